package smpng.explorer.jdk;

import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Update;
import smpng.explorer.guest.FieldName;
import smpng.explorer.guest.Hooks;
import smpng.explorer.guest.Objects;

/**
 * Stands for {@code sun.misc.Unsafe} and {@code jdk.internal.misc.Unsafe}, as far as they access fields and elements of
 * arrays. Memory off the heap, and an object's bytes as another type, are not modelled: there are no such methods.
 */
public final class Unsafe {
    /** What everybody reads by reflection. */
    public static final Unsafe THE_ONLY = new Unsafe();

    public static final int INVALID_FIELD_OFFSET = -1;
    public static final int ARRAY_BOOLEAN_BASE_OFFSET = Objects.ARRAY_BASE;
    public static final int ARRAY_BYTE_BASE_OFFSET = Objects.ARRAY_BASE;
    public static final int ARRAY_SHORT_BASE_OFFSET = Objects.ARRAY_BASE;
    public static final int ARRAY_CHAR_BASE_OFFSET = Objects.ARRAY_BASE;
    public static final int ARRAY_INT_BASE_OFFSET = Objects.ARRAY_BASE;
    public static final int ARRAY_LONG_BASE_OFFSET = Objects.ARRAY_BASE;
    public static final int ARRAY_FLOAT_BASE_OFFSET = Objects.ARRAY_BASE;
    public static final int ARRAY_DOUBLE_BASE_OFFSET = Objects.ARRAY_BASE;
    public static final int ARRAY_OBJECT_BASE_OFFSET = Objects.ARRAY_BASE;
    public static final int ARRAY_BOOLEAN_INDEX_SCALE = 1;
    public static final int ARRAY_BYTE_INDEX_SCALE = 1;
    public static final int ARRAY_SHORT_INDEX_SCALE = 2;
    public static final int ARRAY_CHAR_INDEX_SCALE = 2;
    public static final int ARRAY_INT_INDEX_SCALE = 4;
    public static final int ARRAY_LONG_INDEX_SCALE = 8;
    public static final int ARRAY_FLOAT_INDEX_SCALE = 4;
    public static final int ARRAY_DOUBLE_INDEX_SCALE = 8;
    public static final int ARRAY_OBJECT_INDEX_SCALE = 4;

    private Unsafe() {}

    /** Of no consequence: there are no bytes. */
    public boolean isBigEndian() {
        return false;
    }

    public static Unsafe getUnsafe() {
        return THE_ONLY;
    }

    /** Where a field is. */
    public long objectFieldOffset(FieldName field) {
        return objectFieldOffset(field.holder(), field.name());
    }

    /** Where a field is. */
    public long objectFieldOffset(Class<?> holder, String name) {
        try {
            return Hooks.slot(holder, name);
        } catch (NoSuchFieldException e) {
            throw new InternalError(name, e);
        }
    }

    public int arrayBaseOffset(Class<?> array) {
        return Objects.ARRAY_BASE;
    }

    public int arrayIndexScale(Class<?> array) {
        return Objects.scale(array.getName().charAt(1));
    }

    public int addressSize() {
        return 8;
    }

    public int pageSize() {
        return 4096;
    }

    public void fullFence() {
        Hooks.fence(Order.VOLATILE);
    }

    public void loadFence() {
        Hooks.fence(Order.ACQUIRE);
    }

    public void storeFence() {
        Hooks.fence(Order.RELEASE);
    }

    public void loadLoadFence() {
        Hooks.fence(Order.LOAD_LOAD);
    }

    public void storeStoreFence() {
        Hooks.fence(Order.STORE_STORE);
    }

    public boolean getBoolean(Object on, long offset) {
        return Hooks.read(Hooks.where(on, offset), Order.PLAIN) != 0;
    }

    public boolean getBooleanOpaque(Object on, long offset) {
        return Hooks.read(Hooks.where(on, offset), Order.OPAQUE) != 0;
    }

    public boolean getBooleanAcquire(Object on, long offset) {
        return Hooks.read(Hooks.where(on, offset), Order.ACQUIRE) != 0;
    }

    public boolean getBooleanVolatile(Object on, long offset) {
        return Hooks.read(Hooks.where(on, offset), Order.VOLATILE) != 0;
    }

