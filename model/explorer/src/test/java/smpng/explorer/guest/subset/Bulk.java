package smpng.explorer.guest.subset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What accesses many elements or fields in one call: each of them counts, and nothing is atomic. */
final class Bulk {
    private Bulk() {}

    /** Filling writes, also what is there already. */
    @Gives({"0 0", "0 1", "1 0", "1 1"})
    static class Fill {
        private final int[] a = new int[2];

        void thread0() {
            Arrays.fill(a, 0);
        }

        void thread1() {
            a[0] = 1;
            a[1] = 1;
        }

        @Override
        public String toString() {
            return a[0] + " " + a[1];
        }
    }

    /** A range is no more than a range. */
    @Gives({"1 0 1", "1 1 1"})
    static class FillRange {
        private final Object[] a = {1, 1, 1};

        void thread0() {
            Arrays.fill(a, 1, 2, 0);
        }

        void thread1() {
            a[0] = 1;
            a[1] = 1;
            a[2] = 1;
        }

        @Override
        public String toString() {
            return a[0] + " " + a[1] + " " + a[2];
        }
    }

    /** Copying is element by element, so a copy may be of two states. */
    @Gives(
            value = {"0 0", "0 1", "1 1"},
            jam = "1 0")
    static class Copy {
        private final long[] a = new long[2];
        private long[] copy = {};

        void thread0() {
            a[1] = 1;
            a[0] = 1;
        }

        void thread1() {
            copy = Arrays.copyOf(a, 2);
        }

        @Override
        public String toString() {
            return copy[0] + " " + copy[1];
        }
    }

    /** Moves within one array, and what does not fit. */
    @Gives("[1, 1, 2, 3] [2, 3, 3, 4] store bounds null store")
    static class ArrayCopy {
        private String seen = "";

        void thread0() {
            int[] up = {1, 2, 3, 4};
            System.arraycopy(up, 0, up, 1, 3);
            int[] down = {1, 2, 3, 4};
            System.arraycopy(down, 1, down, 0, 2);
            down[3] = 4;
            down[2] = 3;
            String out = Arrays.toString(up) + " " + Arrays.toString(down);
            Object[] mixed = {"a", 1};
            String[] texts = new String[2];
            try {
                System.arraycopy(mixed, 0, texts, 0, 2);
            } catch (ArrayStoreException e) {
                out += " store";
            }
            try {
                System.arraycopy(up, 2, down, 0, 3);
            } catch (IndexOutOfBoundsException e) {
                out += " bounds";
            }
            Object none = null;
            try {
                System.arraycopy(none, 0, down, 0, 1);
            } catch (NullPointerException e) {
                out += " null";
            }
            try {
                System.arraycopy(up, 0, texts, 0, 1);
            } catch (ArrayStoreException e) {
                out += " store";
            }
            seen = out;
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** A clone of an object that another thread writes. */
    @Gives(
            value = {"0 0", "0 1", "1 1"},
            jam = "1 0")
    static class Clone implements Cloneable {
        private int x;
        private int y;
        private Clone copy;

        void thread0() {
            y = 1;
            x = 1;
        }

        void thread1() throws CloneNotSupportedException {
            copy = (Clone) clone();
        }

        @Override
        public String toString() {
            return copy.x + " " + copy.y;
        }
    }

    /** Sorting an array that nobody else has, and arrays from the library. */
    @Gives("[1, 2, 3] 6 [a, b] [0, 1, 4] b [x, y] [c, b, a]")
    static class Own {
        private String seen = "";

        void thread0() {
            int[] a = {3, 1, 2};
            Arrays.sort(a);
            String[] texts = Stream.of("a", "b").toArray(String[]::new);
            int[] squares = IntStream.range(0, 3).map(x -> x * x).toArray();
            List<String> list = new ArrayList<>(List.of("x", "y"));
            String[] given = list.toArray(String[]::new);
            String[] letters = {"a", "b", "c"};
            Arrays.sort(letters, (one, other) -> other.compareTo(one));
            seen = Arrays.toString(a)
                    + " "
                    + Arrays.stream(a).sum()
                    + " "
                    + Arrays.toString(texts)
                    + " "
                    + Arrays.toString(squares)
                    + " "
                    + texts[1]
                    + " "
                    + Arrays.toString(given)
                    + " "
                    + Arrays.toString(letters);
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** The library's own code looks into what the program's collections give it. */
    @Gives("[3, 2, 1] [1, 2, 3] [1, 2, 3] 2")
    static class ToLibrary {
        private String seen = "";

        void thread0() {
            List<Integer> linked = new java.util.LinkedList<>(List.of(1, 3, 2));
            linked.sort((one, other) -> other - one);
            List<Integer> array = new ArrayList<>(List.of(1, 2, 3));
            List<Integer> copy = List.copyOf(array);
            Object[] objects = array.toArray();
            seen = linked + " " + copy + " " + Arrays.toString(objects) + " "
                    + List.of(objects).get(1);
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** Sorting what others may read. */
    @Gives(value = {"1", "2"})
    static class SharedSort {
        private final int[] a = {2, 1};
        private int seen;

        void thread0() {
            Arrays.sort(a);
        }

        void thread1() {
            seen = a[0];
        }

        @Override
        public String toString() {
            return "" + seen;
        }
    }

    /** A library method that is given an array which others write. */
    @Refuses("java.util.Arrays.parallelPrefix")
    static class Parallel {
        private final int[] a = {2, 1};

        void thread0() {
            Arrays.parallelPrefix(a, Integer::sum);
        }
    }

    /** A library method that writes into an array which others may read. */
    @Refuses("java.lang.String.getChars")
    static class SharedTarget {
        private final char[] a = new char[2];

        void thread0() {
            "ab".getChars(0, 2, a, 0);
        }

        void thread1() {
            a[0] = 'x';
        }
    }

    /** Streams on threads of their own. */
    @Refuses("java.util.List.parallelStream")
    static class ParallelStream {
        private final List<Integer> list = new ArrayList<>();

        void thread0() {
            list.parallelStream().forEach(each -> {});
        }
    }

    /** The same by another name. */
    @Refuses("java.util.stream.Stream.parallel")
    static class ParallelLater {
        void thread0() {
            Stream.of(1, 2).parallel().forEach(each -> {});
        }
    }

    /** The same of primitives. */
    @Refuses("java.util.stream.IntStream.parallel")
    static class ParallelInts {
        void thread0() {
            IntStream.range(0, 2).parallel().forEach(each -> {});
        }
    }

    /** A superclass of the library that writes into the program's array. */
    @Refuses("java.io.InputStream.read")
    static class Inherited extends java.io.InputStream {
        private int next;

        @Override
        public int read() {
            return next++;
        }

        void thread0() throws java.io.IOException {
            byte[] bytes = new byte[3];
            int count = read(bytes);
        }
    }
}
