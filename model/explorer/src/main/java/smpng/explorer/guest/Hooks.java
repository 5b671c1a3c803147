package smpng.explorer.guest;

import java.lang.invoke.MethodHandles;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.Stop;

/**
 * What rewritten code calls. Each world loads a copy of this class of its own, so that its heap is a constant to the
 * compiler; the methods are small, to be inlined.
 */
@SuppressWarnings("nullness") // Arguments come from bytecode, not from checked code.
public final class Hooks {
    private static final Heap HEAP = Heap.of(Hooks.class);
    private static final Objects OBJECTS = HEAP.objects();

    private Hooks() {}

    /** Full access to the world's classes. */
    public static MethodHandles.Lookup lookup() {
        return MethodHandles.lookup();
    }

    private static int at(Object holder, int slot) {
        return (holder instanceof Guest guest ? guest.base : OBJECTS.identity(holder).base) + slot;
    }

    // Instance fields.

    public static int getI(Object holder, int slot, int order) {
        return (int) HEAP.read(at(holder, slot), order);
    }

    public static long getJ(Object holder, int slot, int order) {
        return HEAP.read(at(holder, slot), order);
    }

    public static float getF(Object holder, int slot, int order) {
        return Float.intBitsToFloat((int) HEAP.read(at(holder, slot), order));
    }

    public static double getD(Object holder, int slot, int order) {
        return Double.longBitsToDouble(HEAP.read(at(holder, slot), order));
    }

    public static @Nullable Object getL(Object holder, int slot, int order) {
        return OBJECTS.decode(HEAP.read(at(holder, slot), order));
    }

    public static void putI(Object holder, int value, int slot, int order) {
        HEAP.write(at(holder, slot), order, value);
    }

    public static void putJ(Object holder, long value, int slot, int order) {
        HEAP.write(at(holder, slot), order, value);
    }

    public static void putF(Object holder, float value, int slot, int order) {
        HEAP.write(at(holder, slot), order, Float.floatToRawIntBits(value));
    }

    public static void putD(Object holder, double value, int slot, int order) {
        HEAP.write(at(holder, slot), order, Double.doubleToRawLongBits(value));
    }

    public static void putL(Object holder, @Nullable Object value, int slot, int order) {
        HEAP.writeReference(at(holder, slot), order, value);
    }

    // Final instance fields.

    public static int peekI(Object holder, int slot) {
        return (int) HEAP.peek(at(holder, slot));
    }

    public static long peekJ(Object holder, int slot) {
        return HEAP.peek(at(holder, slot));
    }

    public static float peekF(Object holder, int slot) {
        return Float.intBitsToFloat((int) HEAP.peek(at(holder, slot)));
    }

    public static double peekD(Object holder, int slot) {
        return Double.longBitsToDouble(HEAP.peek(at(holder, slot)));
    }

    public static @Nullable Object peekL(Object holder, int slot) {
        return OBJECTS.decode(HEAP.peek(at(holder, slot)));
    }

    public static void initI(Object holder, int value, int slot) {
        HEAP.writeFinal(at(holder, slot), value, false);
    }

    public static void initJ(Object holder, long value, int slot) {
        HEAP.writeFinal(at(holder, slot), value, false);
    }

    public static void initF(Object holder, float value, int slot) {
        HEAP.writeFinal(at(holder, slot), Float.floatToRawIntBits(value), false);
    }

    public static void initD(Object holder, double value, int slot) {
        HEAP.writeFinal(at(holder, slot), Double.doubleToRawLongBits(value), false);
    }

    public static void initL(Object holder, @Nullable Object value, int slot) {
        HEAP.writeFinal(at(holder, slot), OBJECTS.encode(value), true);
    }

    /** The end of a constructor that writes final fields. */
    public static void freeze(Object holder) {
        HEAP.freeze(at(holder, 0));
    }

    // Static fields.

    public static int staticI(int location, int order) {
        return (int) HEAP.readStatic(location, order);
    }

    public static long staticJ(int location, int order) {
        return HEAP.readStatic(location, order);
    }

    public static float staticF(int location, int order) {
        return Float.intBitsToFloat((int) HEAP.readStatic(location, order));
    }

    public static double staticD(int location, int order) {
        return Double.longBitsToDouble(HEAP.readStatic(location, order));
    }

    public static @Nullable Object staticL(int location, int order) {
        return OBJECTS.decode(HEAP.readStatic(location, order));
    }

    public static void putStaticI(int value, int location, int order) {
        HEAP.writeStatic(location, order, value);
    }

