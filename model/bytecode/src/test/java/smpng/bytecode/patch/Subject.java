package smpng.bytecode.patch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntSupplier;

/** What the tests patch. Each method tells by its result what was done to it. */
public final class Subject {
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Subject.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int state;
    private int owner;
    private String log = "";

    private void note(String text) {
        log += text;
    }

    private void shout(String text) {
        log += text.toUpperCase(java.util.Locale.ROOT);
    }

    private boolean ready() {
        note("?");
        return true;
    }

    private long wide(long value, double factor) {
        return value + (long) factor;
    }

    public String calls() {
        note("a");
        note("b");
        return log;
    }

    public String handle() {
        STATE.setRelease(this, 1);
        boolean done = STATE.compareAndSet(this, 1, 2);
        int before = (int) STATE.getAndAdd(this, 1);
        return done + " " + before + " " + state;
    }

    public String fences() {
        VarHandle.acquireFence();
        return "fenced";
    }

    public String results() {
        long wide = wide(5, 2.0);
        String text = String.valueOf(ready()) + wide;
        return text + Integer.valueOf(3).toString();
    }

    public String writes() {
        owner = 7;
        state = 8;
        return owner + " " + state;
    }

    public String constants() {
        int small = 3;
        long large = 3L << small;
        int wide = 70_000;
        return small + " " + large + " " + wide;
    }

    public String statements() {
        note("a");
        note("b".concat("c"));
        owner++;
        if (state == 0) shout("d");
        note("e");
        return log + owner;
    }

    public String inLoop() {
        for (int i = 0; i < 2; i++) {
            note("x");
            shout("y");
        }
        int i = 0;
        while (i < 2) {
            i++;
            if (i == 1) shout("z");
        }
        while ((int) STATE.getAndAdd(this, 1) < 2)
            ;
        return log + state;
    }

    public String branches() {
        if (state == 0) {
            note("zero");
        } else {
            note("more");
        }
        note("end");
        return log;
    }

    public String leaving() {
        for (int i = 0; i < 3; i++) {
            if (ready()) {
                break;
            }
            note("never");
        }
        return log;
    }

    public String conditions() {
        int seen = (int) STATE.getOpaque(this);
        if ((seen & 1) == 0 && ready()) {
            note("even");
        }
        if (owner > 5) {
            note("owned");
        }
        do {
            STATE.setRelease(this, state + 1);
        } while (state < 3);
        return log + state;
    }

    public String caught() {
        try {
            note("t");
            if (log.length() > 1) {
                throw new IllegalStateException(log);
            }
        } catch (IllegalStateException e) {
            note("c");
        }
        return log;
    }

    public String lambda() {
        IntSupplier supplier = () -> state + 40;
        return "" + supplier.getAsInt();
    }

    public String overloaded() {
        return overloaded(1);
    }

    private String overloaded(int value) {
        return "value " + value;
    }

    /** A nested class, whose name has a dollar. */
    public static final class Nested {
        public String number() {
            int fixed = 11;
            return "" + fixed;
        }
    }
}
