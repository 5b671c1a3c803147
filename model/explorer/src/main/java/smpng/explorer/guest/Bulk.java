package smpng.explorer.guest;

import java.lang.reflect.Array;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Order;

/** What is done to whole arrays and objects: copying, and showing arrays to the JDK's own code, element by element. */
public final class Bulk {
    private Bulk() {}

    /** An array of arrays. */
    public static Object of(Objects objects, Heap heap, String type, int... lengths) {
        return of(objects, heap, type, 0, lengths);
    }

    private static Object of(Objects objects, Heap heap, String type, int depth, int... lengths) {
        Object array = objects.allocateArray(type, lengths[depth]);
        if (depth + 1 < lengths.length) {
            int base = objects.identity(array).base;
            for (int at = 0; at < lengths[depth]; at++) {
                heap.writeReference(base + at, Order.PLAIN, of(objects, heap, type.substring(1), depth + 1, lengths));
            }
        }
        return array;
    }

    /** {@code clone()} of an array or an object. */
    public static Object copy(Objects objects, Heap heap, Object object) {
        if (object.getClass().isArray() && !objects.isArray(object)) {
            int length = Array.getLength(object);
            Object copy = objects.allocateArray(object.getClass().getName(), length);
            fill(objects, heap, object, copy);
            return copy;
        }
        Guest from = objects.identity(object);
        if (from.length < 0 && !(object instanceof Cloneable)) {
            throw objects.refused("clone() of a " + object.getClass().getName(), "make it Cloneable");
        }
        Guest to = objects.twin(from);
        for (int at = 0; at < from.size; at++) {
            move(objects, heap, from, at, to, at);
        }
        return to.object;
    }

    /** {@code System.arraycopy}. */
    public static void copy(
            Objects objects, Heap heap, Object from, int fromIndex, Object to, int toIndex, int length) {
        Class<?> source = componentOrFail(from);
        Class<?> target = componentOrFail(to);
        if ((source.isPrimitive() || target.isPrimitive()) && source != target) {
            throw new ArrayStoreException("arraycopy from " + source.getName() + "[] to " + target.getName() + "[]");
        } else if (length < 0
                || fromIndex < 0
                || toIndex < 0
                || fromIndex > Array.getLength(from) - length
                || toIndex > Array.getLength(to) - length) {
            throw new ArrayIndexOutOfBoundsException(
                    "arraycopy of " + length + " elements from " + fromIndex + " to " + toIndex);
        }
        boolean down = from == to && fromIndex < toIndex;
        for (int at = down ? length - 1 : 0; at >= 0 && at < length; at += down ? -1 : 1) {
            moveElement(objects, heap, from, fromIndex + at, to, toIndex + at);
        }
    }

    /** What an array is of; what is no array cannot be copied as one. */
    private static Class<?> componentOrFail(Object array) {
        Class<?> component = array.getClass().getComponentType();
        if (component == null) {
            throw new ArrayStoreException("arraycopy: " + array.getClass().getName() + " is not an array");
        }
        return component;
    }

    /** Also natively: code that is not rewritten may be given the array as the result of the program's. */
    private static void moveElement(Objects objects, Heap heap, Object from, int fromAt, Object to, int toAt) {
        Guest source = objects.identity(from);
        Guest target = objects.identity(to);
        Class<?> component = component(to);
        if (component.isPrimitive()) {
            long value = heap.read(source.base + fromAt, Order.PLAIN);
            set(to, toAt, Values.box(component, value, objects));
            heap.write(target.base + toAt, Order.PLAIN, value);
        } else {
            long value = heap.read(source.base + fromAt, Order.REFERENCE);
            try {
                set(to, toAt, objects.decode(value));
            } catch (IllegalArgumentException e) {
                throw new ArrayStoreException("arraycopy: element " + fromAt + " is no " + component.getName());
            }
            heap.writeEncoded(target.base + toAt, Order.PLAIN, value);
        }
    }

    private static void move(Objects objects, Heap heap, Guest from, int fromAt, Guest to, int toAt) {
        boolean reference = objects.isReference(from, fromAt);
        long value = heap.read(from.base + fromAt, reference ? Order.REFERENCE : Order.PLAIN);
        if (reference) {
            heap.writeEncoded(to.base + toAt, Order.PLAIN, value);
        } else {
            heap.write(to.base + toAt, Order.PLAIN, value);
        }
    }

    /**
     * {@code Arrays.fill}: writes each element, whatever is there.
     *
     * @param value as the graph has it
     */
    public static void fill(Objects objects, Heap heap, Object array, int from, int to, long value) {
        Guest target = objects.identity(array);
        requireRange(from, to);
        if (from < 0 || to > target.length) {
            throw new ArrayIndexOutOfBoundsException(from < 0 ? from : to);
        }
        Class<?> component = component(array);
        for (int at = from; at < to; at++) {
            if (component.isPrimitive()) {
                heap.write(target.base + at, Order.PLAIN, value);
            } else {
                try {
                    set(array, at, objects.decode(value));
                } catch (IllegalArgumentException e) {
                    throw new ArrayStoreException("fill: no " + component.getName());
                }
                heap.writeEncoded(target.base + at, Order.PLAIN, value);
            }
        }
    }

    /** How long an array is. */
    public static int length(Object array) {
        return Array.getLength(array);
    }

    /** {@code Arrays.copyOf}. */
    public static Object copyOf(Objects objects, Heap heap, Object array, int length, @Nullable Class<?> type) {
        Object copy = objects.allocateArray(type == null ? component(array) : component(type), length);
        copy(objects, heap, array, 0, copy, 0, Math.min(length, Array.getLength(array)));
        return copy;
    }

