package smpng.explorer.modelled;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Critical sections, written as anybody would, one a thread; the outcome is the order in which they were entered. */
final class Programs {
    private Programs() {}

    abstract static class Sections {
        private int order;

        abstract void enter() throws Exception;

        abstract void leave() throws Exception;

        final void section(int me) throws Exception {
            enter();
            order = order * 10 + me;
            leave();
        }

        void thread0() throws Exception {
            section(1);
        }

        void thread1() throws Exception {
            section(2);
        }

        void thread2() throws Exception {
            section(3);
        }

        @Override
        public final String toString() {
            return Integer.toString(order);
        }
    }

    static final class OfReentrantLock extends Sections {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        void enter() {
            lock.lock();
        }

        @Override
        void leave() {
            lock.unlock();
        }
    }

    static final class OfReentrantLockTwice extends Sections {
        private final ReentrantLock lock = new ReentrantLock(true);

        @Override
        void enter() {
            lock.lock();
            lock.lock();
        }

        @Override
        void leave() {
            lock.unlock();
            lock.unlock();
        }
    }

    static final class OfTryLock extends Sections {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        void enter() {
            while (!lock.tryLock()) {
                Thread.onSpinWait();
            }
        }

        @Override
        void leave() {
            lock.unlock();
        }
    }

    static final class OfWriteLock extends Sections {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

        @Override
        void enter() {
            lock.writeLock().lock();
        }

        @Override
        void leave() {
            lock.writeLock().unlock();
        }
    }

    static final class OfStampedLock extends Sections {
        private final StampedLock lock = new StampedLock();
        private long stamp;

        @Override
        void enter() {
            stamp = lock.writeLock();
        }

        @Override
        void leave() {
            lock.unlockWrite(stamp);
        }
    }

    static final class OfSemaphore extends Sections {
        private final Semaphore semaphore = new Semaphore(1);

        @Override
        void enter() throws InterruptedException {
            semaphore.acquire();
        }

        @Override
        void leave() {
            semaphore.release();
        }
    }

    static final class OfAtomicBoolean extends Sections {
        private final AtomicBoolean taken = new AtomicBoolean();

        @Override
        void enter() {
            while (!taken.compareAndSet(false, true)) {
                Thread.onSpinWait();
            }
        }

        @Override
        void leave() {
            taken.lazySet(false);
        }
    }

    /** Recursion, and an exception that leaves the section. */
    static final class OfMonitor extends Sections {
        @Override
        void enter() {}

        @Override
        void leave() {}

        private synchronized void inside(int me) throws Exception {
            synchronized (this) {
                section(me);
            }
            throw new IllegalStateException();
        }

        private void guarded(int me) throws Exception {
            try {
                inside(me);
            } catch (IllegalStateException e) {
                return; // the monitor was left, or no other thread could enter
            }
        }

        @Override
        void thread0() throws Exception {
            guarded(1);
        }

        @Override
        void thread1() throws Exception {
            guarded(2);
        }

        @Override
        void thread2() throws Exception {
            guarded(3);
        }
    }

    /** Lets two in at a time: not exclusive. */
    static final class OfTwoPermits extends Sections {
        private final Semaphore semaphore = new Semaphore(2);

        @Override
        void enter() throws InterruptedException {
            semaphore.acquire();
        }

        @Override
        void leave() {
            semaphore.release();
        }
    }
}
