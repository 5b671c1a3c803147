package smpng.kernel;

import org.checkerframework.checker.lock.qual.GuardedBy;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.SpinMutex;
import smpng.primitives.ThreadQueue;

/**
 * One CPU's threads: the one that runs, those that could, and those whose sleep its clock will end. Its lock is the thread
 * lock of the first two.
 *
 * <p>Across a context switch the lock is handed from the thread that leaves to the one that comes, which finds in {@code
 * leaving} whose context is saved now and under which lock it is to be from here on.
 */
final class RunQueue {
    final int cpu;
    final SpinMutex lock;
    private final @GuardedBy("lock") ThreadQueue runnable = new ThreadQueue("run queue");

    private @MonotonicNonNull KThread idle;
    private @MonotonicNonNull KThread running;
    private @GuardedBy("lock") @Nullable KThread firstTimed;
    private @GuardedBy("lock") @Nullable KThread leaving;
    private @GuardedBy("lock") @Nullable SpinMutex leavingUnder;
    /** The running thread used up its time: one of the same priority may follow. */
    private @GuardedBy("lock") boolean sliceOver;

    RunQueue(Machine machine, int cpu) {
        this.cpu = cpu;
        this.lock = SpinMutex.of(machine, "run queue of CPU " + cpu);
    }

    /** Before the CPU starts: its idle thread, which runs first. */
    void boot(KThread itsIdle) {
        idle = itsIdle;
        running = itsIdle;
        itsIdle.setState(KThread.State.RUNNING);
    }

    KThread idle() {
        return booted(idle);
    }

    /** The thread that runs; without the lock, a hint. */
    KThread running() {
        return booted(running);
    }

    @Holding("this.lock")
    void add(KThread td) {
        runnable.add(td);
    }

    @Holding("this.lock")
    void reposition(KThread td, int priority) {
        runnable.remove(td);
        td.storePriority(priority);
        runnable.add(td);
    }

    @Holding("this.lock")
    boolean holds(KThread td) {
        return td.queue() == runnable;
    }

    @Holding("this.lock")
    void endSlice() {
        sliceOver = true;
    }

    /** Whether a waiting thread should have the CPU rather than the running one. */
    @Holding("this.lock")
    boolean isOutranked(KThread current) {
        KThread best = runnable.first();
        return best != null
                && (current == idle
                        || best.priority() < current.priority()
                        || sliceOver && best.priority() == current.priority());
    }

    /** Takes the next thread to run off the queue: the idle thread if there is none. */
    @Holding("this.lock")
    KThread choose() {
        sliceOver = false;
        KThread best = runnable.first();
        if (best == null) {
            return idle();
        }
        runnable.remove(best);
        return best;
    }

    @Holding("this.lock")
    void switching(KThread from, SpinMutex under, KThread to) {
        leaving = from;
        leavingUnder = under;
        running = to;
    }

    @Holding("this.lock")
    KThread leaving() {
        return booted(leaving);
    }

    @Holding("this.lock")
    SpinMutex leavingUnder() {
        SpinMutex under = leavingUnder;
        if (under == null) {
            throw new Panic("nobody is leaving CPU " + cpu);
        }
        return under;
    }

    /** Has this CPU's clock watch a deadline: inserts by deadline, after those of the same. */
    @Holding("this.lock")
    void addTimed(KThread td, long deadline) {
        KernelThread its = KernelThread.of(td);
        KThread before = null;
        KThread at = firstTimed;
        while (at != null && KernelThread.of(at).deadline <= deadline) {
            before = at;
            at = KernelThread.of(at).nextTimed;
        }
        its.deadline = deadline;
        its.nextTimed = at;
        its.timed = true;
        if (before == null) {
            firstTimed = td;
        } else {
            KernelThread.of(before).nextTimed = td;
        }
    }

    /** The thread whose deadline comes first, if any. */
    @Holding("this.lock")
    @Nullable
    KThread firstTimed() {
        return firstTimed;
    }

    /** Has the clock forget a deadline, if it still watches it. */
    @Holding("this.lock")
    void removeTimed(KThread td) {
        KernelThread its = KernelThread.of(td);
        if (!its.timed) {
            return;
        }
        KThread before = null;
        KThread at = firstTimed;
        while (at != null && at != td) {
            before = at;
            at = KernelThread.of(at).nextTimed;
        }
        if (at == null) {
            throw new Panic("the clock of CPU " + cpu + " does not watch " + td);
        }
        if (before == null) {
            firstTimed = its.nextTimed;
        } else {
            KernelThread.of(before).nextTimed = its.nextTimed;
        }
        its.nextTimed = null;
        its.timed = false;
    }

    /** The queue itself; for checks on a stopped machine. */
    @SuppressWarnings("discipline") // the machine is stopped
    ThreadQueue runnable() {
        return runnable;
    }

    private KThread booted(@Nullable KThread td) {
        if (td == null) {
            throw new Panic("CPU " + cpu + " has not been booted");
        }
        return td;
    }
}
