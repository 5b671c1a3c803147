package smpng.explorer.guest;

import java.lang.invoke.MethodHandles;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;
import smpng.explorer.graph.Order;
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

    // Wide fields whose accesses may tear: two locations, the low half first.

    public static long tornJ(Object holder, int slot) {
        int low = at(holder, slot);
        return whole(HEAP.read(low, Order.PLAIN), HEAP.read(low + 1, Order.PLAIN));
    }

    public static double tornD(Object holder, int slot) {
        return Double.longBitsToDouble(tornJ(holder, slot));
    }

    public static void putTornJ(Object holder, long value, int slot) {
        int low = at(holder, slot);
        HEAP.write(low, Order.PLAIN, (int) value);
        HEAP.write(low + 1, Order.PLAIN, value >> Integer.SIZE);
    }

    public static void putTornD(Object holder, double value, int slot) {
        putTornJ(holder, Double.doubleToRawLongBits(value), slot);
    }

    public static long staticTornJ(int low) {
        return whole(HEAP.readStatic(low, Order.PLAIN), HEAP.readStatic(low + 1, Order.PLAIN));
    }

    public static double staticTornD(int low) {
        return Double.longBitsToDouble(staticTornJ(low));
    }

    public static void putStaticTornJ(long value, int low) {
        HEAP.writeStatic(low, Order.PLAIN, (int) value);
        HEAP.writeStatic(low + 1, Order.PLAIN, value >> Integer.SIZE);
    }

    public static void putStaticTornD(double value, int low) {
        putStaticTornJ(Double.doubleToRawLongBits(value), low);
    }

    private static long whole(long low, long high) {
        return high << Integer.SIZE | Integer.toUnsignedLong((int) low);
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
        return OBJECTS.decode(HEAP.peekReference(at(holder, slot)));
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

    public static void fill(Object array, long value) {
        Bulk.fill(OBJECTS, HEAP, array, 0, Bulk.length(array), value);
    }

    public static void fill(Object array, int from, int to, long value) {
        Bulk.fill(OBJECTS, HEAP, array, from, to, value);
    }

    public static Object copyOf(Object array, int length, @Nullable Class<?> type) {
        return Bulk.copyOf(OBJECTS, HEAP, array, length, type);
    }

    public static Object copyOfRange(Object array, int from, int to, @Nullable Class<?> type) {
        return Bulk.copyOfRange(OBJECTS, HEAP, array, from, to, type);
    }

    /** How many objects the running code has made. */
    public static int made() {
        return OBJECTS.made();
    }

    public static @Nullable Object adopt(@Nullable Object array, int madeBefore) {
        return array == null ? null : Bulk.adopt(OBJECTS, HEAP, array, madeBefore);
    }

    public static void show(@Nullable Object receiver, @Nullable Object array, String what) {
        if (array != null && !isProgram(receiver)) {
            Bulk.show(OBJECTS, HEAP, array, what);
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

    public static int identityHash(@Nullable Object object) {
        return object == null ? 0 : OBJECTS.identityHash(object);
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

    /** What {@code ==} is. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        return one == other || one != null && other != null && !(one instanceof Guest) && OBJECTS.isSame(one, other);
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

    /** A static initialiser fails: a class does that once, while its threads run over and over. */
    public static Throwable leave(Throwable thrown) {
        HEAP.leave();
        return thrown instanceof NotModelled || thrown instanceof Error && thrown.getCause() instanceof NotModelled
                ? thrown
                : OBJECTS.refused(
                        "a static initialiser that throws " + thrown, "a class fails only once; let its users fail");
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
        HEAP.actors().setLocal(variable, value);
    }

    public static void removeLocal(Object variable) {
        HEAP.actors().removeLocal(variable);
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
}
