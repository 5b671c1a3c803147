package smpng.explorer.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A mutex whose waiters sleep. {@code state} is 0 when it is free, 1 when it is held, 2 when it is held and somebody may sleep.
 * {@code signal} counts wake-ups; a sleeper waits for it to change.
 *
 * <p>To lock, make 0 a 1. If that fails, make 1 a 2, so that the owner will know; sleep as long as the state is 2; make 0 a 2,
 * for others may still sleep. Whichever takes the 0 must be an acquire. To unlock, make 1 a 0; if that fails somebody may sleep:
 * store 0 and count a wake-up. Whichever stores the 0 must be a release.
 *
 * <p>No wake-up is lost: a sleeper reads first {@code signal}, an acquire, then {@code state}; the owner writes first {@code
 * state}, then {@code signal}, a release. A sleeper that has read the new count sees that the state is not 2 any more, and one
 * that has read the old count sees it change. That is all that those two orders are for, and waiting itself needs none. Marking
 * the state with a 2 needs none either: both sides use read-modify-writes, of which one comes first.
 */
final class FutexLock {
    private static final VarHandle STATE = Fields.of(MethodHandles.lookup(), "state", int.class);
    private static final VarHandle SIGNAL = Fields.of(MethodHandles.lookup(), "signal", int.class);

    private int state;
    private int signal;

    void lock() {
        if (!STATE.weakCompareAndSetAcquire(this, 0, 1)) {
            lockAndMark();
        }
    }

    private void lockAndMark() {
        do {
            STATE.weakCompareAndSetPlain(this, 1, 2);
            sleep();
        } while (!STATE.weakCompareAndSetAcquire(this, 0, 2));
    }

    private void sleep() {
        int seen = (int) SIGNAL.getAcquire(this);
        if ((int) STATE.getOpaque(this) == 2) {
            while ((int) SIGNAL.getOpaque(this) == seen) {
                Thread.onSpinWait();
            }
        }
    }

    void unlock() {
        if (!STATE.weakCompareAndSetRelease(this, 1, 0)) {
            STATE.setRelease(this, 0);
            SIGNAL.getAndAddRelease(this, 1);
        }
    }
}
