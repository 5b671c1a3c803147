package smpng.explorer.guest.programs;

import java.util.concurrent.locks.ReentrantLock;

/** Loops that look under a lock until they find what they wait for. */
public class LockLoops {
    private LockLoops() {}

    /** Under a monitor. */
    public static class Monitor {
        private boolean done;
        private int x;
        private int seen;

        void thread0() {
            for (; ; ) {
                synchronized (this) {
                    if (done) {
                        seen = x;
                        break;
                    }
                }
            }
        }

        void thread1() {
            x = 1;
            synchronized (this) {
                done = true;
            }
        }

        @Override
        public String toString() {
            return "" + seen;
        }
    }

    /** Two threads that look under a lock, in a method of its own, and one that changes the answer twice. */
    public static class Lock {
        private final ReentrantLock lock = new ReentrantLock();
        private int state;
        private int first;
        private int second;

        private int look() {
            lock.lock();
            try {
                return state;
            } finally {
                lock.unlock();
            }
        }

        private int found() {
            int found = 0;
            while (found == 0) {
                found = look();
            }
            return found;
        }

        private void set(int to) {
            lock.lock();
            state = to;
            lock.unlock();
        }

        void thread0() {
            first = found();
        }

        void thread1() {
            second = found();
        }

        void thread2() {
            set(1);
            set(2);
        }

        @Override
        public String toString() {
            return first + " " + second;
        }
    }

    /** Nobody ever sets what is waited for. */
    public static class Never {
        private boolean done;
        private int x;

        void thread0() {
            while (!isDone()) {
                Thread.yield();
            }
        }

        private synchronized boolean isDone() {
            return done;
        }

        void thread1() {
            synchronized (this) {
                x++;
            }
        }

        @Override
        public String toString() {
            return "" + x;
        }
    }

    /** Only while the other looks in vain can the lock be taken: what it waits for is set after that. */
    public static class Noticed {
        private final ReentrantLock lock = new ReentrantLock();
        private boolean done;
        private boolean taken;

        void thread0() {
            for (boolean found = false; !found; ) {
                lock.lock();
                found = done;
                lock.unlock();
            }
        }

        void thread1() {
            taken = lock.isLocked();
            lock.lock();
            done = true;
            lock.unlock();
        }

        @Override
        public String toString() {
            return "" + taken;
        }
    }

    /** As that, twice. */
    public static class NoticedTwice {
        private final ReentrantLock lock = new ReentrantLock();
        private boolean done;
        private int taken;

        void thread0() {
            for (boolean found = false; !found; ) {
                lock.lock();
                found = done;
                lock.unlock();
            }
        }

        void thread1() {
            for (int i = 0; i < 2; i++) {
                taken += lock.tryLock() ? 0 : 1;
                if (lock.isHeldByCurrentThread()) {
                    lock.unlock();
                }
                lock.lock();
                lock.unlock();
            }
            lock.lock();
            done = true;
            lock.unlock();
        }

        @Override
        public String toString() {
            return "" + taken;
        }
    }

    /** The first of them ends with what is no lock. */
    public static class Flag {
        private volatile boolean done;
        private int looks;

        void thread0() {
            while (!done) {
                synchronized (this) {
                    if (looks > 0) {
                        return;
                    }
                }
            }
        }

        void thread1() {
            done = true;
        }

        @Override
        public String toString() {
            return "" + looks;
        }
    }
}