    public void putBoolean(Object on, long offset, boolean value) {
        Hooks.write(Hooks.where(on, offset), Order.PLAIN, value ? 1 : 0);
    }

    public void putBooleanOpaque(Object on, long offset, boolean value) {
        Hooks.write(Hooks.where(on, offset), Order.OPAQUE, value ? 1 : 0);
    }

    public void putBooleanRelease(Object on, long offset, boolean value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, value ? 1 : 0);
    }

    public void putBooleanVolatile(Object on, long offset, boolean value) {
        Hooks.write(Hooks.where(on, offset), Order.VOLATILE, value ? 1 : 0);
    }

    public byte getByte(Object on, long offset) {
        return (byte) Hooks.read(Hooks.where(on, offset), Order.PLAIN);
    }

    public byte getByteOpaque(Object on, long offset) {
        return (byte) Hooks.read(Hooks.where(on, offset), Order.OPAQUE);
    }

    public byte getByteAcquire(Object on, long offset) {
        return (byte) Hooks.read(Hooks.where(on, offset), Order.ACQUIRE);
    }

    public byte getByteVolatile(Object on, long offset) {
        return (byte) Hooks.read(Hooks.where(on, offset), Order.VOLATILE);
    }

    public void putByte(Object on, long offset, byte value) {
        Hooks.write(Hooks.where(on, offset), Order.PLAIN, value);
    }

    public void putByteOpaque(Object on, long offset, byte value) {
        Hooks.write(Hooks.where(on, offset), Order.OPAQUE, value);
    }

    public void putByteRelease(Object on, long offset, byte value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public void putByteVolatile(Object on, long offset, byte value) {
        Hooks.write(Hooks.where(on, offset), Order.VOLATILE, value);
    }

    public short getShort(Object on, long offset) {
        return (short) Hooks.read(Hooks.where(on, offset), Order.PLAIN);
    }

    public short getShortOpaque(Object on, long offset) {
        return (short) Hooks.read(Hooks.where(on, offset), Order.OPAQUE);
    }

    public short getShortAcquire(Object on, long offset) {
        return (short) Hooks.read(Hooks.where(on, offset), Order.ACQUIRE);
    }

    public short getShortVolatile(Object on, long offset) {
        return (short) Hooks.read(Hooks.where(on, offset), Order.VOLATILE);
    }

    public void putShort(Object on, long offset, short value) {
        Hooks.write(Hooks.where(on, offset), Order.PLAIN, value);
    }

    public void putShortOpaque(Object on, long offset, short value) {
        Hooks.write(Hooks.where(on, offset), Order.OPAQUE, value);
    }

    public void putShortRelease(Object on, long offset, short value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public void putShortVolatile(Object on, long offset, short value) {
        Hooks.write(Hooks.where(on, offset), Order.VOLATILE, value);
    }

    public char getChar(Object on, long offset) {
        return (char) Hooks.read(Hooks.where(on, offset), Order.PLAIN);
    }

    public char getCharOpaque(Object on, long offset) {
        return (char) Hooks.read(Hooks.where(on, offset), Order.OPAQUE);
    }

    public char getCharAcquire(Object on, long offset) {
        return (char) Hooks.read(Hooks.where(on, offset), Order.ACQUIRE);
    }

    public char getCharVolatile(Object on, long offset) {
        return (char) Hooks.read(Hooks.where(on, offset), Order.VOLATILE);
    }

    public void putChar(Object on, long offset, char value) {
        Hooks.write(Hooks.where(on, offset), Order.PLAIN, value);
    }

    public void putCharOpaque(Object on, long offset, char value) {
        Hooks.write(Hooks.where(on, offset), Order.OPAQUE, value);
    }

    public void putCharRelease(Object on, long offset, char value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public void putCharVolatile(Object on, long offset, char value) {
        Hooks.write(Hooks.where(on, offset), Order.VOLATILE, value);
    }

    public int getInt(Object on, long offset) {
        return (int) Hooks.read(Hooks.where(on, offset), Order.PLAIN);
    }

    public int getIntOpaque(Object on, long offset) {
        return (int) Hooks.read(Hooks.where(on, offset), Order.OPAQUE);
    }

    public int getIntAcquire(Object on, long offset) {
        return (int) Hooks.read(Hooks.where(on, offset), Order.ACQUIRE);
    }

    public int getIntVolatile(Object on, long offset) {
        return (int) Hooks.read(Hooks.where(on, offset), Order.VOLATILE);
    }

    public void putInt(Object on, long offset, int value) {
        Hooks.write(Hooks.where(on, offset), Order.PLAIN, value);
    }

    public void putIntOpaque(Object on, long offset, int value) {
        Hooks.write(Hooks.where(on, offset), Order.OPAQUE, value);
    }

    public void putIntRelease(Object on, long offset, int value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public void putIntVolatile(Object on, long offset, int value) {
        Hooks.write(Hooks.where(on, offset), Order.VOLATILE, value);
    }

    public long getLong(Object on, long offset) {
        return Hooks.read(Hooks.where(on, offset), Order.PLAIN);
    }

    public long getLongOpaque(Object on, long offset) {
        return Hooks.read(Hooks.where(on, offset), Order.OPAQUE);
    }

    public long getLongAcquire(Object on, long offset) {
        return Hooks.read(Hooks.where(on, offset), Order.ACQUIRE);
    }

    public long getLongVolatile(Object on, long offset) {
        return Hooks.read(Hooks.where(on, offset), Order.VOLATILE);
    }

    public void putLong(Object on, long offset, long value) {
        Hooks.write(Hooks.where(on, offset), Order.PLAIN, value);
    }

    public void putLongOpaque(Object on, long offset, long value) {
        Hooks.write(Hooks.where(on, offset), Order.OPAQUE, value);
    }

    public void putLongRelease(Object on, long offset, long value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public void putLongVolatile(Object on, long offset, long value) {
        Hooks.write(Hooks.where(on, offset), Order.VOLATILE, value);
    }

    public float getFloat(Object on, long offset) {
        return Float.intBitsToFloat((int) Hooks.read(Hooks.where(on, offset), Order.PLAIN));
    }

    public float getFloatOpaque(Object on, long offset) {
        return Float.intBitsToFloat((int) Hooks.read(Hooks.where(on, offset), Order.OPAQUE));
    }

    public float getFloatAcquire(Object on, long offset) {
        return Float.intBitsToFloat((int) Hooks.read(Hooks.where(on, offset), Order.ACQUIRE));
    }

    public float getFloatVolatile(Object on, long offset) {
        return Float.intBitsToFloat((int) Hooks.read(Hooks.where(on, offset), Order.VOLATILE));
    }

    public void putFloat(Object on, long offset, float value) {
        Hooks.write(Hooks.where(on, offset), Order.PLAIN, Float.floatToRawIntBits(value));
    }

    public void putFloatOpaque(Object on, long offset, float value) {
        Hooks.write(Hooks.where(on, offset), Order.OPAQUE, Float.floatToRawIntBits(value));
    }

    public void putFloatRelease(Object on, long offset, float value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, Float.floatToRawIntBits(value));
    }

    public void putFloatVolatile(Object on, long offset, float value) {
        Hooks.write(Hooks.where(on, offset), Order.VOLATILE, Float.floatToRawIntBits(value));
    }

    public double getDouble(Object on, long offset) {
        return Double.longBitsToDouble(Hooks.read(Hooks.where(on, offset), Order.PLAIN));
    }

    public double getDoubleOpaque(Object on, long offset) {
        return Double.longBitsToDouble(Hooks.read(Hooks.where(on, offset), Order.OPAQUE));
    }

    public double getDoubleAcquire(Object on, long offset) {
        return Double.longBitsToDouble(Hooks.read(Hooks.where(on, offset), Order.ACQUIRE));
    }

    public double getDoubleVolatile(Object on, long offset) {
        return Double.longBitsToDouble(Hooks.read(Hooks.where(on, offset), Order.VOLATILE));
    }

    public void putDouble(Object on, long offset, double value) {
        Hooks.write(Hooks.where(on, offset), Order.PLAIN, Double.doubleToRawLongBits(value));
    }

    public void putDoubleOpaque(Object on, long offset, double value) {
        Hooks.write(Hooks.where(on, offset), Order.OPAQUE, Double.doubleToRawLongBits(value));
    }

    public void putDoubleRelease(Object on, long offset, double value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, Double.doubleToRawLongBits(value));
    }

    public void putDoubleVolatile(Object on, long offset, double value) {
        Hooks.write(Hooks.where(on, offset), Order.VOLATILE, Double.doubleToRawLongBits(value));
    }

    public void putOrderedInt(Object on, long offset, int value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public boolean compareAndSwapInt(Object on, long offset, int expected, int value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean compareAndSetInt(Object on, long offset, int expected, int value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean weakCompareAndSetInt(Object on, long offset, int expected, int value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean weakCompareAndSetIntPlain(Object on, long offset, int expected, int value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.OPAQUE, expected, value);
    }

    public boolean weakCompareAndSetIntAcquire(Object on, long offset, int expected, int value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.ACQUIRE, expected, value);
    }

    public boolean weakCompareAndSetIntRelease(Object on, long offset, int expected, int value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.RELEASE, expected, value);
    }

    public int getAndAddInt(Object on, long offset, int delta) {
        return (int) Hooks.update(Hooks.where(on, offset), Order.VOLATILE, Update.ADD_INT, delta);
    }

    public int getAndSetInt(Object on, long offset, int value) {
        return (int) Hooks.update(Hooks.where(on, offset), Order.VOLATILE, Update.SET, value);
    }

    public int getAndAddIntAcquire(Object on, long offset, int delta) {
        return (int) Hooks.update(Hooks.where(on, offset), Order.ACQUIRE, Update.ADD_INT, delta);
    }

    public int getAndSetIntAcquire(Object on, long offset, int value) {
        return (int) Hooks.update(Hooks.where(on, offset), Order.ACQUIRE, Update.SET, value);
    }

    public int getAndAddIntRelease(Object on, long offset, int delta) {
        return (int) Hooks.update(Hooks.where(on, offset), Order.RELEASE, Update.ADD_INT, delta);
    }

    public int getAndSetIntRelease(Object on, long offset, int value) {
        return (int) Hooks.update(Hooks.where(on, offset), Order.RELEASE, Update.SET, value);
    }

    public void putOrderedLong(Object on, long offset, long value) {
        Hooks.write(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public boolean compareAndSwapLong(Object on, long offset, long expected, long value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean compareAndSetLong(Object on, long offset, long expected, long value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean weakCompareAndSetLong(Object on, long offset, long expected, long value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean weakCompareAndSetLongPlain(Object on, long offset, long expected, long value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.OPAQUE, expected, value);
    }

    public boolean weakCompareAndSetLongAcquire(Object on, long offset, long expected, long value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.ACQUIRE, expected, value);
    }

    public boolean weakCompareAndSetLongRelease(Object on, long offset, long expected, long value) {
        return Hooks.compareAndSet(Hooks.where(on, offset), Order.RELEASE, expected, value);
    }

    public long getAndAddLong(Object on, long offset, long delta) {
        return Hooks.update(Hooks.where(on, offset), Order.VOLATILE, Update.ADD_LONG, delta);
    }

    public long getAndSetLong(Object on, long offset, long value) {
        return Hooks.update(Hooks.where(on, offset), Order.VOLATILE, Update.SET, value);
    }

    public long getAndAddLongAcquire(Object on, long offset, long delta) {
        return Hooks.update(Hooks.where(on, offset), Order.ACQUIRE, Update.ADD_LONG, delta);
    }

    public long getAndSetLongAcquire(Object on, long offset, long value) {
        return Hooks.update(Hooks.where(on, offset), Order.ACQUIRE, Update.SET, value);
    }

    public long getAndAddLongRelease(Object on, long offset, long delta) {
        return Hooks.update(Hooks.where(on, offset), Order.RELEASE, Update.ADD_LONG, delta);
    }

    public long getAndSetLongRelease(Object on, long offset, long value) {
        return Hooks.update(Hooks.where(on, offset), Order.RELEASE, Update.SET, value);
    }

    public @Nullable Object getObject(Object on, long offset) {
        return Hooks.readReference(Hooks.where(on, offset), Order.PLAIN);
    }

    public @Nullable Object getObjectOpaque(Object on, long offset) {
        return Hooks.readReference(Hooks.where(on, offset), Order.OPAQUE);
    }

    public @Nullable Object getObjectAcquire(Object on, long offset) {
        return Hooks.readReference(Hooks.where(on, offset), Order.ACQUIRE);
    }

    public @Nullable Object getObjectVolatile(Object on, long offset) {
        return Hooks.readReference(Hooks.where(on, offset), Order.VOLATILE);
    }

    public void putObject(Object on, long offset, @Nullable Object value) {
        Hooks.writeReference(Hooks.where(on, offset), Order.PLAIN, value);
    }

    public void putObjectOpaque(Object on, long offset, @Nullable Object value) {
        Hooks.writeReference(Hooks.where(on, offset), Order.OPAQUE, value);
    }

    public void putObjectRelease(Object on, long offset, @Nullable Object value) {
        Hooks.writeReference(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public void putObjectVolatile(Object on, long offset, @Nullable Object value) {
        Hooks.writeReference(Hooks.where(on, offset), Order.VOLATILE, value);
    }

    public @Nullable Object getAndSetObject(Object on, long offset, @Nullable Object value) {
        return Hooks.exchange(Hooks.where(on, offset), Order.VOLATILE, value);
    }

    public @Nullable Object getAndSetObjectAcquire(Object on, long offset, @Nullable Object value) {
        return Hooks.exchange(Hooks.where(on, offset), Order.ACQUIRE, value);
    }

    public @Nullable Object getAndSetObjectRelease(Object on, long offset, @Nullable Object value) {
        return Hooks.exchange(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public boolean compareAndSetObject(Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean weakCompareAndSetObject(Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean weakCompareAndSetObjectPlain(
            Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.OPAQUE, expected, value);
    }

    public boolean weakCompareAndSetObjectAcquire(
            Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.ACQUIRE, expected, value);
    }

    public boolean weakCompareAndSetObjectRelease(
            Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.RELEASE, expected, value);
    }

    public @Nullable Object getReference(Object on, long offset) {
        return Hooks.readReference(Hooks.where(on, offset), Order.PLAIN);
    }

    public @Nullable Object getReferenceOpaque(Object on, long offset) {
        return Hooks.readReference(Hooks.where(on, offset), Order.OPAQUE);
    }

    public @Nullable Object getReferenceAcquire(Object on, long offset) {
        return Hooks.readReference(Hooks.where(on, offset), Order.ACQUIRE);
    }

    public @Nullable Object getReferenceVolatile(Object on, long offset) {
        return Hooks.readReference(Hooks.where(on, offset), Order.VOLATILE);
    }

    public void putReference(Object on, long offset, @Nullable Object value) {
        Hooks.writeReference(Hooks.where(on, offset), Order.PLAIN, value);
    }

    public void putReferenceOpaque(Object on, long offset, @Nullable Object value) {
        Hooks.writeReference(Hooks.where(on, offset), Order.OPAQUE, value);
    }

    public void putReferenceRelease(Object on, long offset, @Nullable Object value) {
        Hooks.writeReference(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public void putReferenceVolatile(Object on, long offset, @Nullable Object value) {
        Hooks.writeReference(Hooks.where(on, offset), Order.VOLATILE, value);
    }

    public @Nullable Object getAndSetReference(Object on, long offset, @Nullable Object value) {
        return Hooks.exchange(Hooks.where(on, offset), Order.VOLATILE, value);
    }

    public @Nullable Object getAndSetReferenceAcquire(Object on, long offset, @Nullable Object value) {
        return Hooks.exchange(Hooks.where(on, offset), Order.ACQUIRE, value);
    }

    public @Nullable Object getAndSetReferenceRelease(Object on, long offset, @Nullable Object value) {
        return Hooks.exchange(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public boolean compareAndSetReference(Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean weakCompareAndSetReference(
            Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }

    public boolean weakCompareAndSetReferencePlain(
            Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.OPAQUE, expected, value);
    }

    public boolean weakCompareAndSetReferenceAcquire(
            Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.ACQUIRE, expected, value);
    }

    public boolean weakCompareAndSetReferenceRelease(
            Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.RELEASE, expected, value);
    }

    public void putOrderedObject(Object on, long offset, @Nullable Object value) {
        Hooks.writeReference(Hooks.where(on, offset), Order.RELEASE, value);
    }

    public boolean compareAndSwapObject(Object on, long offset, @Nullable Object expected, @Nullable Object value) {
        return Hooks.compareAndSetReference(Hooks.where(on, offset), Order.VOLATILE, expected, value);
    }
}
