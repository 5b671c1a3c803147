package smpng.explorer.jdk.lang;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Stands for methods of {@link java.util.Arrays} that both read and write an array. Sorting reads every element once, in
 * order, and then writes every one: which accesses the library's own makes is not documented.
 */
@SuppressWarnings("nullness:argument") // a comparator may be null
public final class ArrayLoops {
    private ArrayLoops() {}

    public static void sort(int[] a) {
        sort(a, 0, a.length);
    }

    public static void sort(int[] a, int fromIndex, int toIndex) {
        int[] sorted = Arrays.copyOfRange(a, fromIndex, checked(a.length, fromIndex, toIndex));
        Arrays.sort(sorted);
        System.arraycopy(sorted, 0, a, fromIndex, sorted.length);
    }

    public static void sort(long[] a) {
        sort(a, 0, a.length);
    }

    public static void sort(long[] a, int fromIndex, int toIndex) {
        long[] sorted = Arrays.copyOfRange(a, fromIndex, checked(a.length, fromIndex, toIndex));
        Arrays.sort(sorted);
        System.arraycopy(sorted, 0, a, fromIndex, sorted.length);
    }

    public static void sort(double[] a) {
        double[] sorted = Arrays.copyOf(a, a.length);
        Arrays.sort(sorted);
        System.arraycopy(sorted, 0, a, 0, sorted.length);
    }

    public static void sort(Object[] a) {
        sort(a, 0, a.length, null);
    }

    public static void sort(Object[] a, int fromIndex, int toIndex) {
        sort(a, fromIndex, toIndex, null);
    }

    public static <T> void sort(T[] a, @Nullable Comparator<? super T> c) {
        sort(a, 0, a.length, c);
    }

    @SuppressWarnings("nullness:assignment") // the range lies within the array: nothing is filled up with null
    public static <T> void sort(T[] a, int fromIndex, int toIndex, @Nullable Comparator<? super T> c) {
        T[] sorted = Arrays.copyOfRange(a, fromIndex, checked(a.length, fromIndex, toIndex));
        Arrays.sort(sorted, c);
        System.arraycopy(sorted, 0, a, fromIndex, sorted.length);
    }

    public static <T> void setAll(T[] array, IntFunction<? extends T> generator) {
        for (int i = 0; i < array.length; i++) {
            array[i] = generator.apply(i);
        }
    }

    public static void setAll(int[] array, IntUnaryOperator generator) {
        for (int i = 0; i < array.length; i++) {
            array[i] = generator.applyAsInt(i);
        }
    }

    public static void setAll(long[] array, IntToLongFunction generator) {
        for (int i = 0; i < array.length; i++) {
            array[i] = generator.applyAsLong(i);
        }
    }

    public static void setAll(double[] array, IntToDoubleFunction generator) {
        for (int i = 0; i < array.length; i++) {
            array[i] = generator.applyAsDouble(i);
        }
    }

    private static int checked(int length, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("fromIndex(" + from + ") > toIndex(" + to + ")");
        } else if (from < 0 || to > length) {
            throw new ArrayIndexOutOfBoundsException(from < 0 ? from : to);
        }
        return to;
    }
}
