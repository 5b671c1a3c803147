package smpng.primitives;

import org.checkerframework.checker.lock.qual.Holding;

/**
 * A wait channel: an event that threads sleep for and others announce, with a mutex as interlock between the two.
 *
 * <p>Stands for {@code msleep}, {@code tsleep}, {@code pause}, {@code wakeup} and {@code wakeup_one} of FreeBSD (sleep(9),
 * {@code kern_synch.c}). There any address is a channel; here a channel is made.
 *
 * <p>Sleep:
 *
 * <ol>
 *   <li>with the interlock held, take the lock of the channel's sleep chain and join its queue;
 *   <li>still under the chain's lock let the interlock go, then sleep;
 *   <li>awake, take the interlock again, whatever the result.
 * </ol>
 *
 * <p>Whoever changes what is waited for does so under the interlock and wakes then or later. If the sleeper saw it
 * unchanged, it is on the queue before the change is made, and the wake-up finds it. A thread that wakes up looks again:
 * others may have come first. Claims: WC-1 a wake-up that follows the change is not lost, WC-2 wakeup wakes all and
 * wakeupOne the best, WC-3 the interlock is held again on return, WC-4 a sleep ends by its deadline or, if asked for, by a
 * signal, and such a sleeper spends no wake-up, WC-5 locks are given back, checked at compile time, WC-6 the interlock is owned, once.
 */
public final class WaitChannel {
    private static final SleepQueue.Kind KIND = SleepQueue.Kind.EXCLUSIVE;

    private final Machine machine;
    private final LockObject object;

    private WaitChannel(Machine machine, LockObject object) {
        this.machine = machine;
        this.object = object;
    }

    /** A channel that nobody waits for. */
    public static WaitChannel of(Machine machine, String name) {
        return new WaitChannel(machine, machine.newLockObject(name));
    }

    /**
     * Sleeps until woken, or interrupted if that is asked for. The caller owns the mutex; it does not while it sleeps, and
     * does again on return.
     *
     * @throws Panic if it does not own it, owns it more than once, or others sleep here with another mutex
     */
    @Holding("#1")
    public SleepQueue.Result sleep(SleepMutex interlock, SleepQueue.Signals signals) {
        SleepChain chain = machine.sleepChain(object);
        requireOnce(interlock);
        chain.lock.lock();
        chain.add(machine.currentThread(), object, interlock.object(), KIND);
        interlock.unlock();
        SleepQueue.Result result = SleepQueue.await(chain, signals);
        interlock.lock();
        return result;
    }

    /**
     * The same, and not beyond a deadline.
     *
     * @param deadline in the time of {@link Cpu#nanoTime()}
     */
    @Holding("#1")
    public SleepQueue.Result sleepUntil(SleepMutex interlock, SleepQueue.Signals signals, long deadline) {
        SleepChain chain = machine.sleepChain(object);
        requireOnce(interlock);
        chain.lock.lock();
        chain.add(machine.currentThread(), object, interlock.object(), KIND);
        interlock.unlock();
        SleepQueue.Result result = SleepQueue.awaitUntil(chain, signals, deadline);
        interlock.lock();
        return result;
    }

    /**
     * Sleeps for so many nanoseconds, or until woken. Without an interlock a wake-up that comes before the sleep goes by
     * unseen.
     */
    public SleepQueue.Result pause(long nanos) {
        long deadline = machine.cpu().nanoTime() + nanos;
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        chain.add(machine.currentThread(), object, object, KIND);
        return SleepQueue.awaitUntil(chain, SleepQueue.Signals.WAIT, deadline);
    }

    /** Wakes all who sleep here. */
    public void wakeup() {
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        SleepQueue queue = chain.find(object);
        if (queue != null) {
            queue.broadcast(chain, KIND);
        }
        chain.lock.unlock();
    }

    /** Wakes the best of those who sleep here, the first of equals. */
    public void wakeupOne() {
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        SleepQueue queue = chain.find(object);
        if (queue != null) {
            queue.signal(chain, KIND);
        }
        chain.lock.unlock();
    }

    private void requireOnce(SleepMutex interlock) {
        if (!interlock.isOwned() || interlock.isRecursed()) {
            throw new Panic(machine.currentThread() + " sleeps on " + object.name() + " and should own " + interlock
                    + ", once");
        }
    }
}
