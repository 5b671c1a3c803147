package smpng.explorer.guest.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** What the language has: computes a text that must be the same under exploration as without. */
public class Language {
    private String text = "";

    void thread0() {
        text = compute();
    }

    @Override
    public String toString() {
        return text;
    }

    /** A line for each feature. */
    public String compute() {
        StringBuilder out = new StringBuilder();
        line(out, "numbers", numbers());
        line(out, "arrays", arrays());
        line(out, "inner", new Inner(3).outerAnd() + new Sub(4).describe());
        line(out, "lambdas", lambdas());
        line(out, "records", records());
        line(out, "enums", enums());
        line(out, "exceptions", exceptions());
        line(out, "strings", strings());
        line(out, "collections", collections());
        line(out, "generics", new Box<>("x").map(each -> each + "y").value);
        line(out, "clone", clones());
        line(out, "statics", statics());
        line(out, "jdk", platform());
        line(out, "loops", loops());
        return out.toString();
    }

    private static void line(StringBuilder out, String name, Object value) {
        out.append(name).append('=').append(value).append('\n');
    }

    private byte b = (byte) 200;
    private short s = (short) 70000;
    private char c = (char) -1;
    private boolean z = true;
    private float f = 1.5f;
    private double d = -0.0;
    private long l = 1L << 40;
    private int i = -7;

    private String numbers() {
        b += 100;
        s++;
        c += 2;
        z = !z;
        f *= 3;
        d += Math.PI;
        l <<= 3;
        i >>>= 3;
        int[] counts = new int[2];
        counts[i++ & 1] += 5;
        return b + " " + s + " " + (int) c + " " + z + " " + f + " " + d + " " + l + " " + i + Arrays.toString(counts);
    }

    private static String arrays() {
        int[][] grid = new int[3][4];
        grid[1][2] = 5;
        grid[2] = new int[] {1, 2, 3};
        long[] longs = {1L, Long.MIN_VALUE};
        byte[] bytes = {1, -1};
        boolean[] flags = new boolean[2];
        flags[1] = true;
        char[] chars = "hello".toCharArray();
        chars[0] = 'j';
        String[] words = "a b c".split(" ");
        Object[] objects = new String[] {"s"};
        String store;
        try {
            objects[0] = 1;
            store = "stored";
        } catch (ArrayStoreException e) {
            store = "refused";
        }
        String bounds;
        try {
            bounds = "" + grid[1][4];
        } catch (ArrayIndexOutOfBoundsException e) {
            bounds = "out";
        }
        double[] sorted = {3, 1, 2};
        Arrays.sort(sorted);
        int[] copy = Arrays.copyOf(grid[2], 5);
        System.arraycopy(copy, 0, copy, 1, 3);
        int[][][] deep = new int[2][2][];
        return grid[1][2] + grid[2].length + " " + longs[1] + bytes[1] + flags[1] + new String(chars) + words[2] + store
                + bounds + Arrays.toString(sorted) + Arrays.toString(copy) + deep[1].length + (deep[1][1] == null);
    }

    private final class Inner {
        private final int own;

        Inner(int own) {
            this.own = own;
        }

        int outerAnd() {
            class Local {
                int sum() {
                    return own + i;
                }
            }
            return new Local().sum();
        }
    }

    private abstract static class Base {
        final String seen;

        Base() {
            seen = describe();
        }

        abstract String describe();
    }

    private static final class Sub extends Base {
        private final int value;
        private String late = "late";

        Sub(int value) {
            super();
            this.value = value;
        }

        @Override
        String describe() {
            return value + "|" + late + "|" + seen;
        }
    }

    private String lambdas() {
        int captured = 5;
        IntUnaryOperator add = x -> x + captured + i;
        Supplier<List<String>> maker = ArrayList::new;
        Function<Integer, Base> sub = Sub::new;
        IntFunction<int[]> array = int[]::new;
        BiFunction<String, Integer, Character> charAt = String::charAt;
        Runnable anonymous = new Runnable() {
            @Override
            public void run() {
                l = captured;
            }
        };
        anonymous.run();
        Supplier<Object> plain = Object::new;
        List<String> list = maker.get();
        list.add("e");
        return add.applyAsInt(1)
                + sub.apply(9).describe()
                + array.apply(3).length
                + charAt.apply("abc", 1)
                + l
                + list
                + (plain.get() == plain.get());
    }

    private record Point(int x, String y, double z) {
        Point {
            if (x < 0) {
                throw new IllegalArgumentException();
            }
        }