    public static void putStaticJ(long value, int location, int order) {
        HEAP.writeStatic(location, order, value);
    }

    public static void putStaticF(float value, int location, int order) {
        HEAP.writeStatic(location, order, Float.floatToRawIntBits(value));
    }

    public static void putStaticD(double value, int location, int order) {
        HEAP.writeStatic(location, order, Double.doubleToRawLongBits(value));
    }

    public static void putStaticL(@Nullable Object value, int location, int order) {
        HEAP.writeStaticReference(location, order, value);
    }

    /** Refuses what must not be in a static final field: it is read natively. */
    public static void constant(@Nullable Object value) {
        OBJECTS.requireConstant(value);
    }

    // Arrays. The native access checks the index.

    private static int element(Object array, int index) {
        return OBJECTS.identity(array).base + index;
    }

    public static int loadI(int[] array, int index) {
        int unused = array[index];
        return (int) HEAP.read(element(array, index), 0);
    }

    public static int loadZ(boolean[] array, int index) {
        boolean unused = array[index];
        return (int) HEAP.read(element(array, index), 0);
    }

    public static int loadB(byte[] array, int index) {
        byte unused = array[index];
        return (int) HEAP.read(element(array, index), 0);
    }

    public static int loadS(short[] array, int index) {
        short unused = array[index];
        return (int) HEAP.read(element(array, index), 0);
    }

    public static int loadC(char[] array, int index) {
        char unused = array[index];
        return (int) HEAP.read(element(array, index), 0);
    }

    public static long loadJ(long[] array, int index) {
        long unused = array[index];
        return HEAP.read(element(array, index), 0);
    }

    public static float loadF(float[] array, int index) {
        float unused = array[index];
        return Float.intBitsToFloat((int) HEAP.read(element(array, index), 0));
    }

    public static double loadD(double[] array, int index) {
        double unused = array[index];
        return Double.longBitsToDouble(HEAP.read(element(array, index), 0));
    }

    public static @Nullable Object loadL(@Nullable Object[] array, int index) {
        Object unused = array[index];
        return OBJECTS.decode(HEAP.read(element(array, index), smpng.explorer.graph.Order.REFERENCE));
    }

    public static void storeI(int[] array, int index, int value) {
        int unused = array[index];
        HEAP.write(element(array, index), 0, value);
    }

    public static void storeZ(boolean[] array, int index, int value) {
        boolean unused = array[index];
        HEAP.write(element(array, index), 0, value & 1);
    }

    public static void storeB(byte[] array, int index, int value) {
        byte unused = array[index];
        HEAP.write(element(array, index), 0, (byte) value);
    }

    public static void storeS(short[] array, int index, int value) {
        short unused = array[index];
        HEAP.write(element(array, index), 0, (short) value);
    }

    public static void storeC(char[] array, int index, int value) {
        char unused = array[index];
        HEAP.write(element(array, index), 0, (char) value);
    }

    public static void storeJ(long[] array, int index, long value) {
        long unused = array[index];
        HEAP.write(element(array, index), 0, value);
    }

    public static void storeF(float[] array, int index, float value) {
        float unused = array[index];
        HEAP.write(element(array, index), 0, Float.floatToRawIntBits(value));
    }

    public static void storeD(double[] array, int index, double value) {
        double unused = array[index];
        HEAP.write(element(array, index), 0, Double.doubleToRawLongBits(value));
    }

    public static void storeL(@Nullable Object[] array, int index, @Nullable Object value) {
        array[index] = value; // Checks the type; nobody reads it.
        HEAP.writeReference(element(array, index), 0, value);
    }

    // Allocation.

    public static Object allocate(int type) {
        return OBJECTS.allocate(type);
    }

    public static Object array(int length, int type) {
        return OBJECTS.allocateArray(type, length);
    }

    public static Object arrays(int first, int second, String type) {
        return Bulk.of(OBJECTS, HEAP, type, first, second);
    }

    public static Object arrays(int first, int second, int third, String type) {
        return Bulk.of(OBJECTS, HEAP, type, first, second, third);
    }

    public static Object copy(Object object) {
        return Bulk.copy(OBJECTS, HEAP, object);
    }

    public static void arraycopy(Object from, int fromIndex, Object to, int toIndex, int length) {
        Bulk.copy(OBJECTS, HEAP, from, fromIndex, to, toIndex, length);
    }

    public static @Nullable Object adopt(@Nullable Object array) {
        return array == null ? null : Bulk.adopt(OBJECTS, HEAP, array);
    }

