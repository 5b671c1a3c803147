package smpng.explorer.guest.programs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A private object is filled, something else is released, then the object is published without order. */
public class Fences {
    private static final VarHandle FLAG;
    private static final VarHandle BOX;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            FLAG = lookup.findVarHandle(Fences.class, "flag", int.class);
            BOX = lookup.findVarHandle(Fences.class, "box", Box.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Box {
        private int value;
    }

    private int flag;
    private Box box;
    private int seen = -1;

    void thread0() {
        Box made = new Box();
        made.value = 1;
        FLAG.setRelease(this, 1);
        BOX.setOpaque(this, made);
    }

    void thread1() {
        Box found = (Box) BOX.getOpaque(this);
        if ((int) FLAG.getAcquire(this) == 1 && found != null) {
            seen = found.value;
        }
    }

    @Override
    public String toString() {
        return "" + seen;
    }
}
