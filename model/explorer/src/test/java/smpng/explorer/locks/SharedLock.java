package smpng.explorer.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A reader-writer lock. {@code state} is how many readers there are, or -1 when there is a writer.
 *
 * <p>A reader adds one to what is not negative; a writer makes 0 a -1. Both are acquires: a reader sees what writers wrote, and
 * a writer comes after all readers, what they did included. A reader takes its one away, a writer stores 0: both are releases,
 * the reader's for the sake of writers. Between a writer's store and a reader other readers may have come and gone; they change
 * the state by read-modify-writes, so what the store released is still handed on.
 */
final class SharedLock {
    private static final VarHandle STATE = Fields.of(MethodHandles.lookup(), "state", int.class);

    private int state;

    void readLock() {
        int readers;
        do {
            readers = (int) STATE.getOpaque(this);
            while (readers < 0) {
                Thread.onSpinWait();
                readers = (int) STATE.getOpaque(this);
            }
        } while (!STATE.weakCompareAndSetAcquire(this, readers, readers + 1));
    }

    void readUnlock() {
        STATE.getAndAddRelease(this, -1);
    }

    void writeLock() {
        do {
            while ((int) STATE.getOpaque(this) != 0) {
                Thread.onSpinWait();
            }
        } while (!STATE.weakCompareAndSetAcquire(this, 0, -1));
    }

    void writeUnlock() {
        STATE.setRelease(this, 0);
    }
}
