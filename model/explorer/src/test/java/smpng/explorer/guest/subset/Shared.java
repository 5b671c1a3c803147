package smpng.explorer.guest.subset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Collections of the JDK that two threads share. */
final class Shared {
    private Shared() {}

    /** Unsafe without a lock: an element may be lost. */
    @Gives({"1", "2"})
    static class PlainDeque {
        private final Deque<Integer> deque = new ArrayDeque<>(4);

        void thread0() {
            deque.add(1);
        }

        void thread1() {
            deque.add(2);
        }

        @Override
        public String toString() {
            return "" + deque.size();
        }
    }

    /** The same under a lock. */
    @Gives({"[1, 2]", "[2, 1]"})
    static class GuardedDeque {
        private final Deque<Integer> deque = new ArrayDeque<>();

        void thread0() {
            synchronized (deque) {
                deque.addLast(1);
            }
        }

        void thread1() {
            synchronized (deque) {
                deque.addLast(2);
            }
        }

        @Override
        public String toString() {
            return deque.toString();
        }
    }

    @Gives({"[1, 2]", "[2, 1]", "[1]", "[2]"})
    static class PlainList {
        private final List<Integer> list = new ArrayList<>(4);

        void thread0() {
            list.add(1);
        }

        void thread1() {
            list.add(2);
        }

        @Override
        public String toString() {
            return list.toString();
        }
    }

    /** A list that grows, sorted under a lock. */
    @Gives("[1, 2, 3, 4]")
    static class GuardedList {
        private final List<Integer> list = new ArrayList<>(List.of(4));

        void thread0() {
            synchronized (list) {
                list.add(3);
                list.add(1);
                list.sort(null);
            }
        }

        void thread1() {
            synchronized (list) {
                list.add(2);
                list.sort(Integer::compare);
            }
        }

        @Override
        public String toString() {
            return list.toString();
        }
    }

    /** Two keys in one bucket of a map that nobody guards: one may be lost. */
    @Gives({"{a=1, q=2}", "{q=2, a=1}", "{a=1}", "{q=2}"})
    static class PlainMap {
        private final Map<String, Integer> map = new HashMap<>();

        PlainMap() {
            map.put("x", 0);
            map.remove("x");
        }

        void thread0() {
            map.put("a", 1);
        }

        void thread1() {
            map.put("q", 2);
        }

        @Override
        public String toString() {
            return map.toString();
        }
    }

    /** The same keys lose nothing here. */
    @Gives({"{a=1, q=2}", "{q=2, a=1}"})
    static class ConcurrentMap {
        private final Map<String, Integer> map = new ConcurrentHashMap<>();

        void thread0() {
            map.put("a", 1);
        }

        void thread1() {
            map.put("q", 2);
        }

        @Override
        public String toString() {
            return map.toString();
        }
    }

    /** What is computed for an absent key is computed once. */
    @Gives({"1 11", "1 22"})
    static class ComputeIfAbsent {
        private final Map<String, Integer> map = new ConcurrentHashMap<>();
        private int runs;
        private int one;
        private int other;

        private int make(int value) {
            runs++;
            return value;
        }

        void thread0() {
            one = map.computeIfAbsent("a", key -> make(1));
        }

        void thread1() {
            other = map.computeIfAbsent("a", key -> make(2));
        }

        @Override
        public String toString() {
            return runs + " " + one + other;
        }
    }

    @Gives({"[1, 2]", "[2, 1]"})
    static class LinkedQueue {
        private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();

        void thread0() {
            queue.add(1);
        }

        void thread1() {
            queue.add(2);
        }

        @Override
        public String toString() {
            return queue.toString();
        }
    }

    @Gives({"[1, 2]", "[2, 1]"})
    static class CopyOnWrite {
        private final List<Integer> list = new CopyOnWriteArrayList<>();

        void thread0() {
            list.add(1);
        }

        void thread1() {
            list.add(2);
        }

        @Override
        public String toString() {
            return list.toString();
        }
    }

    @Gives({"a null", "null a"})
    static class Polled {
        private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(2);
        private String first;
        private String second;

        void thread0() throws InterruptedException {
            first = queue.poll(1, TimeUnit.SECONDS);
            second = first == null ? queue.take() : null;
        }

        void thread1() throws InterruptedException {
            queue.put("a");
        }

        @Override
        public String toString() {
            return first + " " + second;
        }
    }

    /** A list grows while another thread looks at its size, under a lock. */
    @Gives({"0 12", "12 12"})
    static class GrowingList {
        private final List<Integer> list = new ArrayList<>();
        private int seen;

        void thread0() {
            synchronized (list) {
                for (int i = 0; i < 12; i++) {
                    list.add(i);
                }
            }
        }