        static Point of(int x) {
            return new Point(x, "y", 2);
        }
    }

    private static String records() {
        Point point = Point.of(3);
        return point + " " + point.equals(Point.of(3)) + point.equals(Point.of(4))
                + (point.hashCode() == Point.of(3).hashCode()) + point.x();
    }

    private enum Color {
        RED(1),
        GREEN(2) {
            @Override
            int weight() {
                return 20;
            }
        };

        private final int weight;
        private int uses;

        Color(int weight) {
            this.weight = weight;
        }

        int weight() {
            uses++;
            return weight;
        }
    }

    private static String enums() {
        StringBuilder out = new StringBuilder();
        for (Color color : Color.values()) {
            out.append(color)
                    .append(color.weight())
                    .append(
                            switch (color) {
                                case RED -> "r";
                                case GREEN -> "g";
                            });
        }
        return out + "" + Color.valueOf("GREEN").ordinal() + Color.RED.uses;
    }

    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1;
        private final int code;
        private int seen;

        Failed(int code) {
            super("code " + code);
            this.code = code;
        }
    }

    private static String exceptions() {
        StringBuilder out = new StringBuilder();
        try {
            try {
                throw new Failed(7);
            } finally {
                out.append("finally ");
            }
        } catch (Failed e) {
            e.seen++;
            out.append(e.getMessage()).append(e.code).append(e.seen);
        }
        try {
            Object text = "s";
            out.append((Integer) text);
        } catch (ClassCastException | NullPointerException e) {
            out.append(" cast");
        }
        try {
            throw new IllegalStateException("state", new Failed(1));
        } catch (Throwable e) {
            out.append(e.getMessage()).append(e.getCause() instanceof Failed);
        }
        Point none = null;
        try {
            out.append(none.x());
        } catch (NullPointerException e) {
            out.append(" null");
        }
        Inner inner = null;
        try {
            out.append(inner.own);
        } catch (NullPointerException e) {
            out.append(" null");
        }
        try {
            Object made = new int[-1];
            out.append(made);
        } catch (NegativeArraySizeException e) {
            out.append(" negative");
        }
        return out.toString();
    }

    private static String strings() {
        String word = String.join("-", "a", "b");
        return switch (word) {
            case "a-b" ->
                word.toUpperCase() + String.format("%d %s", 5, "q") + word.length() + String.valueOf(new char[] {'x'});
            default -> "wrong";
        };
    }

    private static String collections() {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : List.of("a", "b", "a")) {
            counts.merge(word, 1, Integer::sum);
        }
        List<Integer> numbers = new ArrayList<>(List.of(3, 1, 2));
        numbers.sort((one, other) -> one - other);
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return counts + "" + numbers + sum
                + numbers.stream().mapToInt(Integer::intValue).sum();
    }

    private static final class Box<T> {
        private final T value;

        Box(T value) {
            this.value = value;
        }

        <R> Box<R> map(Function<? super T, ? extends R> by) {
            return new Box<>(by.apply(value));
        }
    }

    private static final class Copied implements Cloneable {
        private int number = 4;
        private int[] array = {1};

        @Override
        public Copied clone() {
            try {
                return (Copied) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static String clones() {
        Copied one = new Copied();
        Copied other = one.clone();
        other.number++;
        other.array[0]++;
        int[] array = one.array.clone();
        array[0] = 9;
        return one.number + " " + other.number + one.array[0] + array[0];
    }

    private static final class Holder {
        static int made;
        static final Holder ONLY = new Holder();
        static final int[] TABLE = {2, 3, 5};
        static long twice = 2 * TABLE[2];

        Holder() {
            made++;
        }
    }

    private interface Constant {
        String NAME = new StringBuilder("constant").reverse().toString();

        default String name() {
            return NAME;
        }
    }

    private static String statics() {
        Holder.made += 10;
        return Holder.made + " " + (Holder.ONLY != null) + Holder.twice + new Constant() {}.name();
    }

    private static String platform() {
        Object object = new Object();
        return Integer.parseInt("12")
                + Long.toString(5)
                + Math.max(2, 3)
                + object.equals(object)
                + (object.hashCode() == object.hashCode())
                + Boolean.valueOf(true)
                + Character.isDigit('5');
    }

    private static String loops() {
        int sum = 0;
        outer:
        for (int x = 0; ; x++) {
            for (int y = 0; y < x; y++) {
                if (x * y > 20) {
                    break outer;
                }
                sum += y;
            }
        }
        int down = 5;
        do {
            sum += down;
        } while (--down > 0);
        return "" + sum;
    }
}
