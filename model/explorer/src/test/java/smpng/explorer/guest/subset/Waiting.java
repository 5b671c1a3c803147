package smpng.explorer.guest.subset;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that exclude each other, wait, wake, start and end. */
final class Waiting {
    private Waiting() {}

    /** An exception leaves both monitors, or the other thread would wait for ever. */
    @Gives({"12", "21"})
    static class NestedSynchronized {
        private final Object inner = new Object();
        private int order;

        private synchronized void both(int me) {
            synchronized (inner) {
                order = order * 10 + me;
                if (order > 0) {
                    throw new IllegalStateException();
                }
            }
        }

        private void tried(int me) {
            try {
                both(me);
            } catch (IllegalStateException e) {
                return;
            }
        }

        void thread0() {
            tried(1);
        }

        void thread1() {
            tried(2);
        }

        @Override
        public String toString() {
            return "" + order;
        }
    }

    /** Static synchronized methods share the monitor of the class. */
    @Gives("2")
    static class ClassMonitor {
        private static int count;

        private static synchronized void add() {
            count++;
        }

        void thread0() {
            add();
        }

        void thread1() {
            synchronized (ClassMonitor.class) {
                count++;
            }
        }

        @Override
        public String toString() {
            return "" + count;
        }
    }

    @Gives("7")
    static class WaitNotify {
        private int message;
        private int seen;

        synchronized void thread0() throws InterruptedException {
            while (message == 0) {
                wait();
            }
            seen = message;
        }

        void thread1() {
            synchronized (this) {
                message = 7;
                notifyAll();
            }
        }

        @Override
        public String toString() {
            return "" + seen;
        }
    }

    /** A notification that comes first is lost. */
    @Gives(value = "0", hangs = true)
    static class LostNotify {
        synchronized void thread0() throws InterruptedException {
            wait();
        }

        synchronized void thread1() {
            notify();
        }

        @Override
        public String toString() {
            return "0";
        }
    }

    /** Who has no monitor may not notify. */
    @Gives("IllegalMonitorStateException")
    static class NotOwner {
        private String seen = "";

        void thread0() {
            try {
                notify();
            } catch (IllegalMonitorStateException e) {
                seen = e.getClass().getSimpleName();
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** A wait with a time limit ends either way. */
    @Gives({"late", "ready"})
    static class TimedWait {
        private boolean ready;
        private String seen = "";

        synchronized void thread0() throws InterruptedException {
            if (!ready) {
                wait(10);
            }
            seen = ready ? "ready" : "late";
        }

        synchronized void thread1() {
            ready = true;
            notify();
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** A permit is kept, one and no more. */
    @Gives(
            value = {},
            hangs = true)
    static class Permits {
        private volatile Thread parked;
        private int passed;

        void thread0() {
            Thread self = Thread.currentThread();
            LockSupport.unpark(self);
            LockSupport.unpark(self);
            LockSupport.park();
            passed = 1;
            parked = self;
            LockSupport.park(this);
            passed = 2;
        }

        @Override
        public String toString() {
            return "" + passed;
        }
    }

    /** The permit is given before or while the thread parks. */
    @Gives("7")
    static class Unpark {
        private volatile Thread parked;
        private int message;
        private int seen;

        void thread0() {
            parked = Thread.currentThread();
            LockSupport.park();
            seen = message;
        }

        void thread1() {
            Thread other = parked;
            while (other == null) {
                Thread.yield();
                other = parked;
            }
            message = 7;
            LockSupport.unpark(other);
        }

        @Override
        public String toString() {
            return "" + seen;
        }
    }

    /** Time may be up before the permit is there, sleeping lets anything happen, a lock may be had in time or not. */
    @Gives({"true 0", "true 1", "false 0", "false 1"})
    static class TimeLimits {
        private final ReentrantLock lock = new ReentrantLock();
        private boolean got;
        private int seen;
        private volatile int x;

        void thread0() throws InterruptedException {
            got = lock.tryLock(1, TimeUnit.SECONDS);
            LockSupport.parkNanos(1000);
            Thread.sleep(5);
            seen = x;
            if (got) {
                lock.unlock();
            }
        }

        void thread1() {
            lock.lock();
            x = 1;
            lock.unlock();
        }

        @Override
        public String toString() {
            return got + " " + seen;
        }
    }

    @Gives({"false", "true"})
    static class TimedCondition {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition condition = lock.newCondition();
        private final CountDownLatch latch = new CountDownLatch(1);
        private boolean signalled;

        void thread0() throws InterruptedException {
            lock.lock();
            latch.countDown();
            signalled = condition.await(1, TimeUnit.SECONDS);
            lock.unlock();
        }

        void thread1() throws InterruptedException {
            latch.await();
            lock.lock();
            condition.signal();
            lock.unlock();
        }

        @Override
        public String toString() {
            return "" + signalled;
        }
    }

    /** Every value is from before the start or after the end. */
    @Gives("1 2 true worker")
    static class StartJoin {
        private int x;
        private int y;
        private int seen;
        private boolean self;
        private String name;

        void thread0() throws InterruptedException {
            x = 1;
            Thread[] it = new Thread[1];
            it[0] = new Thread(
                    () -> {
                        seen = x;
                        y = 2;
                        self = Thread.currentThread() == it[0];
                        name = Thread.currentThread().getName();
                    },
                    "worker");
            it[0].start();
            it[0].join();
        }

        @Override
        public String toString() {
            return seen + " " + y + " " + self + " " + name;
        }
    }

    /** A thread that was not started has ended for who joins it; one that was cannot be started again. */
    @Gives("joined twice")
    static class StartedTwice {
        private String seen = "";

        void thread0() throws InterruptedException {
            Thread thread = new Thread(() -> {});
            thread.join();
            String out = "joined";
            thread.start();
            try {
                thread.start();
            } catch (IllegalThreadStateException e) {
                out += " twice";
            }
            seen = out;
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** What a thread keeps for itself nobody else sees, and no execution keeps. */
    @Gives("1 2 7 null")
    static class Locals {
        private static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);
        private final ThreadLocal<String> text = new ThreadLocal<>();
        private volatile int first;
        private volatile int second;
        private int looped;
        private String removed = "";

        void thread0() {
            COUNT.set(COUNT.get() + 1);
            first = COUNT.get();
        }

        void thread1() {
            COUNT.set(COUNT.get() + 2);
            second = COUNT.get();
            while (COUNT.get() < 7) {
                COUNT.set(COUNT.get() + 1);
            }
            looped = COUNT.get();
            text.set("a");
            text.remove();
            removed = text.get();
        }

        @Override
        public String toString() {
            return first + " " + second + " " + looped + " " + removed;
        }
    }

    @Refuses("java.lang.InheritableThreadLocal.<init>")
    static class InheritedLocals {
        void thread0() {
            new InheritableThreadLocal<String>();
        }
    }

    /** A loop that spins until another thread writes is decided; if nobody does, it hangs. */
    @Gives("1")
    static class Spin {
        private volatile boolean ready;
        private int x;
        private int seen;

        void thread0() {
            x = 1;
            ready = true;
        }

        void thread1() {
            while (!ready) {
                Thread.onSpinWait();
            }
            seen = x;
        }

        @Override
        public String toString() {
            return "" + seen;
        }
    }

    @Refuses("Thread.join with a time limit")
    static class TimedJoin {
        void thread0() throws InterruptedException {
            Thread thread = new Thread(() -> {});
            thread.start();
            thread.join(5);
        }
    }
}
