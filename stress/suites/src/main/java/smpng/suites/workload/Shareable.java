package smpng.suites.workload;

import smpng.primitives.SleepQueue;

/** What the locks have in common that many may share to read or one may own to write; their claims have the same numbers. */
interface Shareable {
    /** The lock of a declared line. */
    static Shareable of(KernelWorkload world, Script.Declared line) {
        return line.kind() == Script.Kind.SX ? new ShareableSx(world, line) : new ShareableRw(world, line);
    }

    /** The lock itself, for its name in a timeline. */
    Object lock();

    /** Id of a claim about it. */
    String claim(int number);

    /** Returns whether it is shared: not if a signal came, where the lock lets one end the wait. */
    boolean read(SleepQueue.Signals signals);

    boolean tryRead();

    void readUnlock();

    /** Returns whether it is owned, as {@link #read}. */
    boolean write(SleepQueue.Signals signals);

    boolean tryWrite();

    void writeUnlock();

    boolean tryUpgrade();

    void downgrade();

    boolean isWriteOwned();

    boolean isRecursed();

    void assertReadLocked();

    int readers();

    boolean hasSpinner();

    boolean isBarred();

    /** While nobody changes what waiters wait on: whether that agrees with the lock. */
    void checkAtRest();
}
