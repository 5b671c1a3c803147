package smpng.primitives;

/**
 * The upper seam: who runs. Park and unpark on the JVM, run queues and context switches in the kernel.
 *
 * <p>The lock of a thread is whatever spin mutex {@link ThreadLock} finds in it; each method says who holds it.
 */
public interface Scheduler {
    /** The spin mutex that protects {@code td} while it runs or could run. The same for a thread until it blocks. */
    SpinMutex runLock(KThread td);

    /**
     * Stops the calling thread until {@link #makeRunnable}. It has set its state; its thread lock is held by it and is
     * its only spin lock. The lock is let go once the thread's context is saved. Returns with no spin lock held.
     *
     * <p>Everything written before {@code makeRunnable} happens-before the return.
     */
    void block(KThread td);

    /**
     * The same, for a sleep with a deadline: when the clock has come to it and the thread still sleeps, calls {@link
     * SleepQueue#expire}, from an interrupt or in the thread itself. It may also do so later, when that sleep is over.
     *
     * @param deadline in the time of {@link Cpu#nanoTime()}
     */
    void blockUntil(KThread td, long deadline);

    /**
     * Makes a blocked thread runnable. Its thread lock is held by the caller and still held on return, but is the
     * thread's lock no longer: that is its run lock again.
     */
    void makeRunnable(KThread td);

    /** Gives {@code td} a priority; moves it within the run queue where it waits on one. Its thread lock is held. */
    void setPriority(KThread td, int priority);

    /** Gives the CPU to a better thread, if there is one. The caller is the current thread, in no critical section. */
    void preempt(KThread td);
}
