package smpng.suites.sleepqueue;

import org.checkerframework.checker.lock.qual.Holding;
import smpng.primitives.LockObject;
import smpng.primitives.Machine;
import smpng.primitives.SleepChain;
import smpng.primitives.SleepQueue;

/**
 * The smallest thing that sleeps: a count of passes under the chain's lock, and a queue for who finds none. The lock is
 * let go between joining the queue and sleeping, as it would be to let an interlock go.
 */
final class Bell {
    private final Machine machine;
    private final LockObject object;
    private int passes;

    Bell(Machine machine, int passes) {
        this.machine = machine;
        this.passes = passes;
        this.object = machine.newLockObject("bell");
    }

    /** Adds a pass, and wakes one who waits. Returns whether there was one. */
    boolean ring() {
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        passes++;
        SleepQueue queue = chain.find(object);
        boolean woke = queue != null && queue.signal(chain, SleepQueue.Kind.EXCLUSIVE);
        chain.lock.unlock();
        return woke;
    }

    /** Takes a pass, sleeping until there is one. */
    void pass() {
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        while (passes == 0) {
            join(chain);
            chain.lock.unlock();
            chain.lock.lock();
            SleepQueue.await(chain, SleepQueue.Signals.WAIT);
            chain.lock.lock();
        }
        passes--;
        chain.lock.unlock();
    }

    /** Finds a pass there, or sleeps once and believes that the bell rang because the sleep ended. */
    void passOrSleep() {
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        if (passes > 0) {
            chain.lock.unlock();
            return;
        }
        join(chain);
        chain.lock.unlock();
        chain.lock.lock();
        SleepQueue.await(chain, SleepQueue.Signals.WAIT);
    }

    /** Sleeps once, whether there is a pass or not, and not beyond a deadline. Returns what ended the sleep. */
    SleepQueue.Result sleepUntil(long deadline) {
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        join(chain);
        chain.lock.unlock();
        chain.lock.lock();
        return SleepQueue.awaitUntil(chain, SleepQueue.Signals.WAIT, deadline);
    }

    @Holding("#1.lock")
    private void join(SleepChain chain) {
        chain.add(machine.currentThread(), object, object, SleepQueue.Kind.EXCLUSIVE);
    }
}
