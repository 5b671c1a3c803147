package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Stands for {@link java.util.concurrent.atomic.LongAdder}. All of it is modelled, for a small number of updates: each has a
 * cell of its own, because a sum is documented to miss any of the updates that are made meanwhile, also one and not a
 * later one. Resetting does not give cells back.
 *
 * <p>Nothing is ordered by it, as nothing is promised: the getAndAdd of the next cell's number acquires, for want of a
 * relaxed one, but nothing ever releases it.
 */
public class LongAdder extends Number implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int CELLS = 32;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle USED;

    static {
        try {
            USED = MethodHandles.lookup().findVarHandle(LongAdder.class, "used", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] cells = new long[CELLS];
    private int used;

    public LongAdder() {}

    public void add(long x) {
        int next = (int) USED.getAndAddAcquire(this, 1);
        if (next >= CELLS) {
            throw new UnsupportedOperationException("more than " + CELLS + " updates of a LongAdder are not modelled");
        }
        CELL.setOpaque(cells, next, x);
    }

    public void increment() {
        add(1);
    }

    public void decrement() {
        add(-1);
    }

    public long sum() {
        long sum = 0;
        for (int i = 0; i < (int) USED.getOpaque(this); i++) {
            sum += (long) CELL.getOpaque(cells, i);
        }
        return sum;
    }

    public void reset() {
        for (int i = 0; i < (int) USED.getOpaque(this); i++) {
            CELL.setOpaque(cells, i, 0L);
        }
    }

    /** As the two after one another: an update in between is lost. */
    public long sumThenReset() {
        long sum = sum();
        reset();
        return sum;
    }

    @Override
    public String toString() {
        return Long.toString(sum());
    }

    /** As {@link #sum}, like the conversions below. */
    @Override
    public long longValue() {
        return sum();
    }

    @Override
    public int intValue() {
        return (int) sum();
    }

    @Override
    public float floatValue() {
        return sum();
    }

    @Override
    public double doubleValue() {
        return sum();
    }
}
