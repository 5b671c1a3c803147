package smpng.primitives;

/** What only a kernel that owns its processors can do: switch contexts, wait for an interrupt, set an alarm. */
public interface BareCpu extends Cpu {
    /**
     * Saves the calling thread's context and continues {@code next}; a thread that never ran starts at
     * {@link KThread#entry()}. Returns when a CPU, perhaps another one, switches back. Interrupts are off before and
     * after.
     */
    void switchTo(KThread next);

    /**
     * Turns interrupts on and waits for one, as one step: an interrupt that is pending already is served and the call
     * returns.
     */
    void halt();

    /**
     * Asks for an {@link #CLOCK} interrupt on this CPU at or after the given {@link #nanoTime()}. Replaces the alarm set
     * before.
     */
    void alarm(long deadline);

    /** Vector of the interrupt that an alarm raises. */
    int CLOCK = 0;

    /** Vector of the interrupt that asks a CPU to look at its run queue. */
    int RESCHEDULE = 1;
}
