package smpng.explorer.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The one word of a reentrant lock:
 *
 * <pre>
 *   word   31                16 15                0
 *          |  holds but one    |  owner's number   |     0: unowned
 * </pre>
 *
 * <p>A lock is a compare-and-set with acquire, an unlock a store with release: that is what the documentation promises. A
 * failed attempt orders nothing. Who gets the lock next is open, for fair locks too: fairness is documented as a tendency.
 */
abstract class OwnedLock extends Exclusive {
    private static final int OWNER = 0xffff;
    private static final int HOLD = OWNER + 1;
    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(OwnedLock.class, "word", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int word;

    final void acquire() {
        int me = Hooks.self();
        for (; ; ) {
            int seen = (int) WORD.compareAndExchangeAcquire(this, 0, me);
            if (seen == 0) {
                return;
            }
            if ((seen & OWNER) == me) {
                WORD.setOpaque(this, Math.addExact(seen, HOLD));
                return;
            }
            Thread.onSpinWait();
        }
    }

    /** Looks before it tries: the look is opaque, while a failed compare-and-set acquires. */
    final boolean tryAcquire() {
        int me = Hooks.self();
        int seen = (int) WORD.getOpaque(this);
        if (seen == 0) {
            return (int) WORD.compareAndExchangeAcquire(this, 0, me) == 0;
        }
        if ((seen & OWNER) == me) {
            WORD.setOpaque(this, Math.addExact(seen, HOLD));
            return true;
        }
        return false;
    }

    final void release() {
        int seen = (int) WORD.getOpaque(this);
        if ((seen & OWNER) != Hooks.self()) {
            throw new IllegalMonitorStateException();
        }
        if (seen < HOLD) {
            WORD.setRelease(this, 0);
        } else {
            WORD.setOpaque(this, seen - HOLD);
        }
    }

    final boolean held() {
        return holds() != 0;
    }

    /** The number of the thread that holds it, 0 if none does. */
    final int owner() {
        return (int) WORD.getOpaque(this) & OWNER;
    }

    @Override
    final int holds() {
        int seen = (int) WORD.getOpaque(this);
        return (seen & OWNER) == Hooks.self() ? seen / HOLD + 1 : 0;
    }

    @Override
    final void releaseAll() {
        WORD.setRelease(this, 0);
    }

    @Override
    final void acquireAgain(int holds) {
        int mine = Hooks.self() + (holds - 1) * HOLD;
        while ((int) WORD.compareAndExchangeAcquire(this, 0, mine) != 0) {
            Thread.onSpinWait();
        }
    }
}
