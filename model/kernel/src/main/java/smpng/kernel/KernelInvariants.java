package smpng.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.KThread;
import smpng.primitives.ThreadQueue;
import smpng.primitives.Turnstile;
import smpng.primitives.TurnstileChain;

/**
 * What must hold of a stopped kernel: after every step, and, more, whenever no spin mutex of the scheduler or the
 * turnstiles is held. The walk trusts no cached fact: it counts what it finds on the queues.
 */
public final class KernelInvariants {
    private final Kernel kernel;
    private final SleepInvariants sleepers;
    private boolean lowered;

    /** Invariants of one kernel. */
    public KernelInvariants(Kernel kernel) {
        this.kernel = kernel;
        this.sleepers = new SleepInvariants(kernel);
    }

    /**
     * Says that the own priority of a thread that may be blocked was lowered: from here on an owner may run with a better
     * priority than its waiters need, but never with a worse one.
     */
    public void priorityWasLowered() {
        lowered = true;
    }

    /**
     * After every step.
     *
     * @throws AssertionError naming the thread and the rule
     */
    public void check() {
        everyThreadOnOneQueueAtMost();
        noCycleOfOwners();
        if (isAtRest()) {
            checkAtRest();
        }
    }

    /** Whether no thread is inside an operation of turnstiles or scheduler. */
    public boolean isAtRest() {
        if (kernel.machine().isGraphInMotion()) {
            return false;
        }
        for (RunQueue queue : kernel.queues()) {
            if (queue.lock.isHeld()) {
                return false;
            }
        }
        for (TurnstileChain chain : kernel.machine().chains()) {
            if (chain.lock.isHeld()) {
                return false;
            }
        }
        for (Turnstile ts : kernel.turnstiles()) {
            if (ts.lock.isHeld()) {
                return false;
            }
        }
        return sleepers.isAtRest();
    }

    /**
     * For a CPU whose running thread is in no critical section and has just let every pending interrupt in: it owes
     * nothing.
     *
     * @throws AssertionError if a thread on the CPU's run queue should run instead
     */
    public void noDebtIsLeft(int cpu) {
        RunQueue queue = kernel.queues()[cpu];
        if (!queue.lock.isHeld() && outranked(queue)) {
            throw broken(
                    "CS-2",
                    queue.running() + " goes on on CPU " + cpu + ", where "
                            + queue.runnable().first() + " should have preempted it");
        }
    }

    @SuppressWarnings("discipline") // the machine is stopped
    private static boolean outranked(RunQueue queue) {
        return queue.isOutranked(queue.running());
    }

    /**
     * When all threads have ended.
     *
     * @throws AssertionError if anything is left behind
     */
    public void checkAtEnd() {
        for (KThread td : kernel.threads()) {
            if (td.state() == KThread.State.SLEEPING) {
                continue; // for what nobody will announce
            }
            if (td.turnstile() == null) {
                throw broken("TS-2", td + " ended without a turnstile");
            }
            if (td.priority() != td.basePriority()) {
                throw broken(
                        "TS-5", td + " ended with priority " + td.priority() + ", its own is " + td.basePriority());
            }
            if (!KernelThread.of(td).isIdle() && td.queue() != null) {
                throw broken("TS-3", td + " ended on queue " + td.queue());
            }
        }
    }

    private void everyThreadOnOneQueueAtMost() {
        // By thread number, and without names until one is needed: this runs after every step.
        ThreadQueue[] seen = new ThreadQueue[kernel.threads().size() + 1];
        for (RunQueue queue : kernel.queues()) {
            walk(queue.runnable(), seen);
        }
        for (Turnstile ts : kernel.turnstiles()) {
            walk(ts.queue(Turnstile.Kind.EXCLUSIVE), seen);
            walk(ts.queue(Turnstile.Kind.SHARED), seen);
            walk(ts.pending(), seen);
        }
    }

    private static void walk(ThreadQueue queue, @Nullable ThreadQueue[] seen) {
        for (KThread td = queue.first(); td != null; td = queue.after(td)) {
            ThreadQueue other = seen[td.tid()];
            if (other != null) {
                throw broken("TS-3", td + " is on queue " + other + " and on queue " + queue);
            }
            seen[td.tid()] = queue;
            if (td.queue() != queue) {
                // Between two stores of an insertion the thread is on its way; its links are another queue's or none.
                return;
            }
        }
    }

    private void noCycleOfOwners() {
        int threads = kernel.threads().size();
        for (KThread start : kernel.threads()) {
            KThread at = start;
            for (int length = 0; at != null; length++) {
                if (length > threads) {
                    throw broken("TS-6", "threads wait for each other: " + cycleFrom(at));
                }
                Turnstile waitsOn = at.blockedOn();
                at = waitsOn == null ? null : waitsOn.owner();
            }
        }
    }

