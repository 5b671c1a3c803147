package smpng.simulator;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The machine a guest runs on: processors that execute one at a time, with interrupts, inter-processor interrupts, alarms
 * and a clock. Its operations are no steps; the shared accesses around them are.
 */
public interface VirtualMachine {
    /** Vector of the interrupt that an alarm raises. */
    int CLOCK = 0;

    /** Vector of the interrupt that asks a CPU to look at its run queue. */
    int RESCHEDULE = 1;

    /** Number of vectors: they run from 0. */
    int VECTORS = 64;

    /** Number of CPUs. */
    int cpus();

    /** The CPU that the caller runs on, from 0. */
    int currentCpu();

    /** The guest's object for the thread that the caller runs in; null in boot code that has not said so. */
    @Nullable
    Object currentThread();

    /** For boot code: the thread that it runs as from now on. */
    void bootAs(Object thread);

    /** Turns interrupts of this CPU on or off; turned on, pending ones are served at once. Returns whether they were on. */
    boolean setInterrupts(boolean on);

    /** Whether interrupts are on on this CPU. */
    boolean interruptsOn();

    /** Makes an interrupt pending on a CPU, which may be this one. */
    void ipi(int cpu, int vector);

    /**
     * Saves the caller's context and continues that of {@code thread}, or starts it with {@code entry} if it never ran.
     * Returns when a CPU switches back. Interrupts are off, before and after.
     *
     * @throws IllegalStateException if interrupts are on, or {@code thread} is on a CPU
     */
    void switchTo(Object thread, Runnable entry);

    /**
     * Says that the caller waits for another CPU: the next one that can run does. If all that can run only wait, virtual
     * time goes on to the next alarm.
     */
    void spinWait();

    /** Turns interrupts on and waits for one; one that is pending already is served and ends the wait. */
    void halt();

    /** Asks for a {@link #CLOCK} interrupt on this CPU at that {@link #nanoTime()} or after; replaces its last alarm. */
    void alarm(long deadline);

    /** Virtual time: goes on by a fixed amount with every step and every look at it. */
    long nanoTime();

    /** A counter that goes on as virtual time does. */
    long cycles();

    /** Gives an object the name it has in traces; without one it is {@code SimpleClass#n}, by first appearance. */
    void name(Object object, String name);

    /** The name that traces use for an object. */
    String nameOf(Object object);

    /** Puts a line into the trace, at the present step. */
    void note(String text);

    /** Ends the run: the guest found a violation. Does not return. */
    void fail(String message);
}
