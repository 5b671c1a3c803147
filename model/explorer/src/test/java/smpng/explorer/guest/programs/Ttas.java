package smpng.explorer.guest.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A test-and-test-and-set lock. */
public class Ttas {
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Ttas.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int state;
    private int shared;

    private void work(int me) {
        do {
            while ((int) STATE.getOpaque(this) != 0) {}
        } while ((int) STATE.getAndSetAcquire(this, 1) != 0);
        shared = me;
        if (shared != me) {
            throw new AssertionError();
        }
        STATE.setRelease(this, 0);
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
}
