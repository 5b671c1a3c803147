package smpng.simulator;

import java.util.concurrent.locks.LockSupport;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The right to run, as seen by one Java thread: given by whoever had it, taken by waiting. All that a thread did before it
 * gave the baton happens-before the return of the wait, so what the threads of a run share needs no synchronization.
 */
final class Baton {
    private volatile boolean given;

    /** The waiter, while it is parked or about to be. */
    private volatile @Nullable Thread parked;

    /** Lets the waiter run. */
    void give() {
        given = true;
        Thread waiter = parked;
        if (waiter != null) {
            LockSupport.unpark(waiter);
        }
    }

    /** Waits until the baton is given, and takes it; always the same thread. A Java interrupt is kept for later. */
    void take() {
        // Parks at once: whoever gave the baton away needs the processor now, and looking in a loop was measured
        // slower.
        boolean interrupted = false;
        parked = Thread.currentThread();
        while (!given) {
            LockSupport.park(this);
            // An interrupted thread does not park: remember, and wait on.
            interrupted |= Thread.interrupted();
        }
        parked = null;
        given = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
