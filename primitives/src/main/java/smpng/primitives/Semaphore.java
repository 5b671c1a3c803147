package smpng.primitives;

/**
 * A counting semaphore: a number of units that threads take and give back, waiting while there is none.
 *
 * <p>Stands for FreeBSD's sema(9), {@code kern_sema.c}: a mutex, a condition variable, and two numbers under the mutex.
 *
 * <pre>
 *   value     units that can be taken
 *   waiters   threads between counting themselves and having the mutex again after their wait
 * </pre>
 *
 * <p>Take: while there is no unit, count as a waiter, wait, count down; take one. Give: add one and, if anybody waits,
 * signal. A wait that ends by time looks at the value once more: if a unit came meanwhile, perhaps with the signal that
 * went to this very thread, it takes it. Claims: SEM-1 no more units are taken than there were, and what was done before
 * one was given is seen by who takes it, SEM-2 nobody waits while there is a unit, SEM-3 a wait with a deadline fails only
 * after it, and only without a unit, SEM-4 the mutex is given back on every path, checked at compile time.
 */
public final class Semaphore {
    private final SleepMutex mutex;
    private final ConditionVariable changed;
    private int value;
    private int waiters;

    private Semaphore(Machine machine, String name, int value) {
        this.mutex = SleepMutex.of(machine, name);
        this.changed = ConditionVariable.of(machine, name);
        this.value = value;
    }

    /**
     * A semaphore.
     *
     * @param units how many there are, at least 0
     */
    public static Semaphore of(Machine machine, String name, int units) {
        if (units < 0) {
            throw new IllegalArgumentException("semaphore " + name + " with " + units + " units");
        }
        return new Semaphore(machine, name, units);
    }

    /** Gives a unit. */
    public void post() {
        mutex.lock();
        value++;
        if (waiters > 0) {
            changed.signal();
        }
        mutex.unlock();
    }

    /** Takes a unit, waiting until there is one. */
    public void await() {
        mutex.lock();
        while (value == 0) {
            waiters++;
            changed.await(mutex, SleepQueue.Signals.WAIT);
            waiters--;
        }
        value--;
        mutex.unlock();
    }

    /**
     * Takes a unit, waiting for one, but not beyond a deadline.
     *
     * @param deadline in the time of {@link Cpu#nanoTime()}
     * @return whether there was one
     */
    public boolean awaitUntil(long deadline) {
        mutex.lock();
        boolean inTime = true;
        while (value == 0 && inTime) {
            waiters++;
            inTime = changed.awaitUntil(mutex, SleepQueue.Signals.WAIT, deadline) == SleepQueue.Result.WOKEN;
            waiters--;
        }
        boolean taken = takeIfAny();
        mutex.unlock();
        return taken;
    }

    /** Takes a unit if there is one. Returns whether there was. */
    public boolean tryTake() {
        mutex.lock();
        boolean taken = takeIfAny();
        mutex.unlock();
        return taken;
    }

    /** How many units can be taken just now. */
    public int value() {
        mutex.lock();
        int now = value;
        mutex.unlock();
        return now;
    }

    private boolean takeIfAny() {
        if (value == 0) {
            return false;
        }
        value--;
        return true;
    }
}
