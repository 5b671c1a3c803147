package smpng.suites.workload;

import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.KThread;
import smpng.primitives.LockObject;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.Turnstile;
import smpng.primitives.TurnstileChain;

/**
 * The smallest lock that uses the half of the turnstile that a sleep mutex does not: it wakes one waiter at a time, is
 * claimed by whoever takes it while others wait, and can be held without an owner to lend to, as a lock that is shared.
 * Its state is under the chain's lock throughout.
 */
final class SignalledLock {
    private final Machine machine;
    private final LockObject object;
    private boolean taken;
    private @Nullable KThread owner;

    SignalledLock(Machine machine, String name) {
        this.machine = machine;
        this.object = machine.newLockObject(name);
    }

    /** Takes the lock, waiting until it is free; those who still wait lend to the caller from then on. */
    void lock() {
        KThread td = machine.currentThread();
        TurnstileChain chain = machine.chain(object);
        chain.lock.lock();
        while (taken) {
            Turnstile ts = chain.findOrOwn(object, td);
            ts.lock.lock();
            Optional<String> cycle = ts.join(chain, object, owner, Turnstile.Kind.EXCLUSIVE);
            if (cycle.isPresent()) {
                ts.lock.unlock();
                chain.lock.unlock();
                throw new Panic("deadlock: " + cycle.get());
            }
            ts.await(chain);
            chain.lock.lock();
        }
        taken = true;
        owner = td;
        Turnstile waiting = chain.find(object);
        if (waiting != null) {
            waiting.lock.lock();
            waiting.claim();
        }
        chain.lock.unlock();
    }

    /** Keeps the lock, but no longer as the one to whom waiters lend. */
    void share() {
        TurnstileChain chain = machine.chain(object);
        chain.lock.lock();
        owner = null;
        Turnstile waiting = chain.find(object);
        if (waiting != null) {
            waiting.lock.lock();
            waiting.disown();
            waiting.lock.unlock();
        }
        chain.lock.unlock();
    }

    /** Lets the lock go and wakes the best waiter. */
    void unlock() {
        TurnstileChain chain = machine.chain(object);
        chain.lock.lock();
        taken = false;
        owner = null;
        Turnstile waiting = chain.find(object);
        if (waiting != null) {
            waiting.lock.lock();
            waiting.signal(Turnstile.Kind.EXCLUSIVE);
            waiting.unpend();
        }
        chain.lock.unlock();
    }
}
