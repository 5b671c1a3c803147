package smpng.suites.barriers.others;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Hands a plain value over by the index of the slot that it is in. */
public final class Slots {
    private static final VarHandle USED;

    static {
        try {
            USED = MethodHandles.lookup().findVarHandle(Slots.class, "used", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int[] slots = new int[2];
    private int used;

    /** Slots with something in the first, which is used. */
    public Slots(int first) {
        slots[0] = first;
    }

    /** Puts something into the second slot. */
    public void put(int value) {
        slots[1] = value;
        USED.setRelease(this, 1);
    }

    /** What is in the slot that is used. */
    public int take() {
        return slots[(int) USED.getAcquire(this)];
    }
}