    public static void show(@Nullable Object receiver, @Nullable Object array) {
        if (array != null && !isProgram(receiver)) {
            Bulk.show(OBJECTS, HEAP, array);
        }
    }

    public static void take(@Nullable Object array) {
        if (array != null) {
            Bulk.take(OBJECTS, HEAP, array);
        }
    }

    public static Object newInstance(Class<?> component, int length) {
        return OBJECTS.allocateArray(component, length);
    }

    public static int hash(Object object) {
        return OBJECTS.hash(object);
    }

    // Lambdas.

    public static long encode(@Nullable Object object) {
        return OBJECTS.encode(object);
    }

    public static @Nullable Object lambda(int site, long[] captured, long references) {
        return OBJECTS.lambda(site, captured, references);
    }

    public static void keep(int site, long[] captured, long references, Object made) {
        OBJECTS.keep(site, captured, references, made);
    }

    // Control.

    public static void fence(int order) {
        HEAP.fence(order);
    }

    /** What every handler of wide types begins with: the explorer's own throwables pass. */
    public static void caught(Throwable thrown) {
        if (thrown instanceof Stop stop) {
            throw stop;
        } else if (thrown instanceof NotModelled refused) {
            throw refused;
        } else if (thrown instanceof ExceptionInInitializerError && thrown.getCause() instanceof NotModelled refused) {
            throw refused;
        }
    }

    public static void refuse(String what, String mend) {
        throw OBJECTS.refused(what, mend);
    }

    /** Refuses a call through an interface unless the program itself is called. */
    public static void refuse(@Nullable Object receiver, String what, String mend) {
        if (receiver != null && !isProgram(receiver)) {
            throw OBJECTS.refused(what, mend);
        }
    }

    private static boolean isProgram(@Nullable Object receiver) {
        return receiver instanceof Guest || receiver instanceof Located;
    }

    public static void enter(String initialised) {
        HEAP.enter(initialised);
    }

    public static void leave() {
        HEAP.leave();
    }

    /** A call that may have changed what no event shows. */
    public static void effect() {
        HEAP.effect();
    }

    /** A call through an interface that may have: not if the program itself is called. */
    public static void effect(@Nullable Object receiver) {
        if (!isProgram(receiver)) {
            HEAP.effect();
        }
    }

    /** The next write only counts: nothing that a loop waits for. */
    public static void count() {
        HEAP.count();
    }

    public static int loop() {
        return HEAP.loop();
    }

    public static int again(int loop, int same) {
        return HEAP.again(loop, same);
    }

    // Threads and what the models of the JDK need.

    public static int newThread() {
        return HEAP.actors().made();
    }

    public static void start(Object thread, int number) {
        HEAP.actors().start(thread, number);
    }

    public static void join(int number) {
        HEAP.actors().join(number);
    }

    public static Object currentThread() {
        return HEAP.actors().current();
    }

    public static void hint() {
        HEAP.hint();
    }

    public static boolean hasLocal(Object variable) {
        return HEAP.actors().locals().containsKey(variable);
    }

    public static @Nullable Object local(Object variable) {
        return HEAP.actors().locals().get(variable);
    }

    public static void setLocal(Object variable, @Nullable Object value) {
        HEAP.actors().locals().put(variable, value);
    }

    public static void removeLocal(Object variable) {
        HEAP.actors().locals().remove(variable);
    }

    public static int self() {
        return HEAP.actors().self() + 1;
    }

    public static int number(Object thread) {
        return HEAP.actors().number(thread) + 1;
    }

    public static Object state(int number) {
        return HEAP.actors().state(number);
    }

    public static Object monitor(Object object) {
        return HEAP.actors().monitor(object);
    }

    public static int choose(int options) {
        return HEAP.choose(options);
    }

    public static boolean spurious() {
        return HEAP.actors().isSpurious();
    }

    // Unsafe: an offset is a slot, or for arrays what it is in the JDK.

    public static FieldName declaredField(Class<?> holder, String name) {
        return new FieldName(holder, name);
    }

    public static long slot(Class<?> holder, String name) throws NoSuchFieldException {
        return HEAP.handles().slot(holder, name);
    }

    public static int where(Object holder, long offset) {
        return OBJECTS.where(holder, offset);
    }

    public static long read(int location, int order) {
        return HEAP.read(location, order);
    }

    public static @Nullable Object readReference(int location, int order) {
        return OBJECTS.decode(HEAP.read(location, order | smpng.explorer.graph.Order.REFERENCE));
    }

    public static void write(int location, int order, long value) {
        HEAP.write(location, order, value);
    }

