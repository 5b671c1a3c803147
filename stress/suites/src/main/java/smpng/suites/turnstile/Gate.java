package smpng.suites.turnstile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.checkerframework.checker.lock.qual.Holding;
import smpng.primitives.KThread;
import smpng.primitives.LockObject;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.Turnstile;
import smpng.primitives.TurnstileChain;

/**
 * The smallest thing that can be built on a turnstile: a gate that lets one thread through for each time it is opened.
 * Nothing but the turnstile stands between a thread that finds it shut and the one that opens it. The passes are counted
 * in a plain field under the chain's lock, so a lost wake-up is a thread that never returns.
 */
final class Gate {
    private static final VarHandle PASSES;

    static {
        try {
            PASSES = MethodHandles.lookup().findVarHandle(Gate.class, "passes", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Machine machine;
    private final LockObject object;
    private int passes;

    Gate(Machine machine, int passes) {
        this.machine = machine;
        this.passes = passes;
        this.object = machine.newLockObject("gate");
    }

    /** Adds a pass and wakes everybody who waits. */
    void open() {
        TurnstileChain chain = machine.chain(object);
        chain.lock.lock();
        PASSES.setOpaque(this, (int) PASSES.getOpaque(this) + 1);
        Turnstile ts = chain.find(object);
        if (ts != null) {
            ts.lock.lock();
            ts.broadcast(Turnstile.Kind.EXCLUSIVE);
            ts.unpend();
        }
        chain.lock.unlock();
    }

    /** Takes a pass, waiting until there is one. */
    void pass() {
        KThread td = machine.currentThread();
        TurnstileChain chain = machine.chain(object);
        chain.lock.lock();
        while (!take()) {
            Turnstile ts = chain.findOrOwn(object, td);
            ts.lock.lock();
            join(ts, chain);
            ts.await(chain);
            chain.lock.lock();
        }
        chain.lock.unlock();
    }

    /**
     * Takes a pass, or waits once and believes that it was opened because the wait ended.
     *
     * @return whether it waited, and so has no pass yet
     */
    boolean passOrWait() {
        KThread td = machine.currentThread();
        TurnstileChain chain = machine.chain(object);
        chain.lock.lock();
        if (take()) {
            chain.lock.unlock();
            return false;
        }
        Turnstile ts = chain.findOrOwn(object, td);
        ts.lock.lock();
        join(ts, chain);
        ts.await(chain);
        return true;
    }

    /** Takes a pass, and looks for one until there is. */
    void passSoon() {
        TurnstileChain chain = machine.chain(object);
        for (; ; ) {
            chain.lock.lock();
            boolean taken = take();
            chain.lock.unlock();
            if (taken) {
                return;
            }
            machine.cpu().spinWait();
        }
    }

    @Holding({"#1.lock", "#2.lock"})
    private void join(Turnstile ts, TurnstileChain chain) {
        Optional<String> cycle = ts.join(chain, object, null, Turnstile.Kind.EXCLUSIVE);
        if (cycle.isPresent()) {
            throw new Panic("a gate without an owner closes no cycle: " + cycle.get());
        }
    }

    private boolean take() {
        int left = (int) PASSES.getOpaque(this);
        if (left == 0) {
            return false;
        }
        PASSES.setOpaque(this, left - 1);
        return true;
    }
}
