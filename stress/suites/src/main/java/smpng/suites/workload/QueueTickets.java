package smpng.suites.workload;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.KThread;
import smpng.primitives.LockObject;
import smpng.primitives.Machine;
import smpng.primitives.SleepChain;
import smpng.primitives.SleepQueue;
import smpng.primitives.SpinMutex;

/**
 * Tickets and rounds on nothing but a sleep queue, with a spin mutex as interlock. The interlock is let go while a thread is on the queue and awake, so it may be woken before it
 * sleeps. What it counts beside that tells whether each wake-up went to somebody, and to whom it should.
 */
final class QueueTickets implements Tickets {
    private final Machine machine;
    private final LockObject object;
    private final SpinMutex interlock;
    private int left;
    private int round;

    // What wake-ups were given and not taken, and who should still wait; under the interlock.
    private int owed;
    private int watching;
    private int timed;
    /** A collection of the JDK's, whose accesses are no steps of the simulation. */
    private final List<KThread> arrivals = new ArrayList<>();

    QueueTickets(Machine machine, String name) {
        this.machine = machine;
        this.object = machine.newLockObject(name);
        this.interlock = SpinMutex.of(machine, "interlock of " + name);
    }

    @Override
    public void put() {
        interlock.lock();
        left++;
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        SleepQueue queue = chain.find(object);
        if (queue != null) {
            KThread best = bestAsleep();
            if (queue.signal(chain, SleepQueue.Kind.EXCLUSIVE)) {
                owed++;
            }
            if (best != null && best.sleepingOn() != null) {
                throw new AssertionError("SQ-5: " + best + " was first of the best, and another was woken");
            }
        }
        chain.lock.unlock();
        interlock.unlock();
    }

    /** Of those who wait for a ticket: null unless all of them sleep, for only then do their priorities stay. */
    private @Nullable KThread bestAsleep() {
        KThread best = null;
        for (KThread td : arrivals) {
            if (td.sleepingOn() == null) {
                continue; // its sleep is over
            }
            if (td.state() != KThread.State.SLEEPING) {
                return null;
            }
            if (best == null || td.priority() < best.priority()) {
                best = td;
            }
        }
        return best;
    }

    @Override
    public void ring() {
        interlock.lock();
        round++;
        watching = 0;
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        SleepQueue queue = chain.find(object);
        if (queue != null) {
            owed += queue.broadcast(chain, SleepQueue.Kind.SHARED);
        }
        chain.lock.unlock();
        interlock.unlock();
    }

    @Override
    public SleepQueue.Result take(SleepQueue.Signals signals) {
        interlock.lock();
        SleepQueue.Result result = SleepQueue.Result.WOKEN;
        while (left == 0 && result == SleepQueue.Result.WOKEN) {
            SleepChain chain = joined(SleepQueue.Kind.EXCLUSIVE);
            chain.lock.lock();
            result = SleepQueue.await(chain, signals);
            interlock.lock();
            back(result);
        }
        return taken(result);
    }

    @Override
    public SleepQueue.Result takeUntil(long deadline) {
        interlock.lock();
        SleepQueue.Result result = SleepQueue.Result.WOKEN;
        while (left == 0 && result == SleepQueue.Result.WOKEN) {
            timed++;
            SleepChain chain = joined(SleepQueue.Kind.EXCLUSIVE);
            chain.lock.lock();
            result = SleepQueue.awaitUntil(chain, SleepQueue.Signals.WAIT, deadline);
            interlock.lock();
            timed--;
            back(result);
        }
        return taken(result);
    }

    @Override
    public void watch() {
        interlock.lock();
        int seen = round;
        while (round == seen) {
            watching++;
            SleepChain chain = joined(SleepQueue.Kind.SHARED);
            chain.lock.lock();
            SleepQueue.Result result = SleepQueue.await(chain, SleepQueue.Signals.WAIT);
            interlock.lock();
            back(result);
        }
        interlock.unlock();
    }

    /** Gets on the queue and lets the interlock go. */
    @SuppressWarnings("discipline") // the interlock, which every caller holds
    private SleepChain joined(SleepQueue.Kind kind) {
        KThread td = machine.currentThread();
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        chain.add(td, object, object, kind);
        chain.lock.unlock();
        if (kind == SleepQueue.Kind.EXCLUSIVE) {
            arrivals.add(td);
        }
        interlock.unlock();
        return chain;
    }

    private void back(SleepQueue.Result result) {
        arrivals.remove(machine.currentThread());
        if (result == SleepQueue.Result.WOKEN) {
            if (owed == 0) {
                throw new AssertionError("SQ-6: " + machine.currentThread() + " was woken, and nobody did it");
            }
            owed--;
        }
    }

    @SuppressWarnings("discipline") // the interlock, which every caller holds
    private SleepQueue.Result taken(SleepQueue.Result result) {
        boolean any = left > 0;
        if (any) {
            left--;
        }
        interlock.unlock();
        return any ? SleepQueue.Result.WOKEN : result;
    }

    @Override
    public int mayWait() {
        int takers = 0;
        int watchers = 0;
        for (SleepChain chain : machine.sleepChains()) {
            for (SleepQueue queue = first(chain); queue != null; queue = queue.nextInChain()) {
                if (queue.channel() == object) {
                    takers += length(queue, SleepQueue.Kind.EXCLUSIVE);
                    watchers += length(queue, SleepQueue.Kind.SHARED);
                }
            }
        }
        boolean settled = owed == 0 && timed == 0 && watchers == watching && takers == arrivals.size();
        return settled && (left == 0 || takers == 0) ? takers + watchers : 0;
    }

    private static int length(SleepQueue queue, SleepQueue.Kind kind) {
        int n = 0;
        for (KThread td = queue.list(kind).first();
                td != null;
                td = queue.list(kind).after(td)) {
            n++;
        }
        return n;
    }

    @SuppressWarnings("discipline") // the machine is stopped
    private static @Nullable SleepQueue first(SleepChain chain) {
        return chain.first();
    }
}