    public static void writeReference(int location, int order, @Nullable Object value) {
        HEAP.writeReference(location, order, value);
    }

    public static boolean compareAndSet(int location, int order, long expected, long value) {
        return HEAP.compareAndSet(location, order, failure(order), expected, value, false) == expected;
    }

    public static boolean compareAndSetReference(
            int location, int order, @Nullable Object expected, @Nullable Object value) {
        long from = OBJECTS.encode(expected);
        return HEAP.compareAndSet(location, order, failure(order), from, OBJECTS.encode(value), true) == from;
    }

    public static long update(int location, int order, int update, long operand) {
        return HEAP.update(location, order, update, operand);
    }

    public static @Nullable Object exchange(int location, int order, @Nullable Object value) {
        return OBJECTS.decode(HEAP.exchange(location, order, OBJECTS.encode(value)));
    }

    private static int failure(int order) {
        return order == smpng.explorer.graph.Order.RELEASE ? smpng.explorer.graph.Order.OPAQUE : order;
    }

    // VarHandles: where, then what.

    public static int locate(Handle handle) {
        return handle.where();
    }

    public static int locate(Handle handle, Object holder) {
        return at(holder, handle.where());
    }

    public static int locate(Handle handle, Object array, int index) {
        return OBJECTS.element(array, index);
    }

    public static long encode(Handle handle, int value) {
        return HandleValues.encode(handle, value);
    }

    public static long encode(Handle handle, long value) {
        return HandleValues.encode(handle, value);
    }

    public static long encode(Handle handle, float value) {
        return HandleValues.encode(handle, value);
    }

    public static long encode(Handle handle, double value) {
        return HandleValues.encode(handle, value);
    }

    public static long encode(Handle handle, @Nullable Object value) {
        return handle.type() == 'L' ? OBJECTS.encode(value) : HandleValues.unbox(handle, value);
    }

    public static int decodeI(Handle handle, long value) {
        return HandleValues.toInt(handle, value);
    }

    public static long decodeJ(Handle handle, long value) {
        return HandleValues.toLong(handle, value);
    }

    public static float decodeF(Handle handle, long value) {
        return HandleValues.toFloat(handle, value);
    }

    public static double decodeD(Handle handle, long value) {
        return HandleValues.toDouble(handle, value);
    }

    public static @Nullable Object decodeL(Handle handle, long value) {
        return handle.type() == 'L' ? OBJECTS.decode(value) : HandleValues.box(handle, value);
    }

    public static long get(Handle handle, int location, int order) {
        if (handle.isFinal()) {
            return HEAP.peek(location);
        }
        return HEAP.read(location, handle.type() == 'L' ? order | smpng.explorer.graph.Order.REFERENCE : order);
    }

    public static void set(Handle handle, int location, long value, int order) {
        writable(handle);
        if (handle.type() == 'L') {
            HEAP.writeEncoded(location, order, value);
        } else {
            HEAP.write(location, order, value);
        }
    }

    public static boolean compareAndSet(
            Handle handle, int location, long expected, long value, int order, int failure) {
        writable(handle);
        return HEAP.compareAndSet(location, order, failure, expected, value, handle.type() == 'L') == expected;
    }

    public static long compareAndExchange(
            Handle handle, int location, long expected, long value, int order, int failure) {
        writable(handle);
        return HEAP.compareAndSet(location, order, failure, expected, value, handle.type() == 'L');
    }

    public static boolean weakCompareAndSet(
            Handle handle, int location, long expected, long value, int order, int failure) {
        writable(handle);
        return HEAP.weakCompareAndSet(location, order, failure, expected, value, handle.type() == 'L');
    }

    public static long getAndSet(Handle handle, int location, long value, int order) {
        writable(handle);
        return handle.type() == 'L'
                ? HEAP.exchange(location, order, value)
                : HEAP.update(location, order, smpng.explorer.graph.Update.SET, value);
    }

    public static long getAndUpdate(Handle handle, int location, long value, int order, int update) {
        writable(handle);
        return HEAP.update(location, order, HandleValues.update(handle, update), value);
    }

    private static void writable(Handle handle) {
        if (handle.isFinal()) {
            throw new UnsupportedOperationException("a final field");
        }
    }

    public static Handle findVarHandle(MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
            throws NoSuchFieldException {
        return HEAP.handles().field(owner, name, type);
    }

    public static Handle findStaticVarHandle(MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
            throws NoSuchFieldException {
        return HEAP.handles().staticField(owner, name, type);
    }

    public static Handle arrayElementVarHandle(Class<?> array) {
        return HEAP.handles().element(array);
    }
}