    private static List<KThread> cycleFrom(KThread start) {
        List<KThread> path = new ArrayList<>();
        KThread at = start;
        while (at != null && !path.contains(at)) {
            path.add(at);
            Turnstile waitsOn = at.blockedOn();
            at = waitsOn == null ? null : waitsOn.owner();
        }
        return path;
    }

    private void checkAtRest() {
        turnstilesAreConserved();
        sleepers.checkAtRest();
        for (KThread td : kernel.threads()) {
            stateMatchesQueues(td);
            if (td.state() != KThread.State.INACTIVE) {
                priorityIsLent(td);
            }
        }
        for (Turnstile ts : kernel.turnstiles()) {
            sorted(ts.queue(Turnstile.Kind.EXCLUSIVE));
            sorted(ts.queue(Turnstile.Kind.SHARED));
        }
    }

    private void turnstilesAreConserved() {
        Map<Turnstile, String> places = new HashMap<>();
        for (KThread td : kernel.threads()) {
            Turnstile its = td.turnstile();
            if (its != null) {
                place(places, its, "with " + td);
            }
        }
        for (TurnstileChain chain : kernel.machine().chains()) {
            for (Turnstile ts = first(chain); ts != null; ts = ts.nextInChain()) {
                place(places, ts, "on a chain");
                int waiters = length(ts.queue(Turnstile.Kind.EXCLUSIVE)) + length(ts.queue(Turnstile.Kind.SHARED));
                int parked = 0;
                for (Turnstile free = ts.firstFree(); free != null; free = free.nextFree()) {
                    place(places, free, "parked on a " + ts);
                    parked++;
                }
                if (parked + 1 != waiters) {
                    throw broken(
                            "TS-2", "a " + ts + " has " + waiters + " waiters and " + parked + " parked turnstiles");
                }
            }
        }
        if (places.size() != kernel.turnstiles().size()) {
            throw broken(
                    "TS-2", "of " + kernel.turnstiles().size() + " turnstiles only " + places.size() + " are left");
        }
    }

    @SuppressWarnings("discipline") // the machine is stopped
    private static @Nullable Turnstile first(TurnstileChain chain) {
        return chain.first();
    }

    private static void place(Map<Turnstile, String> places, Turnstile ts, String where) {
        String other = places.put(ts, where);
        if (other != null) {
            throw broken("TS-2", "one turnstile is " + other + " and " + where);
        }
    }

    private static int length(ThreadQueue queue) {
        int n = 0;
        for (KThread td = queue.first(); td != null; td = queue.after(td)) {
            n++;
        }
        return n;
    }

    private void stateMatchesQueues(KThread td) {
        KThread.State state = td.state();
        boolean queued = td.queue() != null;
        boolean blocked = td.blockedOn() != null;
        boolean consistent = switch (state) {
            case RUNNING -> !queued && !blocked && runsSomewhere(td);
            case RUNNABLE -> (queued || KernelThread.of(td).isIdle()) && !blocked;
            case BLOCKED -> queued && blocked && td.turnstile() == null;
            case SLEEPING -> !queued && !blocked && td.sleepingOn() != null;
            case INACTIVE -> !queued && !blocked;
        };
        if (!consistent) {
            throw broken(
                    "TS-1",
                    td + " is " + state + ", on queue " + td.queue() + ", blocked on " + td.blockedOn()
                            + (runsSomewhere(td) ? ", on a CPU" : ", on no CPU"));
        }
    }

    private boolean runsSomewhere(KThread td) {
        for (RunQueue queue : kernel.queues()) {
            if (queue.running() == td) {
                return true;
            }
        }
        return false;
    }

    private void priorityIsLent(KThread td) {
        int best = td.basePriority();
        for (Turnstile ts : kernel.turnstiles()) {
            if (ts.owner() == td) {
                best = Math.min(best, bestOf(ts.queue(Turnstile.Kind.EXCLUSIVE)));
                best = Math.min(best, bestOf(ts.queue(Turnstile.Kind.SHARED)));
            }
        }
        if (td.priority() > best) {
            throw broken(
                    "TS-4", td + " runs with priority " + td.priority() + " while one of " + best + " waits for it");
        }
        if (td.priority() < best && !lowered) {
            throw broken(
                    "TS-5", td + " runs with priority " + td.priority() + ", but nobody lends it better than " + best);
        }
    }

    private static int bestOf(ThreadQueue queue) {
        int best = KThread.WORST_PRIORITY;
        for (KThread td = queue.first(); td != null; td = queue.after(td)) {
            best = Math.min(best, td.priority());
        }
        return best;
    }

    private static void sorted(ThreadQueue queue) {
        for (KThread td = queue.first(); td != null; td = queue.after(td)) {
            KThread next = queue.after(td);
            if (next != null && next.priority() < td.priority()) {
                throw broken("TS-3", next + " waits behind " + td + ", which has a worse priority");
            }
        }
    }

    private static AssertionError broken(String claim, String what) {
        return new AssertionError(claim + ": " + what);
    }
}
