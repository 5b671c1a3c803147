package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicInteger}. All of it is modelled: one field, each method one access
 * with the documented memory effects.
 *
 * <p>The constructor writes opaquely: its documentation promises no order, and no data race either. What an update
 * function is given was read with acquire, so that a function may follow it; the update's order is the compare-and-set's.
 */
public class AtomicInteger extends Number implements Serializable {
    private static final long serialVersionUID = 1;
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(AtomicInteger.class, "value", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int value;

    @SuppressWarnings("nullness:argument") // the handle writes to an object under construction
    public AtomicInteger(int initialValue) {
        VALUE.setOpaque(this, initialValue);
    }

    public AtomicInteger() {}

    public final int get() {
        return (int) VALUE.getVolatile(this);
    }

    public final void set(int newValue) {
        VALUE.setVolatile(this, newValue);
    }

    public final void lazySet(int newValue) {
        VALUE.setRelease(this, newValue);
    }

    public final int getPlain() {
        return (int) VALUE.get(this);
    }

    public final void setPlain(int newValue) {
        VALUE.set(this, newValue);
    }

    public final int getOpaque() {
        return (int) VALUE.getOpaque(this);
    }

    public final void setOpaque(int newValue) {
        VALUE.setOpaque(this, newValue);
    }

    public final int getAcquire() {
        return (int) VALUE.getAcquire(this);
    }

    public final void setRelease(int newValue) {
        VALUE.setRelease(this, newValue);
    }

    public final boolean compareAndSet(int expectedValue, int newValue) {
        return VALUE.compareAndSet(this, expectedValue, newValue);
    }

    /** Plain, in spite of the name. */
    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(int expectedValue, int newValue) {
        return VALUE.weakCompareAndSetPlain(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(int expectedValue, int newValue) {
        return VALUE.weakCompareAndSetPlain(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(int expectedValue, int newValue) {
        return VALUE.weakCompareAndSet(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(int expectedValue, int newValue) {
        return VALUE.weakCompareAndSetAcquire(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(int expectedValue, int newValue) {
        return VALUE.weakCompareAndSetRelease(this, expectedValue, newValue);
    }

    public final int compareAndExchange(int expectedValue, int newValue) {
        return (int) VALUE.compareAndExchange(this, expectedValue, newValue);
    }

    public final int compareAndExchangeAcquire(int expectedValue, int newValue) {
        return (int) VALUE.compareAndExchangeAcquire(this, expectedValue, newValue);
    }

    public final int compareAndExchangeRelease(int expectedValue, int newValue) {
        return (int) VALUE.compareAndExchangeRelease(this, expectedValue, newValue);
    }

    public final int getAndSet(int newValue) {
        return (int) VALUE.getAndSet(this, newValue);
    }

    public final int getAndAdd(int delta) {
        return (int) VALUE.getAndAdd(this, delta);
    }

    public final int getAndIncrement() {
        return (int) VALUE.getAndAdd(this, 1);
    }

    public final int getAndDecrement() {
        return (int) VALUE.getAndAdd(this, -1);
    }

    public final int addAndGet(int delta) {
        return (int) VALUE.getAndAdd(this, delta) + delta;
    }

    public final int incrementAndGet() {
        return (int) VALUE.getAndAdd(this, 1) + 1;
    }

    public final int decrementAndGet() {
        return (int) VALUE.getAndAdd(this, -1) - 1;
    }

    public final int getAndUpdate(IntUnaryOperator updateFunction) {
        for (; ; ) {
            int old = (int) VALUE.getAcquire(this);
            if (VALUE.compareAndSet(this, old, updateFunction.applyAsInt(old))) {
                return old;
            }
        }
    }

    public final int updateAndGet(IntUnaryOperator updateFunction) {
        for (; ; ) {
            int old = (int) VALUE.getAcquire(this);
            int updated = updateFunction.applyAsInt(old);
            if (VALUE.compareAndSet(this, old, updated)) {
                return updated;
            }
        }
    }

    public final int getAndAccumulate(int x, IntBinaryOperator accumulatorFunction) {
        for (; ; ) {
            int old = (int) VALUE.getAcquire(this);
            if (VALUE.compareAndSet(this, old, accumulatorFunction.applyAsInt(old, x))) {
                return old;
            }
        }
    }

    public final int accumulateAndGet(int x, IntBinaryOperator accumulatorFunction) {
        for (; ; ) {
            int old = (int) VALUE.getAcquire(this);
            int updated = accumulatorFunction.applyAsInt(old, x);
            if (VALUE.compareAndSet(this, old, updated)) {
                return updated;
            }
        }
    }

    @Override
    public String toString() {
        return Integer.toString(get());
    }

    /** As {@link #get}, like the conversions below. */
    @Override
    public int intValue() {
        return get();
    }

    @Override
    public long longValue() {
        return get();
    }

    @Override
    public float floatValue() {
        return get();
    }

    @Override
    public double doubleValue() {
        return get();
    }
}
