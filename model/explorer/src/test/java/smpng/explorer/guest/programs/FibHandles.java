package smpng.explorer.guest.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** fib_bench with acquire and release, as its C original. */
public class FibHandles {
    private static final VarHandle X;
    private static final VarHandle Y;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            X = lookup.findVarHandle(FibHandles.class, "x", int.class);
            Y = lookup.findVarHandle(FibHandles.class, "y", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int x = 1;
    private int y = 1;

    void thread0() {
        for (int i = 0; i < 5; i++) {
            int p = (int) X.getAcquire(this);
            X.setRelease(this, p + (int) Y.getAcquire(this));
        }
    }

    void thread1() {
        for (int i = 0; i < 5; i++) {
            int p = (int) Y.getAcquire(this);
            Y.setRelease(this, p + (int) X.getAcquire(this));
        }
    }

    void thread2() {
        if ((int) X.getAcquire(this) > 144 || (int) Y.getAcquire(this) > 144) {
            throw new AssertionError();
        }
    }
}
