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
        if (length < 0
                || fromIndex < 0
                || toIndex < 0
                || fromIndex > Array.getLength(from) - length
                || toIndex > Array.getLength(to) - length) {
            throw new ArrayIndexOutOfBoundsException(
                    "arraycopy of " + length + " elements from " + fromIndex + " to " + toIndex);
        }
        Guest source = objects.identity(from);
        Guest target = objects.identity(to);
        if (from == to && fromIndex < toIndex) {
            for (int at = length - 1; at >= 0; at--) {
                move(objects, heap, source, fromIndex + at, target, toIndex + at);
            }
        } else {
            for (int at = 0; at < length; at++) {
                move(objects, heap, source, fromIndex + at, target, toIndex + at);
            }
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

    /** The program's own array with the contents of one that the JDK has made; an own one stays as it is. */
    public static Object adopt(Objects objects, Heap heap, Object array) {
        if (!array.getClass().isArray() || objects.isArray(array)) {
            return array;
        }
        Object own = objects.allocateArray(array.getClass().getName(), Array.getLength(array));
        fill(objects, heap, array, own);
        // For code of the JDK that looks at what the program returns, such as the values of an enum.
        System.arraycopy(array, 0, own, 0, Array.getLength(array));
        return own;
    }

    private static void fill(Objects objects, Heap heap, Object foreign, Object own) {
        Guest to = objects.identity(own);
        for (int at = 0; at < to.length; at++) {
            put(objects, heap, to, at, Array.get(foreign, at));
        }
    }

    /** Gives the native array the contents that the program's has, for code that reads it natively. */
    public static void show(Objects objects, Heap heap, Object array) {
        if (!objects.isArray(array)) {
            return;
        }
        Guest from = objects.identity(array);
        Class<?> component = component(array);
        boolean reference = !component.isPrimitive();
        for (int at = 0; at < from.length; at++) {
            long value = heap.read(from.base + at, reference ? Order.REFERENCE : Order.PLAIN);
            set(array, at, Values.box(component, value, objects));
        }
        from.shown = Array.newInstance(component, from.length);
        System.arraycopy(array, 0, from.shown, 0, from.length);
    }

    private static Class<?> component(Object array) {
        Class<?> component = array.getClass().getComponentType();
        if (component == null) {
            throw new IllegalArgumentException(array.getClass() + " is no array");
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
