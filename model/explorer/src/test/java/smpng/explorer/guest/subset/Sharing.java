package smpng.explorer.guest.subset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What threads hand to each other: texts, boxes, records, enums, lambdas, immutable collections, and what they may not. */
final class Sharing {
    private Sharing() {}

    /** A text that is put together and published by a race is whole: it is immutable. */
    @Gives({"null", "a1b2.5truenull"})
    static class Concatenation {
        private int one = 1;
        private String text;
        private String seen;

        void thread0() {
            text = "a" + one + 'b' + 2.5 + true + null;
        }

        void thread1() {
            seen = text;
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    @Gives({"null", "5 null", "5 1000000000000"})
    static class Boxes {
        private Integer box;
        private volatile Long other;
        private String seen;

        void thread0() {
            box = 5;
            other = 1_000_000_000_000L;
        }

        void thread1() {
            Long late = other;
            Integer early = box;
            seen = early == null ? null : early + " " + late;
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** A record's fields are final: a race does not show them half made. */
    @Gives({"null", "Point[x=1, name=a]"})
    static class Records {
        private record Point(int x, String name) {}

        private Point point;
        private String seen;

        void thread0() {
            point = new Point(1, "a");
        }

        void thread1() {
            Point now = point;
            seen = now == null ? null : now.toString();
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** An enum's constants are shared, its fields may race. */
    @Gives({"RED 0", "RED 1"})
    static class Enums {
        private enum Color {
            RED,
            GREEN;
            private int uses;
        }

        private String seen;

        void thread0() {
            Color.RED.uses++;
        }

        void thread1() {
            Color color = Color.valueOf("RED");
            seen = switch (color) {
                case RED -> color + " " + color.uses;
                case GREEN -> "wrong";
            };
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** What a lambda captured is seen by who gets the lambda; what it captured can change is read when it runs. */
    @Gives(
            value = {"none", "7 1", "7 2"},
            jam = "7 0")
    static class Lambdas {
        private static final class Counter {
            int count;
        }

        private IntSupplier[] published = new IntSupplier[1];
        private String seen = "none";

        void thread0() {
            Counter counter = new Counter();
            int captured = 6;
            counter.count = 1;
            published[0] = () -> captured + 1 + 10 * counter.count;
            counter.count = 2;
        }

        void thread1() {
            IntSupplier got = published[0];
            if (got != null) {
                int sum = got.getAsInt();
                seen = sum % 10 + " " + sum / 10;
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** A lambda that captures what cannot be shared. */
    @Refuses("a smpng.explorer.guest.subset.Sharing$CapturedBuilder$$Lambda")
    static class CapturedBuilder {
        private Supplier<String> published;

        void thread0() {
            StringBuilder text = new StringBuilder("a");
            published = text::toString;
        }
    }

    /** A builder of texts has state that nobody sees. */
    @Refuses(value = "a java.lang.StringBuilder", in = "thread1")
    static class Builder {
        private StringBuilder shared;

        void thread1() {
            shared = new StringBuilder();
        }

        void thread0() {
            shared = null;
        }
    }

    /** The same in a constant. */
    @Refuses(value = "a java.lang.StringBuilder", in = "<clinit>")
    static class ConstantBuilder {
        static class Holder {
            static final StringBuilder TEXT = new StringBuilder();
        }

        void thread0() {
            Holder.TEXT.append(1);
        }
    }

    /** An exception has state, too. */
    @Refuses("a java.lang.IllegalStateException")
    static class Exceptions {
        private Exception shared;

        void thread0() {
            shared = new IllegalStateException("a");
        }
    }

    /** Within a thread exceptions are thrown and caught; a text of them can be shared. */
    @Gives({"null", "java.lang.IllegalStateException: seen 1 finally"})
    static class Caught {
        private volatile int x;
        private String text;

        void thread0() {
            x = 1;
        }

        void thread1() {
            try {
                check();
            } catch (IllegalStateException e) {
                text = e + text;
            } finally {
                text = text == null ? null : text + " finally";
            }
        }

        private void check() {
            int now = x;
            if (now == 1) {
                text = "";
                throw new IllegalStateException("seen " + now);
            }
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What nobody catches ends the thread, and is told. */
    @Gives(value = "0", fails = "java.lang.IllegalStateException")
    static class Uncaught {
        private volatile int x;

        void thread0() {
            x = 1;
        }

        void thread1() {
            if (x == 1) {
                throw new IllegalStateException("seen");
            }
        }

        @Override
        public String toString() {
            return "0";
        }
    }

    /** Immutable collections are values: a race shows them whole, and what they hold as it was. */
    @Gives({"none", "[a, b] 1 {k=v} e"})
    static class Immutable {
        private static final List<String> EMPTY = List.of("e");
        private List<String> list;
        private Set<Integer> set;
        private Map<String, String> map;
        private volatile boolean ready;
        private String seen = "none";

        void thread0() {
            list = List.of("a", "b");
            set = Set.of(1);
            map = Map.of("k", "v");
            ready = true;
        }

        void thread1() {
            if (ready) {
                seen = list + " " + set.size() + " " + map + " " + EMPTY.get(0);
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** What a racy list holds may be seen half made: more than the final fields of a real list would let through. */
    @Gives(
            value = {"none", "1", "2"},
            jam = "0")
    static class ListOfObjects {
        private static final class Node {
            int value;
        }

        private List<Node> list;
        private String seen = "none";

        void thread0() {
            Node node = new Node();
            node.value = 1;
            list = List.of(node);
            node.value = 2;
        }

        void thread1() {
            List<Node> now = list;
            if (now != null) {
                seen = "" + now.get(0).value;
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    @Gives({"none", "empty", "a"})
    static class Optionals {
        private volatile Optional<String> found;
        private String seen = "none";

        void thread0() {
            found = Optional.empty();
            found = Optional.of("a");
        }

        void thread1() {
            Optional<String> now = found;
            if (now != null) {
                seen = now.orElse("empty");
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** An immutable list of what must not be shared. */
    @Refuses("a java.util.ImmutableCollections$List12")
    static class ListOfBuilders {
        private List<StringBuilder> shared;

        void thread0() {
            shared = List.of(new StringBuilder());
        }
    }

    /** A view that cannot be written, of a list that can. */
    @Gives({"[a]", "[a, b]"})
    static class Unmodifiable {
        private final List<String> list =
                java.util.Collections.synchronizedList(new java.util.ArrayList<>(List.of("a")));
        private final java.util.Collection<String> view = java.util.Collections.unmodifiableCollection(list);
        private String seen = "";

        void thread0() {
            list.add("b");
        }

        void thread1() {
            seen = view.toString();
        }

        @Override
        public String toString() {
            return seen;
        }
    }
}
