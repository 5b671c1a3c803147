package smpng.primitives;

import org.checkerframework.checker.lock.qual.EnsuresLockHeld;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.lock.qual.MayReleaseLocks;

/**
 * Critical sections: while a thread is in one, it is neither preempted nor moved to another CPU. Interrupts still arrive
 * unless a spin mutex turned them off; one that wants to preempt leaves a debt instead, and the outermost exit pays it.
 *
 * <p>Stands for {@code critical_enter}, {@code critical_exit} and {@code spinlock_enter}, {@code spinlock_exit} of
 * FreeBSD (critical_enter(9)).
 *
 * <p>State, per thread, never per lock, so that spin mutexes may be let go in any order:
 *
 * <pre>
 *   criticalNest      how many sections the thread is in
 *   preemptionOwed    set by an interrupt that found criticalNest &gt; 0
 *   spinNest          how many of the sections also hold interrupts off
 *   interruptsWereOn  the state that the outermost of those found, and restores
 * </pre>
 *
 * <p>Exit:
 *
 * <ol>
 *   <li>count down;
 *   <li>at zero, look for a debt. In this order: an interrupt after the count preempts by itself, one before it has left
 *       its debt where step 2 sees it;
 *   <li>pay: let the scheduler run the better thread.
 * </ol>
 *
 * <p>All state is private to the thread and the interrupts it takes on its own CPU: program order is enough for the
 * machine, and opaque access keeps the compiler from swapping steps 1 and 2. Claims: CS-1 no switch while nested, CS-2
 * every debt is paid by the outermost exit, CS-3 interrupts return to the state of the outermost entry,
 * CS-5 a section is left on every path, which the lock discipline checks as if it were a lock.
 */
public final class CriticalSection {
    private final Machine machine;
    private final Cpu cpu;

    CriticalSection(Machine machine) {
        this.machine = machine;
        this.cpu = machine.cpu();
    }

    /** Enters a section; sections nest. */
    @EnsuresLockHeld("this")
    @SuppressWarnings("discipline") // the section itself
    public void enter() {
        enter(machine.currentThread());
    }

    /**
     * Leaves the innermost section.
     *
     * @throws Panic if the thread is in none
     */
    @Holding("this")
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the section itself
    public void exit() {
        exit(machine.currentThread());
    }

    /** Enters a section and turns interrupts off on this CPU; nests. */
    @EnsuresLockHeld("this")
    @SuppressWarnings("discipline") // the section itself
    public void enterSpin() {
        enterSpin(machine.currentThread());
    }

    /** Undoes the innermost {@link #enterSpin()}. */
    @Holding("this")
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the section itself
    public void exitSpin() {
        exitSpin(machine.currentThread());
    }

    /**
     * For an interrupt handler that made a better thread runnable: preempts the interrupted thread now, or lets it owe
     * that until its outermost section ends.
     */
    public void preempt() {
        KThread td = machine.currentThread();
        if (td.criticalNest > 0) {
            td.setPreemptionOwed(true);
        } else {
            machine.scheduler().preempt(td);
        }
    }

    /**
     * For the scheduler: a thread that never ran starts like one that was switched out, within a critical section with
     * interrupts off, which come on when it lets go of the run queue's lock.
     */
    public void prepare(KThread td) {
        td.criticalNest = 1;
        td.spinNest = 1;
        td.interruptsWereOn = true;
    }

    /** For the scheduler: the thread leaves its CPU, so it owes no preemption any more. */
    public void settle(KThread td) {
        td.setPreemptionOwed(false);
    }

    void enter(KThread td) {
        td.criticalNest++;
    }

    void exit(KThread td) {
        int nest = td.criticalNest - 1;
        if (nest < 0) {
            throw new Panic(td + " leaves a critical section that it is not in");
        }
        td.criticalNest = nest;
        boolean owed = td.preemptionOwed();
        if (nest == 0) {
            cpu.unpin(td);
            if (owed) {
                pay(td);
            }
        }
    }

    void enterSpin(KThread td) {
        if (td.spinNest == 0) {
            boolean on = cpu.interruptsOff();
            td.interruptsWereOn = on;
        }
        td.spinNest++;
        enter(td);
    }

    void exitSpin(KThread td) {
        if (td.spinNest == 0) {
            throw new Panic(td + " turns interrupts on that it did not turn off");
        }
        boolean on = td.interruptsWereOn;
        td.spinNest--;
        exit(td);
        if (td.spinNest == 0) {
            cpu.interruptsRestore(on);
        }
    }

    /** The scheduler looks again: an interrupt may have changed what there is to pay, but not left a debt unseen. */
    private void pay(KThread td) {
        td.setPreemptionOwed(false);
        machine.scheduler().preempt(td);
    }
}
