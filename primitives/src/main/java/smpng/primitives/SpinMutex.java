package smpng.primitives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.lock.qual.EnsuresLockHeld;
import org.checkerframework.checker.lock.qual.EnsuresLockHeldIf;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.lock.qual.MayReleaseLocks;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A spin mutex: mutual exclusion against other CPUs and against interrupts of this one. Its holder is in a critical
 * section with interrupts off, so it is never preempted, and a handler never spins on a lock that its own CPU holds.
 *
 * <p>Stands for FreeBSD's MTX_SPIN mutex (mutex(9), {@code _mtx_lock_spin_cookie}).
 *
 * <pre>
 *   word   31                              0
 *          |  number of the owning thread  |     0: unowned
 *   depth  how often the owner has it on top of the first time; the owner's own
 * </pre>
 *
 * <p>Lock:
 *
 * <ol>
 *   <li>enter a critical section with interrupts off;
 *   <li>compare-and-set 0 to the own number, acquire; it may fail spuriously and is then retried;
 *   <li>while another thread owns the word, leave the section, so that interrupts and their rendezvous are served,
 *       re-read until it looks free, and begin again at 1.
 * </ol>
 *
 * <p>Unlock: store 0, release; no more is needed, because no waiter leaves a mark in the word. Then leave the section.
 *
 * <p>Claims: SPIN-1 mutual exclusion and visibility, SPIN-2 an interrupt never spins on its own CPU's lock, SPIN-3 the
 * section and the interrupt state are those of before, whatever the order of unlocking, SPIN-4 recursion and ownership
 * are as asserted, SPIN-5 interrupts are served while spinning.
 */
public final class SpinMutex {
    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(SpinMutex.class, "word", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Machine machine;
    // The machine's, kept here: a load fewer on the way from the lock to the thread.
    private final Cpu cpu;
    private final CriticalSection critical;
    private final String name;
    private final boolean recursive;
    /** Null unless the machine has a witness. */
    private final @Nullable WatchedLock watched;

    private int word;
    private int depth;

    private SpinMutex(Machine machine, String name, boolean recursive, @Nullable WatchedLock watched) {
        this.machine = machine;
        this.cpu = machine.cpu();
        this.critical = machine.critical();
        this.name = name;
        this.recursive = recursive;
        this.watched = watched;
    }

    /** A spin mutex whose owner may not take it again. */
    public static SpinMutex of(Machine machine, String name) {
        return new SpinMutex(
                machine,
                name,
                false,
                machine.watch(name, WatchedLock.Kind.SPIN, false).orElse(null));
    }

    /** A spin mutex whose owner may take it again, and lets it go as often. */
    public static SpinMutex recursive(Machine machine, String name) {
        return new SpinMutex(
                machine,
                name,
                true,
                machine.watch(name, WatchedLock.Kind.SPIN, false).orElse(null));
    }

    /** One of a kind of which a thread may have several at a time. */
    static SpinMutex oneOfSeveral(Machine machine, String name) {
        return new SpinMutex(
                machine,
                name,
                false,
                machine.watch(name, WatchedLock.Kind.SPIN, true).orElse(null));
    }

    /** One that the witness does not watch: its own. */
    static SpinMutex unwatched(Machine machine, String name) {
        return new SpinMutex(machine, name, false, null);
    }

    /**
     * Takes the lock, spinning while another thread has it. What the previous owner wrote before it let go happens-before
     * the return.
     *
     * @throws Panic if the caller has it and it does not recurse
     */
    @EnsuresLockHeld("this")
    @SuppressWarnings("discipline") // the lock itself
    public void lock() {
        KThread td = cpu.thread();
        critical.enterSpin(td);
        WatchedLock.wanted(watched, td);
        // Acquire: pairs with the release in unlock.
        if (!WORD.weakCompareAndSetAcquire(this, 0, td.tid())) {
            spin(td);
        }
        WatchedLock.taken(watched, td);
    }

    /**
     * Takes the lock if nobody has it, or the caller has it and it recurses.
     *
     * @return whether it was taken; if not, the critical section is as before
     */
    @EnsuresLockHeldIf(expression = "this", result = true)
    @SuppressWarnings("discipline") // the lock itself
    public boolean tryLock() {
        KThread td = cpu.thread();
        critical.enterSpin(td);
        for (; ; ) {
            int owner = (int) WORD.getOpaque(this);
            if (owner == 0) {
                if (WORD.weakCompareAndSetAcquire(this, 0, td.tid())) {
                    WatchedLock.taken(watched, td);
                    return true;
                }
            } else if (owner == td.tid() && recursive) {
                depth++;
                WatchedLock.taken(watched, td);
                return true;
            } else {
                critical.exitSpin(td);
                return false;
            }
        }
    }

    /**
     * Lets the lock go.
     *
     * @throws Panic if the caller does not own it
     */
    @Holding("this")
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the lock itself
    public void unlock() {
        KThread td = cpu.thread();
        if ((int) WORD.getOpaque(this) != td.tid()) {
            throw new Panic(td + " unlocks spin mutex " + name + ", which " + owner() + " owns");
        }
        WatchedLock.released(watched, td);
        if (depth > 0) {
            depth--;
        } else {
            // Release: pairs with the acquire of the next owner's compare-and-set.
            WORD.setRelease(this, 0);
        }
        critical.exitSpin(td);
    }

    /** What it tells the witness, if anything. */
    @Nullable
    WatchedLock watched() {
        return watched;
    }

    /** Whether the caller owns the lock. */
    public boolean isOwned() {
        return (int) WORD.getOpaque(this) == machine.currentThread().tid();
    }

    /** Whether anybody owns the lock; for checks on a stopped machine. */
    public boolean isHeld() {
        return (int) WORD.getOpaque(this) != 0;
    }

    /**
     * States that the caller owns the lock.
     *
     * @throws Panic if it does not
     */
    public void assertOwned() {
        if (!isOwned()) {
            throw new Panic(machine.currentThread() + " should own spin mutex " + name + ", but " + owner() + " does");
        }
    }

    /**
     * States that the caller does not own the lock.
     *
     * @throws Panic if it does
     */
    public void assertNotOwned() {
        if (isOwned()) {
            throw new Panic(machine.currentThread() + " should not own spin mutex " + name);
        }
    }

    /**
     * For the scheduler, across a context switch: the lock of the run queue passes from the thread that leaves the CPU to
     * the one that gets it, with the critical section each of them is in. Relaxed: the same CPU goes on.
     */
    @Holding("this")
    public void handOver(KThread next) {
        WatchedLock.handedOver(watched, cpu.thread(), next);
        WORD.setOpaque(this, next.tid());
    }

    private void spin(KThread td) {
        int owner = (int) WORD.getOpaque(this);
        if (owner == td.tid()) {
            if (!recursive) {
                critical.exitSpin(td);
                throw new Panic(td + " locks spin mutex " + name + " again, which does not recurse");
            }
            depth++;
            return;
        }
        for (; ; ) {
            if (owner == 0) {
                if (WORD.weakCompareAndSetAcquire(this, 0, td.tid())) {
                    return;
                }
            } else {
                critical.exitSpin(td);
                while ((int) WORD.getOpaque(this) != 0) {
                    cpu.spinWait();
                }
                critical.enterSpin(td);
            }
            owner = (int) WORD.getOpaque(this);
        }
    }

    private String owner() {
        int tid = (int) WORD.getOpaque(this);
        return tid == 0 ? "nobody" : machine.thread(tid).name();
    }

    @Override
    public String toString() {
        return name;
    }
}
