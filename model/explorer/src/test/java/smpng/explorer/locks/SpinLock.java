package smpng.explorer.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A spin lock. {@code state} is 0 when it is free.
 *
 * <p>To lock, wait until it looks free and try to make 0 a 1. Looking orders nothing, for what counts is the compare-and-set:
 * it is an acquire, so that the section begins after it. To unlock, store 0, a release, so that the section ends before it. Who
 * fails, for whatever reason, waits again.
 */
final class SpinLock {
    private static final VarHandle STATE = Fields.of(MethodHandles.lookup(), "state", int.class);

    private int state;

    void lock() {
        do {
            while ((int) STATE.getOpaque(this) != 0) {
                Thread.onSpinWait();
            }
        } while (!STATE.weakCompareAndSetAcquire(this, 0, 1));
    }

    void unlock() {
        STATE.setRelease(this, 0);
    }
}
