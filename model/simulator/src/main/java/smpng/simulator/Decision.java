package smpng.simulator;

/**
 * One thing that a schedule makes happen, just before the access that has the number {@link #step()}. A decision that
 * makes no sense when its turn comes (no such CPU, nothing to wake it, no alarm set) has no effect, so every list of
 * decisions is a schedule.
 */
public sealed interface Decision {
    /** The step before which it takes effect; steps are numbered from 1. */
    int step();

    /** From now on {@code cpu} runs, unless it is halted and no interrupt is pending there. */
    record Run(int step, int cpu) implements Decision {}

    /** An interrupt arrives at {@code cpu}: served at once if that CPU runs with interrupts on, else pending there. */
    record Interrupt(int step, int cpu, int vector) implements Decision {}

    /** Virtual time jumps to the earliest alarm, whose CPU gets its clock interrupt. */
    record Expire(int step) implements Decision {}

    /** The next weak compare-and-set, on whichever CPU, fails spuriously, as it may on processors with linked loads. */
    record FailWeakCas(int step) implements Decision {}
}
