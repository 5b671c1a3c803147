package smpng.explorer.guest.subset;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** Calls out of the program: what differs from run to run, what runs on other threads, what nobody sees. */
@SuppressWarnings({"deprecation", "synchronization"}) // what no program should do is what is tried
final class Calls {
    private Calls() {}

    @Refuses("java.lang.System.currentTimeMillis")
    static class Clock {
        void thread0() {
            long now = System.currentTimeMillis();
        }
    }

    @Refuses("java.lang.Math.random")
    static class Chance {
        void thread0() {
            double any = Math.random();
        }
    }

    @Refuses("java.util.Random.<init>")
    static class Seedless {
        void thread0() {
            Random random = new Random();
        }
    }

    /** With a seed, and for one thread alone, chance is a function. */
    @Gives("true")
    static class Seeded {
        private boolean same;

        void thread0() {
            same = new Random(5).nextInt() == new Random(5).nextInt();
        }

        @Override
        public String toString() {
            return "" + same;
        }
    }

    /** A loop that waits for an object of the library's to come to something: it does. */
    @Gives("true")
    static class SeededLoop {
        private boolean done;

        void thread0() {
            Random random = new Random(5);
            IntSupplier next = random::nextInt;
            boolean found = false;
            while (!found) {
                found = next.getAsInt() % 8 == 3;
            }
            done = true;
        }

        @Override
        public String toString() {
            return "" + done;
        }
    }

    @Refuses("ThreadLocalRandom.current")
    static class ThreadsChance {
        void thread0() {
            int any = ThreadLocalRandom.current().nextInt();
        }
    }

    @Refuses("java.util.Random.<init>")
    static class Shuffled {
        void thread0() {
            java.util.Collections.shuffle(new java.util.ArrayList<>(java.util.List.of(1, 2)));
        }
    }

    @Refuses("java.lang.Class.forName")
    static class Reflection {
        void thread0() throws ClassNotFoundException {
            Class<?> any = Class.forName("java.lang.String");
        }
    }

    @Refuses("java.lang.reflect.Field.getInt")
    static class FieldReflection {
        private int x;

        void thread0() throws ReflectiveOperationException {
            x = FieldReflection.class.getDeclaredField("x").getInt(this);
        }
    }

    @Refuses("java.lang.reflect.Method.invoke")
    static class MethodReflection {
        void thread0() throws ReflectiveOperationException {
            MethodReflection.class.getMethod("toString").invoke(this);
        }
    }

    @Refuses("Thread.interrupt")
    static class Interrupt {
        void thread0() {
            Thread.currentThread().interrupt();
        }
    }

    @Refuses("Thread.interrupt")
    static class InterruptOfAnother {
        void thread0() {
            Thread other = new Thread(() -> {});
            other.start();
            other.interrupt();
        }
    }

    /** The same of a thread class of the program's own. */
    @Refuses("Thread.stop")
    static class Stop {
        static class Worker extends Thread {}

        void thread0() {
            new Worker().stop();
        }
    }

    @Refuses("Thread.getState")
    static class ThreadState {
        void thread0() {
            Object state = new Thread(() -> {}).getState();
        }
    }

    @Refuses("java.util.concurrent.Executors.newFixedThreadPool")
    static class Executor {
        void thread0() {
            Executors.newFixedThreadPool(2);
        }
    }

    @Refuses("java.util.concurrent.CompletableFuture.supplyAsync")
    static class Future {
        void thread0() {
            CompletableFuture.supplyAsync(() -> 1);
        }
    }

    @Refuses("java.util.concurrent.ForkJoinPool.commonPool")
    static class ForkJoin {
        void thread0() {
            ForkJoinPool.commonPool();
        }
    }

    @Refuses("java.util.concurrent.Exchanger.<init>")
    static class Exchanger {
        void thread0() {
            new java.util.concurrent.Exchanger<String>();
        }
    }

    @Refuses("ReentrantLock.hasQueuedThreads")
    static class MissingOfLock {
        private final ReentrantLock lock = new ReentrantLock();

        void thread0() {
            boolean any = lock.hasQueuedThreads();
        }
    }

    /** The same through a class of the program's own. */
    @Refuses("ReentrantLock.getQueueLength")
    static class MissingInherited {
        static class Own extends ReentrantLock {}

        private final Own lock = new Own();

        void thread0() {
            int any = lock.getQueueLength();
        }
    }

    /** The same by a method reference. */
    @Refuses("ReentrantLock::hasQueuedThreads")
    static class MissingReference {
        private final ReentrantLock lock = new ReentrantLock();

        void thread0() throws Exception {
            Callable<Boolean> any = lock::hasQueuedThreads;
            boolean value = any.call();
        }
    }

    @Refuses("LockSupport.getBlocker")
    static class MissingStatic {
        void thread0() {
            Object any = LockSupport.getBlocker(Thread.currentThread());
        }
    }

    @Refuses("java.lang.ref.WeakReference.<init>")
    static class Weak {
        void thread0() {
            new java.lang.ref.WeakReference<>(this);
        }
    }

    /** Its finalizer would run on a thread of its own. */
    @Refuses(value = "a finalizer", in = "finalize")
    static class Finalizer {
        static class Finalized {
            @Override
            protected void finalize() {
                Thread.onSpinWait();
            }
        }

        void thread0() {
            new Finalized();
        }
    }

    /** Refusals are no exceptions of the program's: it cannot catch them. */
    @Refuses(value = "java.lang.System.nanoTime", in = "<clinit>")
    static class Swallowed {
        static class Late {
            static long now = System.nanoTime();
        }

        void thread0() {
            try {
                Late.now++;
            } catch (LinkageError | RuntimeException e) {
                e.fillInStackTrace();
            }
        }
    }

    @Refuses("a monitor of a java.lang.Integer")
    static class BoxMonitor {
        private final Integer box = 1000;

        void thread0() {
            synchronized (box) {
                box.intValue();
            }
        }
    }

    @Refuses("java.io.FileInputStream.<init>")
    static class Input {
        void thread0() throws java.io.IOException {
            new java.io.FileInputStream("file");
        }
    }

    /** How many processors there are is not left to the machine. */
    @Gives("2")
    static class Processors {
        private int n;

        void thread0() {
            n = Runtime.getRuntime().availableProcessors();
        }

        @Override
        public String toString() {
            return "" + n;
        }
    }

    /** A map's order by hash codes is that of every run. */
    @Gives("true true true true")
    static class Hashes {
        private String seen = "";

        @Override
        public int hashCode() {
            return 5;
        }

        void thread0() {
            Runnable lambda = () -> {};
            Map<Object, Integer> map = new java.util.HashMap<>();
            map.put(lambda, 1);
            map.put(new int[1], 2);
            map.put(Thread.currentThread(), 3);
            boolean identity = System.identityHashCode(this) == System.identityHashCode(this)
                    && System.identityHashCode(this) != 5;
            seen = map.containsKey(lambda) + " " + map.containsKey(Thread.currentThread()) + " " + identity + " "
                    + (hashCode() == 5);
        }

        @Override
        public String toString() {
            return seen;
        }
    }
}