    /** {@code Arrays.copyOfRange}. */
    public static Object copyOfRange(
            Objects objects, Heap heap, Object array, int from, int to, @Nullable Class<?> type) {
        if (from > to) {
            throw new IllegalArgumentException(from + " > " + to);
        }
        Object copy = objects.allocateArray(type == null ? component(array) : component(type), to - from);
        copy(objects, heap, array, from, copy, 0, Math.min(to, Array.getLength(array)) - from);
        return copy;
    }

    private static void requireRange(int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("fromIndex(" + from + ") > toIndex(" + to + ")");
        }
    }

    /**
     * The program's own array with the contents of one that the JDK has made. One of the program's own that the JDK had it
     * make, by {@code String[]::new}, gets what the JDK wrote into it.
     *
     * @param madeBefore how many objects there were when the JDK was called
     */
    public static Object adopt(Objects objects, Heap heap, Object array, int madeBefore) {
        if (objects.isArray(array)) {
            if (objects.isMadeSince(array, madeBefore)) {
                takeFresh(objects, heap, array);
            }
            return array;
        } else if (!array.getClass().isArray()) {
            return array;
        }
        Object own = objects.allocateArray(array.getClass().getName(), Array.getLength(array));
        fill(objects, heap, array, own);
        // For code of the JDK that looks at what the program returns, such as the values of an enum.
        System.arraycopy(array, 0, own, 0, Array.getLength(array));
        return own;
    }

    /** A fresh array is all zero, natively too: what is not was written natively, or by a hook that does so as well. */
    private static void takeFresh(Objects objects, Heap heap, Object array) {
        Guest to = objects.identity(array);
        for (int at = 0; at < to.length; at++) {
            Object now = Array.get(array, at);
            if (component(array).isPrimitive() ? Values.unbox(now) != 0 : now != null) {
                put(objects, heap, to, at, now);
            }
        }
    }

    private static void fill(Objects objects, Heap heap, Object foreign, Object own) {
        Guest to = objects.identity(own);
        for (int at = 0; at < to.length; at++) {
            put(objects, heap, to, at, Array.get(foreign, at));
        }
    }

    /**
     * Gives the native array the contents that the program's has, for code that reads it natively.
     *
     * @param what the method that is called, unless all it does is read the whole array
     */
    public static void show(Objects objects, Heap heap, Object array, String what) {
        if (!objects.isArray(array)) {
            return;
        }
        Guest from = objects.identity(array);
        if (!what.isEmpty() && from.length > 0 && heap.isExploring() && !heap.isPrivate(from.base)) {
            throw objects.refused(what + " of an array that threads share", "write the loop, or use a copy");
        }
        Class<?> component = component(array);
        boolean reference = !component.isPrimitive();
        for (int at = 0; at < from.length; at++) {
            long value = heap.read(from.base + at, reference ? Order.REFERENCE : Order.PLAIN);
            set(array, at, Values.box(component, value, objects));
        }
        from.shown = Array.newInstance(component, from.length);
        System.arraycopy(array, 0, from.shown, 0, from.length);
    }

    /** An array that is made once more: what native code left in it is of another run. */
    static void clear(Object array) {
        if (array instanceof Object[] references) {
            java.util.Arrays.fill(references, null);
        } else if (array instanceof int[] ints) {
            java.util.Arrays.fill(ints, 0);
        } else if (array instanceof long[] longs) {
            java.util.Arrays.fill(longs, 0);
        } else if (array instanceof byte[] bytes) {
            java.util.Arrays.fill(bytes, (byte) 0);
        } else if (array instanceof char[] chars) {
            java.util.Arrays.fill(chars, (char) 0);
        } else if (array instanceof short[] shorts) {
            java.util.Arrays.fill(shorts, (short) 0);
        } else if (array instanceof boolean[] booleans) {
            java.util.Arrays.fill(booleans, false);
        } else if (array instanceof float[] floats) {
            java.util.Arrays.fill(floats, 0);
        } else if (array instanceof double[] doubles) {
            java.util.Arrays.fill(doubles, 0);
        }
    }

    private static Class<?> component(Object array) {
        return component(array.getClass());
    }

    private static Class<?> component(Class<?> array) {
        Class<?> component = array.getComponentType();
        if (component == null) {
            throw new IllegalArgumentException(array + " is no array");
        }
        return component;
    }

    @SuppressWarnings("nullness:argument") // an element may be null
    private static void set(Object array, int at, @Nullable Object value) {
        Array.set(array, at, value);
    }

    /** Writes what native code changed in an array that was shown to it. */
    public static void take(Objects objects, Heap heap, Object array) {
        if (!objects.isArray(array)) {
            return;
        }
        Guest to = objects.identity(array);
        Object shown = to.shown;
        for (int at = 0; shown != null && at < to.length; at++) {
            Object now = Array.get(array, at);
            Object before = Array.get(shown, at);
            if (component(array).isPrimitive() ? !java.util.Objects.equals(now, before) : now != before) {
                put(objects, heap, to, at, now);
            }
        }
        to.shown = null;
    }

    private static void put(Objects objects, Heap heap, Guest to, int at, @Nullable Object value) {
        if (objects.isReference(to, at)) {
            heap.writeReference(to.base + at, Order.PLAIN, value);
        } else {
            heap.write(to.base + at, Order.PLAIN, Values.unbox(value));
        }
    }
}
