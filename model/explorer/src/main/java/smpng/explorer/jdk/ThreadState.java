package smpng.explorer.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What the models keep of one thread: its permit to go on when it parks, and whether it is in a wait set. Everything is
 * zero at first; there is nothing to construct.
 */
public final class ThreadState {
    private static final VarHandle PERMIT;
    private static final VarHandle WAITING;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PERMIT = lookup.findVarHandle(ThreadState.class, "permit", int.class);
            WAITING = lookup.findVarHandle(ThreadState.class, "waiting", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int permit;
    private int waiting;

    /** Gives the permit. An exchange, so that whoever takes it comes after everyone who gave it. */
    void givePermit() {
        int before = (int) PERMIT.getAndSetRelease(this, 1);
    }

    /** Takes the permit if it is there. */
    boolean takePermit() {
        return (int) PERMIT.compareAndExchangeAcquire(this, 1, 0) == 1;
    }

    /** The thread is about to wait; its lock is held. Opaque, as all of this: the lock orders it. */
    void startWaiting() {
        WAITING.setOpaque(this, 1);
    }

    /** The thread was chosen by a notification; the lock is held. */
    void stopWaiting() {
        WAITING.setOpaque(this, 0);
    }

    /** Waits until chosen; the lock is not held. */
    void awaitChosen() {
        while ((int) WAITING.getOpaque(this) != 0) {
            Thread.onSpinWait();
        }
    }
}
