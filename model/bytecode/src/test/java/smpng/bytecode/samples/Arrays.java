package smpng.bytecode.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Arrays of every element type. */
public final class Arrays implements Supplier<Object> {
    @Override
    public Object get() {
        List<Object> seen = new ArrayList<>();
        boolean[] flags = new boolean[2];
        flags[1] = true;
        seen.add(flags[1]);
        byte[] bytes = new byte[2];
        bytes[1] = -1;
        seen.add(bytes[1]);
        short[] shorts = new short[2];
        shorts[1] = -2;
        seen.add(shorts[1]);
        char[] chars = new char[2];
        chars[1] = 'c';
        seen.add(chars[1]);
        int[] ints = new int[2];
        ints[1] += 3;
        seen.add(ints[1]);
        long[] longs = new long[2];
        longs[1] = 1L << 33;
        seen.add(longs[1]++);
        float[] floats = new float[2];
        floats[1] = 1.5f;
        seen.add(floats[1]);
        double[] doubles = new double[2];
        doubles[1] = 2.5;
        seen.add(doubles[1]);
        String[] words = new String[2];
        words[1] = "w";
        seen.add(words[1].length());
        int[][] grid = new int[2][3];
        grid[1][2] = 4;
        seen.add(grid[1][2]);
        return seen;
    }

    /** What the verifier allows and the run time forbids, and arrays that are not there. */
    public static final class Odd implements Supplier<Object> {
        @Override
        public Object get() {
            List<Object> seen = new ArrayList<>();
            Object[] really = new String[1];
            Object value = seen;
            try {
                really[0] = value;
            } catch (ArrayStoreException e) {
                seen.add("store");
            }
            try {
                really[1] = "late";
            } catch (ArrayIndexOutOfBoundsException e) {
                seen.add("bounds");
            }
            int[] none = null;
            try {
                seen.add(none[0]);
            } catch (NullPointerException e) {
                seen.add("null");
            }
            Box<Integer> box = new Box<>(1);
            box.put(0, 9);
            seen.add(box.at(0) + 1);
            Runnable[] tasks = {() -> seen.add("ran")};
            for (Runnable task : tasks) {
                task.run();
            }
            CharSequence[] mixed = seen.isEmpty() ? new String[] {"a"} : new StringBuilder[] {new StringBuilder("b")};
            seen.add(mixed[0].toString());
            Object[] nested = {new int[] {5}, really};
            seen.add(((int[]) nested[0])[0]);
            return seen;
        }
    }

    private static final class Box<T> {
        private final T[] items;

        @SuppressWarnings("unchecked")
        Box(int size) {
            items = (T[]) new Object[size];
        }

        T at(int index) {
            return items[index];
        }

        void put(int index, T item) {
            items[index] = item;
        }
    }
}
