package smpng.explorer.guest.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A ticket lock with the orders of its C original as far as Java has them, and a plain variable that it protects. */
public class Ticket {
    private static final VarHandle NEXT;
    private static final VarHandle OWNER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            NEXT = lookup.findVarHandle(Ticket.class, "next", int.class);
            OWNER = lookup.findVarHandle(Ticket.class, "owner", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int next;
    private int owner;
    private int shared;

    private void work(int me) {
        int ticket = (int) NEXT.getAndAddAcquire(this, 1);
        while ((int) OWNER.getAcquire(this) != ticket) {}
        shared = me;
        if (shared != me) {
            throw new AssertionError();
        }
        OWNER.setRelease(this, (int) OWNER.getOpaque(this) + 1);
    }

    void thread0() {
        work(0);
    }

    void thread1() {
        work(1);
    }

    void thread2() {
        work(2);
    }

    void thread3() {
        work(3);
    }

    void thread4() {
        work(4);
    }

    void thread5() {
        work(5);
    }
}
