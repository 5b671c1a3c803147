package smpng.suites.barriers.others;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A box with an access too many: of its two releases either can be weaker, but not both. */
public final class Doubled {
    private static final VarHandle FULL;

    static {
        try {
            FULL = MethodHandles.lookup().findVarHandle(Doubled.class, "full", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int content;
    private int full;

    /** Puts something in. */
    public void put(int value) {
        content = value;
        VarHandle.releaseFence();
        FULL.setRelease(this, 1);
    }

    /** What is in it; -1 if there is nothing. */
    public int take() {
        return (int) FULL.getAcquire(this) == 0 ? -1 : content;
    }

    /** Nobody asks. */
    public boolean isFull() {
        return (int) FULL.getVolatile(this) == 1;
    }
}
