package smpng.simulator;

import java.util.concurrent.locks.LockSupport;

/**
 * The right to run, as seen by one Java thread: given by whoever had it, taken by waiting. All that a thread did before it
 * gave the baton happens-before the return of the wait, so what the threads of a run share needs no synchronization.
 */
final class Baton {
    /** How often a waiter looks before it parks: most turns are short, and waking a parked thread is dear. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 300 : 0;

    private final Thread waiter;
    private volatile boolean given;
    private volatile boolean parked;

    /** The baton of one thread, which alone waits for it. */
    Baton(Thread waiter) {
        this.waiter = waiter;
    }

    /** Lets the waiter run. */
    void give() {
        given = true;
        if (parked) {
            LockSupport.unpark(waiter);
        }
    }

    /** Waits until the baton is given, and takes it. A pending Java interrupt is kept for later. */
    void take() {
        for (int i = 0; i < LOOKS && !given; i++) {
            Thread.onSpinWait();
        }
        if (!given) {
            boolean interrupted = false;
            parked = true;
            while (!given) {
                LockSupport.park(this);
                // An interrupted thread does not park: remember, and wait on.
                interrupted |= Thread.interrupted();
            }
            parked = false;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        given = false;
    }
}
