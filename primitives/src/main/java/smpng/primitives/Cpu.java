package smpng.primitives;

/**
 * The lower seam: the processor that the calling thread runs on.
 *
 * <p>On bare (virtual) hardware the operations are what their names say. On the JVM, which can neither pin nor interrupt
 * a thread, a CPU is a slot that a thread leases for its outermost critical section, interrupts do not exist, and an
 * inter-processor interrupt is a full fence.
 */
public interface Cpu {
    /** Number of CPUs of this machine, at least 1. */
    int count();

    /** The current CPU, from 0. Stable only within a critical section. */
    int id();

    /** The thread that runs here. */
    KThread thread();

    /** Turns interrupts off on this CPU. Returns whether they were on. */
    boolean interruptsOff();

    /** Puts the interrupt state back to what {@link #interruptsOff()} returned; pending interrupts are served at once. */
    void interruptsRestore(boolean on);

    /** Says that the outermost critical section of {@code td}, the calling thread, ended: it may move to another CPU. */
    void unpin(KThread td);

    /**
     * Sends an inter-processor interrupt.
     *
     * @param cpu the target, which may be the sender
     * @param vector what the handler shall do; at most one of each vector is pending per CPU
     */
    void ipi(int cpu, int vector);

    /** Hints that the caller re-reads memory until another CPU changes it. No memory effects. */
    void spinWait();

    /** A counter that never runs backwards on one CPU; in units of its own. */
    long cycles();

    /** Time since an arbitrary origin, in nanoseconds. */
    long nanoTime();
}
