package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;

/**
 * Stands for {@link java.util.concurrent.locks.ReentrantReadWriteLock}. Modelled: both locks, reentrant, with downgrading;
 * conditions of the write lock; asking what is held. Absent: getReadLockCount and whatever asks for its queue
 * (hasQueuedThreads, hasQueuedThread, getQueueLength), and what is there for subclasses. To be subclassed, the locks'
 * constructors are absent as well.
 *
 * <pre>
 *   word   62           48 47           40 32                             1
 *          |  writer's     |  writer's     |  one bit for each thread      |
 *          |  other holds  |  number       |  that reads                   |
 * </pre>
 *
 * <p>Locking acquires, unlocking releases; who is next is open, for fair locks too. Who asks for the write lock and has a
 * read lock waits for ever, as documented.
 */
public class ReentrantReadWriteLock implements ReadWriteLock, Serializable {
    private static final long serialVersionUID = 1;
    private static final int NUMBERS = 33;
    private static final long READERS = (1L << NUMBERS) - 1;
    private static final int WRITER = 40;
    private static final int WRITER_MASK = 0xff;
    private static final int HOLDS = 48;
    private static final long HOLD = 1L << HOLDS;
    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(ReentrantReadWriteLock.class, "word", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final boolean fair;
    private final ReadLock reader;
    private final WriteLock writer;
    /** A thread's read holds but the first, by its number; the thread's own. */
    private final int[] moreReads = new int[NUMBERS];

    private long word;

    public ReentrantReadWriteLock() {
        this(false);
    }

    @SuppressWarnings({"nullness:argument", "nullness:assignment"}) // the locks only keep the reference
    public ReentrantReadWriteLock(boolean fair) {
        this.fair = fair;
        reader = new ReadLock(this);
        writer = new WriteLock(this);
    }

    @Override
    public ReadLock readLock() {
        return reader;
    }

    @Override
    public WriteLock writeLock() {
        return writer;
    }

    public final boolean isFair() {
        return fair;
    }

    public boolean isWriteLocked() {
        return writerIn(look()) != 0;
    }

    public boolean isWriteLockedByCurrentThread() {
        return writer.holds() != 0;
    }

    public int getWriteHoldCount() {
        return writer.holds();
    }

    public int getReadHoldCount() {
        int me = Hooks.self();
        return (look() & 1L << me) == 0 ? 0 : 1 + moreReads[me];
    }

    public boolean hasWaiters(Condition condition) {
        return getWaitQueueLength(condition) != 0;
    }

    public int getWaitQueueLength(Condition condition) {
        return LockCondition.of(condition, writer).waiters();
    }

    @Override
    public String toString() {
        long seen = look();
        return "ReentrantReadWriteLock[writer = " + writerIn(seen) + ", readers = " + Long.bitCount(seen & READERS)
                + "]";
    }

    private long look() {
        return (long) WORD.getOpaque(this);
    }

    private boolean swap(long expected, long next) {
        return (long) WORD.compareAndExchangeAcquire(this, expected, next) == expected;
    }

    private static int writerIn(long seen) {
        return (int) (seen >>> WRITER) & WRITER_MASK;
    }

    /** Whether the thread could enter what it sees; if it holds the lock already, it has entered. */
    private boolean readsAgain(long seen, int me) {
        if ((seen & 1L << me) != 0) {
            moreReads[me]++;
            return true;
        }
        if (writerIn(seen) == me) {
            WORD.setOpaque(this, seen | 1L << me);
            return true;
        }
        return false;
    }

    private boolean writesAgain(long seen, int me) {
        if (writerIn(seen) == me) {
            WORD.setOpaque(this, Math.addExact(seen, HOLD));
            return true;
        }
        return false;
    }

    /** Stands for the read lock; its conditions are documented as unsupported. */
    public static class ReadLock implements Lock, Serializable {
        private static final long serialVersionUID = 1;

        private final ReentrantReadWriteLock lock;

        private ReadLock(ReentrantReadWriteLock lock) {
            this.lock = lock;
        }

        /** Supposes at first that nobody has the lock, which saves a look; else what the failed attempt saw. */
        @Override
        public void lock() {
            int me = Hooks.self();
            long me1 = 1L << me;
            long expected = 0;
            for (; ; ) {
                long seen = (long) WORD.compareAndExchangeAcquire(lock, expected, expected | me1);
                if (seen == expected || lock.readsAgain(seen, me)) {
                    return;
                }
                if (writerIn(seen) == 0) {
                    expected = seen;
                } else {
                    expected = 0;
                    Thread.onSpinWait();
                }
            }
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            lock();
        }

        @Override
        public boolean tryLock() {
            int me = Hooks.self();
            for (; ; ) {
                long seen = lock.look();
                if (lock.readsAgain(seen, me)) {
                    return true;
                }
                if (writerIn(seen) != 0) {
                    return false;
                }
                if (lock.swap(seen, seen | 1L << me)) {
                    return true;
                }
            }
        }

        @Override
        public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
            return tryLock();
        }

        @Override
        public void unlock() {
            int me = Hooks.self();
            if (lock.moreReads[me] != 0) {
                lock.moreReads[me]--;
                return;
            }
            long seen = (long) WORD.getAndBitwiseAndRelease(lock, ~(1L << me));
            if ((seen & 1L << me) == 0) {
                throw new IllegalMonitorStateException();
            }
        }

        @Override
        public Condition newCondition() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return "ReadLock[readers = " + Long.bitCount(lock.look() & READERS) + "]";
        }
    }

    /** Stands for the write lock. */
    public static class WriteLock extends Exclusive implements Lock, Serializable {
        private static final long serialVersionUID = 1;

        private final ReentrantReadWriteLock lock;

        private WriteLock(ReentrantReadWriteLock lock) {
            this.lock = lock;
        }

        @Override
        public void lock() {
            int me = Hooks.self();
            long mine = (long) me << WRITER;
            for (; ; ) {
                long seen = (long) WORD.compareAndExchangeAcquire(lock, 0L, mine);
                if (seen == 0 || lock.writesAgain(seen, me)) {
                    return;
                }
                Thread.onSpinWait();
            }
        }

        @Override
        public void lockInterruptibly() throws InterruptedException {
            lock();
        }

        @Override
        public boolean tryLock() {
            int me = Hooks.self();
            long seen = lock.look();
            return seen == 0 ? lock.swap(0, (long) me << WRITER) : lock.writesAgain(seen, me);
        }

        @Override
        public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
            return tryLock();
        }

        @Override
        public void unlock() {
            long seen = lock.look();
            if (writerIn(seen) != Hooks.self()) {
                throw new IllegalMonitorStateException();
            }
            if (seen < HOLD) {
                WORD.setRelease(lock, seen & READERS);
            } else {
                WORD.setOpaque(lock, seen - HOLD);
            }
        }

        @Override
        public Condition newCondition() {
            return new LockCondition(this);
        }

        public boolean isHeldByCurrentThread() {
            return holds() != 0;
        }

        public int getHoldCount() {
            return holds();
        }

        @Override
        public String toString() {
            return "WriteLock[writer = " + writerIn(lock.look()) + "]";
        }

        @Override
        int holds() {
            long seen = lock.look();
            return writerIn(seen) == Hooks.self() ? (int) (seen >>> HOLDS) + 1 : 0;
        }

        @Override
        void releaseAll() {
            WORD.setRelease(lock, lock.look() & READERS);
        }

        /** A thread that reads as well waits for ever, as it would if it asked for the lock. */
        @Override
        void acquireAgain(int holds) {
            long mine = ((long) Hooks.self() << WRITER) + (holds - 1) * HOLD;
            while (!lock.swap(0, mine)) {
                Thread.onSpinWait();
            }
        }
    }
}
