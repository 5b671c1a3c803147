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
 * One CPU's threads: the one that runs, those that could, and those that wait for a time. Its lock is the thread lock of
 * all of them.
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
    private @GuardedBy("lock") @Nullable KThread sleepers;
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

    /** Inserts by deadline, after those of the same. */
    @Holding("this.lock")
    void addSleeper(KThread td) {
        KernelThread its = KernelThread.of(td);
        KThread before = null;
        KThread at = sleepers;
        while (at != null && KernelThread.of(at).deadline <= its.deadline) {
            before = at;
            at = KernelThread.of(at).nextSleeper;
        }
        its.nextSleeper = at;
        its.sleeping = true;
        if (before == null) {
            sleepers = td;
        } else {
            KernelThread.of(before).nextSleeper = td;
        }
    }

    /** The sleeper whose time comes first, if any. */
    @Holding("this.lock")
    @Nullable
    KThread firstSleeper() {
        return sleepers;
    }

    @Holding("this.lock")
    void removeFirstSleeper() {
        KThread first = sleepers;
        if (first == null) {
            throw new Panic("nobody sleeps on CPU " + cpu);
        }
        KernelThread its = KernelThread.of(first);
        sleepers = its.nextSleeper;
        its.nextSleeper = null;
        its.sleeping = false;
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
