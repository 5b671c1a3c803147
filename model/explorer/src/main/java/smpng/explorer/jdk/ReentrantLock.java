package smpng.explorer.jdk;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Stands for {@link java.util.concurrent.locks.ReentrantLock}. Modelled: locking, trying, unlocking, conditions, and asking
 * whether and how often it is held. Absent: whatever asks for its queue (hasQueuedThreads, hasQueuedThread,
 * getQueueLength) and, for subclasses, getOwner, getQueuedThreads and getWaitingThreads.
 *
 * <p>A fair lock is as any other. Trying for a time fails whenever the lock is seen held; no thread is ever interrupted.
 */
public class ReentrantLock extends OwnedLock implements Lock, Serializable {
    private static final long serialVersionUID = 1;

    private final boolean fair;

    public ReentrantLock() {
        this(false);
    }

    public ReentrantLock(boolean fair) {
        this.fair = fair;
    }

    @Override
    public void lock() {
        acquire();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        acquire();
    }

    @Override
    public boolean tryLock() {
        return tryAcquire();
    }

    @Override
    public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
        return tryAcquire();
    }

    @Override
    public void unlock() {
        release();
    }

    @Override
    public Condition newCondition() {
        return new LockCondition(this);
    }

    public int getHoldCount() {
        return holds();
    }

    public boolean isHeldByCurrentThread() {
        return held();
    }

    public boolean isLocked() {
        return owner() != 0;
    }

    public final boolean isFair() {
        return fair;
    }

    public boolean hasWaiters(Condition condition) {
        return getWaitQueueLength(condition) != 0;
    }

    public int getWaitQueueLength(Condition condition) {
        return LockCondition.of(condition, this).waiters();
    }

    /** Names the owner by its number. */
    @Override
    public String toString() {
        int owner = owner();
        return "ReentrantLock" + (owner == 0 ? "[Unlocked]" : "[Locked by thread " + owner + "]");
    }
}
