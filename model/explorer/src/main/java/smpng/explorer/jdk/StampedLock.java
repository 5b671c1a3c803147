package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;

/**
 * Stands for {@link java.util.concurrent.locks.StampedLock}. Modelled: writing, reading, optimistic reading, trying,
 * conversions, and asking for its state. Absent: its views as other locks (asReadLock, asWriteLock, asReadWriteLock).
 *
 * <pre>
 *   word   63                       17  16       15               0
 *          |  version                 |  writer  |  readers         |
 * </pre>
 *
 * A writer enters and leaves by adding the writer's bit, which makes a new version of it. A stamp is the word as it was:
 * with the writer's bit, with readers, or, for an optimistic read, without either. No stamp is 0.
 *
 * <p>Memory effects are the documented ones: locking acquires, unlocking releases; an optimistic read is ordered only by the
 * validation that follows. For that one to see a writer whose data was read, the writer's data comes after the word.
 */
public class StampedLock implements Serializable {
    private static final long serialVersionUID = 1;
    private static final long READERS = 0xffff;
    private static final long WRITER = READERS + 1;
    private static final long HELD = WRITER | READERS;
    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(StampedLock.class, "word", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long word;

    @SuppressWarnings("nullness:argument") // the handle writes to an object under construction
    public StampedLock() {
        WORD.setOpaque(this, WRITER << 1);
    }

    public long writeLock() {
        for (; ; ) {
            long seen = look();
            if ((seen & HELD) == 0 && write(seen, seen + WRITER)) {
                return seen + WRITER;
            }
            Thread.onSpinWait();
        }
    }

    public long writeLockInterruptibly() throws InterruptedException {
        return writeLock();
    }

    public long tryWriteLock() {
        long seen = look();
        return (seen & HELD) == 0 && write(seen, seen + WRITER) ? seen + WRITER : 0;
    }

    public long tryWriteLock(long time, TimeUnit unit) throws InterruptedException {
        return tryWriteLock();
    }

    public long readLock() {
        for (; ; ) {
            long seen = look();
            if ((seen & WRITER) == 0 && swap(seen, seen + 1)) {
                return seen + 1;
            }
            Thread.onSpinWait();
        }
    }

    public long readLockInterruptibly() throws InterruptedException {
        return readLock();
    }

    public long tryReadLock() {
        for (; ; ) {
            long seen = look();
            if ((seen & WRITER) != 0) {
                return 0;
            }
            if (swap(seen, seen + 1)) {
                return seen + 1;
            }
        }
    }

    public long tryReadLock(long time, TimeUnit unit) throws InterruptedException {
        return tryReadLock();
    }

    public long tryOptimisticRead() {
        long seen = (long) WORD.getAcquire(this);
        return (seen & WRITER) != 0 ? 0 : seen & ~READERS;
    }

    public boolean validate(long stamp) {
        VarHandle.acquireFence();
        return agrees(look(), stamp);
    }

    public void unlockWrite(long stamp) {
        if (!isWriteLockStamp(stamp) || look() != stamp) {
            throw new IllegalMonitorStateException();
        }
        WORD.setRelease(this, stamp + WRITER);
    }

    public void unlockRead(long stamp) {
        if (!leave(stamp)) {
            throw new IllegalMonitorStateException();
        }
    }

    public void unlock(long stamp) {
        if (isWriteLockStamp(stamp)) {
            unlockWrite(stamp);
        } else {
            unlockRead(stamp);
        }
    }

    public long tryConvertToWriteLock(long stamp) {
        long own = isReadLockStamp(stamp) ? 1 : 0;
        for (; ; ) {
            long seen = look();
            if (!agrees(seen, stamp)) {
                return 0;
            }
            if (isWriteLockStamp(stamp)) {
                return stamp;
            }
            if ((seen & READERS) != own) {
                return 0;
            }
            if (write(seen, seen - own + WRITER)) {
                return seen - own + WRITER;
            }
        }
    }

    public long tryConvertToReadLock(long stamp) {
        for (; ; ) {
            long seen = look();
            if (!agrees(seen, stamp)) {
                return 0;
            }
            if (isWriteLockStamp(stamp)) {
                WORD.setRelease(this, stamp + WRITER + 1);
                return stamp + WRITER + 1;
            }
            if (isReadLockStamp(stamp)) {
                return isReadLockStamp(seen) ? stamp : 0;
            }
            if (swap(seen, seen + 1)) {
                return seen + 1;
            }
        }
    }

    public long tryConvertToOptimisticRead(long stamp) {
        if (isReadLockStamp(stamp)) {
            return leave(stamp) ? stamp & ~READERS : 0;
        }
        if (!validate(stamp)) {
            return 0;
        }
        if (isWriteLockStamp(stamp)) {
            WORD.setRelease(this, stamp + WRITER);
            return stamp + WRITER;
        }
        return stamp;
    }

    public boolean tryUnlockWrite() {
        long seen = look();
        if ((seen & WRITER) == 0) {
            return false;
        }
        WORD.setRelease(this, seen + WRITER);
        return true;
    }

    public boolean tryUnlockRead() {
        for (; ; ) {
            long seen = look();
            if ((seen & READERS) == 0) {
                return false;
            }
            if ((long) WORD.compareAndExchangeRelease(this, seen, seen - 1) == seen) {
                return true;
            }
        }
    }

    public boolean isWriteLocked() {
        return (look() & WRITER) != 0;
    }

    public boolean isReadLocked() {
        return (look() & READERS) != 0;
    }

    public int getReadLockCount() {
        return (int) (look() & READERS);
    }

    public static boolean isWriteLockStamp(long stamp) {
        return (stamp & HELD) == WRITER;
    }

    public static boolean isReadLockStamp(long stamp) {
        return (stamp & READERS) != 0;
    }

    public static boolean isLockStamp(long stamp) {
        return (stamp & HELD) != 0;
    }

    public static boolean isOptimisticReadStamp(long stamp) {
        return (stamp & HELD) == 0 && stamp != 0;
    }

    @Override
    public String toString() {
        long seen = look();
        return "StampedLock" + ((seen & WRITER) != 0 ? "[Write-locked]" : "[Read-locks:" + (seen & READERS) + "]");
    }

    private long look() {
        return (long) WORD.getOpaque(this);
    }

    private boolean swap(long expected, long next) {
        return (long) WORD.compareAndExchangeAcquire(this, expected, next) == expected;
    }

    private boolean write(long expected, long next) {
        if (!swap(expected, next)) {
            return false;
        }
        VarHandle.releaseFence();
        return true;
    }

    /** True if no writer came or went since the stamp was given. */
    private static boolean agrees(long seen, long stamp) {
        return (seen & ~READERS) == (stamp & ~READERS);
    }

    /** Lets go of a read lock; undone, for whoever goes on after such a mistake, if it was not held. */
    private boolean leave(long stamp) {
        if (!isReadLockStamp(stamp)) {
            return false;
        }
        long seen = (long) WORD.getAndAddRelease(this, -1L);
        if (isReadLockStamp(seen) && agrees(seen, stamp)) {
            return true;
        }
        long undone = (long) WORD.getAndAdd(this, 1L);
        return false;
    }
}
