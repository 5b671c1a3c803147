package smpng.explorer.jdk;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * The condition of a lock that is held alone. All of {@link Condition} is modelled but interruption.
 *
 * <p>A wait with a time limit ends at any time. If it was signalled, the answer may still be that no time is left: the
 * documentation counts until the return, which comes after the lock was taken again.
 */
final class LockCondition implements Condition {
    private final Exclusive lock;
    private final WaitSet waitSet;

    LockCondition(Exclusive lock) {
        this.lock = lock;
        waitSet = new WaitSet(lock);
    }

    @Override
    public void await() {
        waitSet.await();
    }

    @Override
    public void awaitUninterruptibly() {
        waitSet.await();
    }

    @Override
    public long awaitNanos(long nanosTimeout) {
        return await(nanosTimeout, TimeUnit.NANOSECONDS) ? nanosTimeout : 0;
    }

    @Override
    public boolean await(long time, TimeUnit unit) {
        return waitSet.awaitForAWhile() && time > 0 && Hooks.choose(2) == 0;
    }

    @Override
    public boolean awaitUntil(Date deadline) {
        return waitSet.awaitForAWhile() && Hooks.choose(2) == 0;
    }

    @Override
    public void signal() {
        waitSet.chooseOne();
    }

    @Override
    public void signalAll() {
        waitSet.chooseAll();
    }

    /** The condition, if it is one of the lock's. */
    static LockCondition of(Condition condition, Exclusive lock) {
        if (condition instanceof LockCondition own && own.lock == lock) {
            return own;
        }
        throw new IllegalArgumentException("the condition is not one of this lock's");
    }

    int waiters() {
        return waitSet.size();
    }
}
