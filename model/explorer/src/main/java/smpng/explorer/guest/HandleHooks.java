package smpng.explorer.guest;

import java.lang.invoke.MethodHandles;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Update;

/**
 * What rewritten code calls for a VarHandle: where its variable is, what its value is as the graph has it, and the access.
 * As {@link Hooks}, loaded once more by each world.
 */
@SuppressWarnings("nullness") // Arguments come from bytecode, not from checked code.
public final class HandleHooks {
    private static final Heap HEAP = Heap.of(HandleHooks.class);
    private static final Objects OBJECTS = HEAP.objects();

    private HandleHooks() {}

    public static int locate(Handle handle) {
        return handle.where();
    }

    public static int locate(Handle handle, Object holder) {
        if (!handle.holder().isInstance(holder)) {
            throw wrong(handle.holder(), holder);
        }
        return OBJECTS.identity(holder).base + handle.where();
    }

    public static int locate(Handle handle, Object array, int index) {
        if (!handle.holder().isInstance(array)) {
            throw wrong(handle.holder(), array);
        }
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
        if (handle.type() != 'L') {
            return HandleValues.unbox(handle, value);
        } else if (value != null && !handle.variable().isInstance(value)) {
            throw wrong(handle.variable(), value);
        }
        return OBJECTS.encode(value);
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
            return handle.type() == 'L' ? HEAP.peekReference(location) : HEAP.peek(location);
        }
        return HEAP.read(location, handle.type() == 'L' ? order | Order.REFERENCE : order);
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
                : HEAP.update(location, order, Update.SET, value);
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

    private static RuntimeException wrong(Class<?> expected, @Nullable Object given) {
        return given == null
                ? new NullPointerException()
                : new ClassCastException(given.getClass().getName() + " is no " + expected.getName());
    }
}
