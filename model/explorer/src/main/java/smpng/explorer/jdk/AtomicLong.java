package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicLong}. All of it is modelled: one field, each method one access
 * with the documented memory effects.
 *
 * <p>The constructor writes opaquely: its documentation promises no order, and no data race either. What an update
 * function is given was read with acquire, so that a function may follow it; the update's order is the compare-and-set's.
 */
public class AtomicLong extends Number implements Serializable {
    private static final long serialVersionUID = 1;
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(AtomicLong.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long value;

    @SuppressWarnings("nullness:argument") // the handle writes to an object under construction
    public AtomicLong(long initialValue) {
        VALUE.setOpaque(this, initialValue);
    }

    public AtomicLong() {}

    public final long get() {
        return (long) VALUE.getVolatile(this);
    }

    public final void set(long newValue) {
        VALUE.setVolatile(this, newValue);
    }

    public final void lazySet(long newValue) {
        VALUE.setRelease(this, newValue);
    }

    public final long getPlain() {
        return (long) VALUE.get(this);
    }

    public final void setPlain(long newValue) {
        VALUE.set(this, newValue);
    }

    public final long getOpaque() {
        return (long) VALUE.getOpaque(this);
    }

    public final void setOpaque(long newValue) {
        VALUE.setOpaque(this, newValue);
    }

    public final long getAcquire() {
        return (long) VALUE.getAcquire(this);
    }

    public final void setRelease(long newValue) {
        VALUE.setRelease(this, newValue);
    }

    public final boolean compareAndSet(long expectedValue, long newValue) {
        return VALUE.compareAndSet(this, expectedValue, newValue);
    }

    /** Plain, in spite of the name. */
    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(long expectedValue, long newValue) {
        return VALUE.weakCompareAndSetPlain(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(long expectedValue, long newValue) {
        return VALUE.weakCompareAndSetPlain(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(long expectedValue, long newValue) {
        return VALUE.weakCompareAndSet(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(long expectedValue, long newValue) {
        return VALUE.weakCompareAndSetAcquire(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(long expectedValue, long newValue) {
        return VALUE.weakCompareAndSetRelease(this, expectedValue, newValue);
    }

    public final long compareAndExchange(long expectedValue, long newValue) {
        return (long) VALUE.compareAndExchange(this, expectedValue, newValue);
    }

    public final long compareAndExchangeAcquire(long expectedValue, long newValue) {
        return (long) VALUE.compareAndExchangeAcquire(this, expectedValue, newValue);
    }

    public final long compareAndExchangeRelease(long expectedValue, long newValue) {
        return (long) VALUE.compareAndExchangeRelease(this, expectedValue, newValue);
    }

    public final long getAndSet(long newValue) {
        return (long) VALUE.getAndSet(this, newValue);
    }

    public final long getAndAdd(long delta) {
        return (long) VALUE.getAndAdd(this, delta);
    }

    public final long getAndIncrement() {
        return (long) VALUE.getAndAdd(this, 1L);
    }

    public final long getAndDecrement() {
        return (long) VALUE.getAndAdd(this, -1L);
    }

    public final long addAndGet(long delta) {
        return (long) VALUE.getAndAdd(this, delta) + delta;
    }

    public final long incrementAndGet() {
        return (long) VALUE.getAndAdd(this, 1L) + 1;
    }

    public final long decrementAndGet() {
        return (long) VALUE.getAndAdd(this, -1L) - 1;
    }

    public final long getAndUpdate(LongUnaryOperator updateFunction) {
        for (; ; ) {
            long old = (long) VALUE.getAcquire(this);
            if (VALUE.compareAndSet(this, old, updateFunction.applyAsLong(old))) {
                return old;
            }
        }
    }

    public final long updateAndGet(LongUnaryOperator updateFunction) {
        for (; ; ) {
            long old = (long) VALUE.getAcquire(this);
            long updated = updateFunction.applyAsLong(old);
            if (VALUE.compareAndSet(this, old, updated)) {
                return updated;
            }
        }
    }

    public final long getAndAccumulate(long x, LongBinaryOperator accumulatorFunction) {
        for (; ; ) {
            long old = (long) VALUE.getAcquire(this);
            if (VALUE.compareAndSet(this, old, accumulatorFunction.applyAsLong(old, x))) {
                return old;
            }
        }
    }

    public final long accumulateAndGet(long x, LongBinaryOperator accumulatorFunction) {
        for (; ; ) {
            long old = (long) VALUE.getAcquire(this);
            long updated = accumulatorFunction.applyAsLong(old, x);
            if (VALUE.compareAndSet(this, old, updated)) {
                return updated;
            }
        }
    }

    @Override
    public String toString() {
        return Long.toString(get());
    }

    /** As {@link #get}, like the conversions below. */
    @Override
    public int intValue() {
        return (int) get();
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
