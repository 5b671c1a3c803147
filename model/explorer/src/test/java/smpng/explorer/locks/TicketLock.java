package smpng.explorer.locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A ticket lock: first come, first served. {@code next} is the next ticket, {@code owner} the one that is served.
 *
 * <p>To lock, draw a ticket and wait until it is served. Nobody learns from a ticket what another thread did, so drawing it
 * need order nothing; Java has no fetch-and-add without an order, and it does not matter which one is taken. What hands the
 * section on is {@code owner}: stored by the one that leaves, a release, and read by the one that waits, an acquire. Only who
 * has the lock writes it, so its own read of it needs no order.
 */
final class TicketLock {
    private static final VarHandle NEXT = Fields.of(MethodHandles.lookup(), "next", int.class);
    private static final VarHandle OWNER = Fields.of(MethodHandles.lookup(), "owner", int.class);

    private int next;
    private int owner;

    void lock() {
        int ticket = (int) NEXT.getAndAddAcquire(this, 1);
        while ((int) OWNER.getAcquire(this) != ticket) {
            Thread.onSpinWait();
        }
    }

    void unlock() {
        OWNER.setRelease(this, (int) OWNER.getOpaque(this) + 1);
    }
}
