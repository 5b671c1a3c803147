package smpng.simulator;

import org.checkerframework.checker.nullness.qual.Nullable;

/** The state of one processor. */
final class VirtualCpu {
    /** The deadline of an alarm that is not set. */
    static final long NEVER = Long.MAX_VALUE;

    final int id;

    /** The context it executes; null only before the machine starts. */
    @Nullable
    Fiber fiber;

    boolean interruptsOn;

    /** One bit per vector. */
    long pending;

    /** Waits for an interrupt, with interrupts on. */
    boolean halted;

    /** Said that it waits for another CPU, and has only read since. */
    boolean spinning;

    long alarm = NEVER;

    VirtualCpu(int id) {
        this.id = id;
    }

    /** Whether it has something to execute. */
    boolean canRun() {
        return !halted || pending != 0;
    }

    void raise(int vector) {
        pending |= 1L << vector;
    }

    /** Takes the pending interrupt with the lowest vector. */
    int acknowledge() {
        int vector = Long.numberOfTrailingZeros(pending);
        pending &= pending - 1;
        return vector;
    }
}
