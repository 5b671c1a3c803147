package smpng.explorer.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A test-and-test-and-set lock. {@code state} is 0 when it is free.
 *
 * <p>To lock, wait until it looks free and store a 1; whoever gets a 0 back has it. Of the exchanges, the one that gets the 0
 * must be an acquire. To unlock, store 0, a release.
 */
final class TtasLock {
    private static final VarHandle STATE = Fields.of(MethodHandles.lookup(), "state", int.class);

    private int state;

    void lock() {
        do {
            while ((int) STATE.getOpaque(this) != 0) {
                Thread.onSpinWait();
            }
        } while ((int) STATE.getAndSetAcquire(this, 1) != 0);
    }

    void unlock() {
        STATE.setRelease(this, 0);
    }
}
