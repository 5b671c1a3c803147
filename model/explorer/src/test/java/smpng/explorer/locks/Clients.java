package smpng.explorer.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Programs that use a lock: what threads do, and what must hold. Data that a lock protects is plain where it can be. */
public final class Clients {
    private Clients() {}

    /** Counts under a lock. Two that are inside at once, or one that does not see what the one before did, lose a count. */
    public abstract static class Counter {
        private final int threads;
        private int count;

        Counter(int threads) {
            this.threads = threads;
        }

        final void increment() {
            count = count + 1;
        }

        /** Once, under the lock. */
        abstract void enter();

        void check() {
            if (count != threads) {
                throw new AssertionError(threads + " threads counted to " + count);
            }
        }
    }

    public static final class Spin extends Counter {
        private final SpinLock lock = new SpinLock();

        Spin(int threads) {
            super(threads);
        }

        @Override
        void enter() {
            lock.lock();
            increment();
            lock.unlock();
        }
    }

    public static final class Ttas extends Counter {
        private final TtasLock lock = new TtasLock();

        Ttas(int threads) {
            super(threads);
        }

        @Override
        void enter() {
            lock.lock();
            increment();
            lock.unlock();
        }
    }

    public static final class Ticket extends Counter {
        private final TicketLock lock = new TicketLock();

        Ticket(int threads) {
            super(threads);
        }

        @Override
        void enter() {
            lock.lock();
            increment();
            lock.unlock();
        }
    }

    public static final class Mcs extends Counter {
        private final McsLock lock = new McsLock();

        Mcs(int threads) {
            super(threads);
        }

        @Override
        void enter() {
            McsLock.Node node = lock.lock();
            increment();
            lock.unlock(node);
        }
    }

    public static final class Futex extends Counter {
        private final FutexLock lock = new FutexLock();

        Futex(int threads) {
            super(threads);
        }

        @Override
        void enter() {
            lock.lock();
            increment();
            lock.unlock();
        }
    }

    /** Writers change two variables, readers must find them the same; a writer must not meet a reader that is still inside. */
    static final class Shared {
        private final SharedLock lock = new SharedLock();
        private int left;
        private int right;
        private boolean reading;
        private final int writers;

        Shared(int writers) {
            this.writers = writers;
        }

        void write() {
            lock.writeLock();
            if (reading) {
                throw new AssertionError("a reader is inside");
            }
            left = left + 1;
            right = right + 1;
            lock.writeUnlock();
        }

        void read() {
            lock.readLock();
            int seen = left;
            if (right != seen) {
                throw new AssertionError("half a write");
            }
            lock.readUnlock();
        }

        /** As {@link #read}, and leaves a mark while it is inside; for one thread. */
        void readAndSay() {
            lock.readLock();
            reading = true;
            if (left != right) {
                throw new AssertionError("half a write");
            }
            reading = false;
            lock.readUnlock();
        }

        void check() {
            if (left != writers || right != writers) {
                throw new AssertionError(writers + " writers, " + left + " and " + right);
            }
        }
    }

    /** Writers change two variables, readers must find them the same. */
    static final class Sequenced {
        private static final VarHandle LEFT = Fields.of(MethodHandles.lookup(), "left", int.class);
        private static final VarHandle RIGHT = Fields.of(MethodHandles.lookup(), "right", int.class);

        private final SequenceLock lock = new SequenceLock();
        private final int writers;
        private int left;
        private int right;

        Sequenced(int writers) {
            this.writers = writers;
        }

        void write() {
            int even = lock.writeLock();
            LEFT.setOpaque(this, (int) LEFT.getOpaque(this) + 1);
            RIGHT.setOpaque(this, (int) RIGHT.getOpaque(this) + 1);
            lock.writeUnlock(even);
        }

        void read() {
            int even;
            int first;
            int second;
            do {
                even = lock.beginRead();
                first = (int) LEFT.getOpaque(this);
                second = (int) RIGHT.getOpaque(this);
            } while (!lock.isUndisturbed(even));
            if (first != second) {
                throw new AssertionError("half a write");
            }
        }

        void check() {
            if (left != writers || right != writers) {
                throw new AssertionError(writers + " writers, " + left + " and " + right);
            }
        }
    }
}