        void thread1() {
            synchronized (list) {
                seen = list.size();
            }
        }

        @Override
        public String toString() {
            return seen + " " + list.size();
        }
    }

    /** A list that a thread has for itself, and hands over when it has grown. */
    @Gives({"-", "66"})
    static class GrownList {
        private volatile List<Integer> list;
        private String seen = "-";

        void thread0() {
            List<Integer> mine = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                mine.add(i);
            }
            mine.removeIf(each -> each < 0);
            list = mine;
        }

        void thread1() {
            List<Integer> its = list;
            if (its != null) {
                int sum = 0;
                for (int each : its) {
                    sum += each;
                }
                seen = "" + sum;
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** The array moves into a larger one while another element is added: one may be lost, or find no room. */
    @Gives(
            value = {"2", "3"},
            fails = "java.lang.ArrayIndexOutOfBoundsException")
    static class GrowingListUnguarded {
        private final List<Integer> list = new ArrayList<>(1);

        GrowingListUnguarded() {
            list.add(0);
        }

        void thread0() {
            list.add(10);
        }

        void thread1() {
            list.add(11);
        }

        @Override
        public String toString() {
            return "" + list.size();
        }
    }

    /** A deque that becomes full grows around its head. */
    @Gives({"[2, 3, 4, 5] 1", "[1, 2, 3, 4, 5] 0"})
    static class GrowingDeque {
        private final ArrayDeque<Integer> deque = new ArrayDeque<>(2);
        private int polled;

        GrowingDeque() {
            deque.addLast(2);
            deque.addFirst(1);
        }

        void thread0() {
            synchronized (deque) {
                deque.addLast(3);
                deque.addLast(4);
                deque.addLast(5);
            }
        }

        void thread1() {
            synchronized (deque) {
                if (deque.size() > 2) {
                    polled = deque.pollFirst();
                }
            }
        }

        @Override
        public String toString() {
            return deque + " " + polled;
        }
    }

    /** A map that grows and finds all of it again. */
    @Gives({"14 91", "0 0"})
    static class GrowingMap {
        private final Map<Integer, Integer> map = new HashMap<>();
        private int size;
        private int sum;

        void thread0() {
            synchronized (map) {
                for (int i = 0; i < 14; i++) {
                    map.merge(i, i, Integer::sum);
                }
            }
        }

        void thread1() {
            synchronized (map) {
                size = map.size();
                for (int each : map.values()) {
                    sum += each;
                }
            }
        }

        @Override
        public String toString() {
            return size + " " + sum;
        }
    }

    /** Merging into a concurrent map loses nothing. */
    @Gives("{a=3}")
    static class Merging {
        private final Map<String, Integer> map = new ConcurrentHashMap<>();

        void thread0() {
            map.merge("a", 1, Integer::sum);
        }

        void thread1() {
            map.merge("a", 2, Integer::sum);
        }

        @Override
        public String toString() {
            return map.toString();
        }
    }

    /** Removing takes each element once. */
    @Gives({"1 null", "null 1", "null null [1]"})
    static class PollingQueue {
        private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();
        private Integer first;
        private Integer second;

        void thread0() {
            queue.offer(1);
        }

        void thread1() {
            first = queue.poll();
        }

        void thread2() {
            second = queue.poll();
        }

        @Override
        public String toString() {
            return first + " " + second + (queue.isEmpty() ? "" : " " + queue);
        }
    }

    /** Removing from a concurrent map while another thread replaces. */
    @Gives({"null {a=2}", "1 {}", "2 {}"})
    static class Removing {
        private final ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
        private Integer removed;

        void thread0() {
            map.put("a", 1);
            map.replace("a", 2);
        }

        void thread1() {
            removed = map.remove("a");
        }

        @Override
        public String toString() {
            return removed + " " + map;
        }
    }

    @Refuses("java.util.concurrent.SynchronousQueue.<init>")
    static class Synchronous {
        void thread0() {
            new java.util.concurrent.SynchronousQueue<String>();
        }
    }

    /** A collection of the JDK's that is not explored may be a thread's own. */
    @Gives("{RED=1}")
    static class OwnEnumMap {
        private enum Color {
            RED
        }

        private String seen = "";

        void thread0() {
            Map<Color, Integer> map = new java.util.EnumMap<>(Color.class);
            map.put(Color.RED, 1);
            seen = map.toString();
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    @Refuses("a java.util.EnumMap")
    static class SharedEnumMap {
        private enum Color {
            RED
        }

        private Map<Color, Integer> shared;

        void thread0() {
            shared = new java.util.EnumMap<>(Color.class);
        }
    }
}
