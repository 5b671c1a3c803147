package smpng.primitives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.lock.qual.MayReleaseLocks;

/**
 * A condition variable: threads that own a mutex wait until the condition that the mutex guards has changed. It knows how
 * many may be waiting, so that a signal nobody waits for costs one read.
 *
 * <p>Stands for FreeBSD's condvar(9), {@code kern_condvar.c}.
 *
 * <pre>
 *   waiters   0 .. bound      at least as many as wait; too many after a wait that ended by time or signal
 *             bound           how many there are is not known any more; stays until nobody is found
 * </pre>
 *
 * <p>Wait:
 *
 * <ol>
 *   <li>with the mutex held, take the lock of the sleep chain, count, and join the queue;
 *   <li>still under the chain's lock let the mutex go, then sleep;
 *   <li>awake, take the mutex again, whatever the result.
 * </ol>
 *
 * <p>Signal; the condition was changed under the mutex, which may still be held:
 *
 * <ol>
 *   <li>if nobody is counted, done: whoever saw the old condition was counted before it let the mutex go;
 *   <li>take the chain's lock; if nobody is on the queue, the count was too high: make it 0;
 *   <li>otherwise count down, unless the count is at its bound, and wake the best waiter.
 * </ol>
 *
 * <p>Claims: CV-1 a signal after the change of the condition is not lost on those who wait, CV-2 a signal wakes one and a
 * broadcast all, CV-3 the mutex is held again on return, and after awaitUnlock is not, CV-4 a wait ends by its deadline or,
 * if asked for, by a signal to the thread, CV-5 the count is never too low, also beyond its bound, CV-6 the mutex is owned,
 * once, and is the same for all who wait, CV-7 locks are given back, checked at compile time.
 */
public final class ConditionVariable {
    private static final SleepQueue.Kind KIND = SleepQueue.Kind.EXCLUSIVE;
    private static final VarHandle WAITERS;

    static {
        try {
            WAITERS = MethodHandles.lookup().findVarHandle(ConditionVariable.class, "waiters", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Machine machine;
    private final LockObject object;
    private final int bound;
    /** Written under the chain's lock; read without it by who held the mutex after those who wait had counted. */
    private int waiters;

    private ConditionVariable(Machine machine, String name, int bound) {
        this.machine = machine;
        this.object = machine.newLockObject(name);
        this.bound = bound;
    }

    /** A condition variable that nobody waits for. */
    public static ConditionVariable of(Machine machine, String name) {
        return new ConditionVariable(machine, name, Integer.MAX_VALUE);
    }

    /** The same, counting up to a bound of at least 1. */
    public static ConditionVariable bounded(Machine machine, String name, int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound is " + bound + "; at least 1");
        }
        return new ConditionVariable(machine, name, bound);
    }

    /**
     * Waits for a signal, or until interrupted if that is asked for. The caller owns the mutex; it does not while it waits,
     * and does again on return. It looks at the condition again: others may have come first.
     *
     * @throws Panic if it does not own it, owns it more than once, or others wait here with another mutex
     */
    @Holding("#1")
    public SleepQueue.Result await(SleepMutex mutex, SleepQueue.Signals signals) {
        SleepChain chain = machine.sleepChain(object);
        requireOnce(mutex);
        chain.lock.lock();
        count();
        chain.add(machine.currentThread(), object, mutex.object(), KIND);
        mutex.unlock();
        SleepQueue.Result result = SleepQueue.await(chain, signals);
        mutex.lock();
        return result;
    }

    /**
     * The same, and not beyond a deadline.
     *
     * @param deadline in the time of {@link Cpu#nanoTime()}
     */
    @Holding("#1")
    public SleepQueue.Result awaitUntil(SleepMutex mutex, SleepQueue.Signals signals, long deadline) {
        SleepChain chain = machine.sleepChain(object);
        requireOnce(mutex);
        chain.lock.lock();
        count();
        chain.add(machine.currentThread(), object, mutex.object(), KIND);
        mutex.unlock();
        SleepQueue.Result result = SleepQueue.awaitUntil(chain, signals, deadline);
        mutex.lock();
        return result;
    }

    /** Waits for a signal and does not take the mutex again: for a caller that has nothing more to do under it. */
    @Holding("#1")
    @MayReleaseLocks
    public void awaitUnlock(SleepMutex mutex) {
        SleepChain chain = machine.sleepChain(object);
        requireOnce(mutex);
        chain.lock.lock();
        count();
        chain.add(machine.currentThread(), object, mutex.object(), KIND);
        mutex.unlock();
        SleepQueue.await(chain, SleepQueue.Signals.WAIT);
    }

    /** Wakes the best waiter, the first of equals. */
    public void signal() {
        if ((int) WAITERS.getOpaque(this) == 0) {
            return;
        }
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        SleepQueue queue = chain.find(object);
        int counted = (int) WAITERS.getOpaque(this);
        if (queue == null) {
            WAITERS.setOpaque(this, 0);
        } else {
            if (counted < bound) {
                WAITERS.setOpaque(this, counted - 1);
            }
            queue.signal(chain, KIND);
        }
        chain.lock.unlock();
    }

    /** Wakes everybody who waits. */
    public void broadcast() {
        if ((int) WAITERS.getOpaque(this) == 0) {
            return;
        }
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        WAITERS.setOpaque(this, 0);
        SleepQueue queue = chain.find(object);
        if (queue != null) {
            queue.broadcast(chain, KIND);
        }
        chain.lock.unlock();
    }

    private void count() {
        int counted = (int) WAITERS.getOpaque(this);
        if (counted < bound) {
            WAITERS.setOpaque(this, counted + 1);
        }
    }

    private void requireOnce(SleepMutex mutex) {
        if (!mutex.isOwned() || mutex.isRecursed()) {
            throw new Panic(
                    machine.currentThread() + " waits for " + object.name() + " and should own " + mutex + ", once");
        }
    }
}
