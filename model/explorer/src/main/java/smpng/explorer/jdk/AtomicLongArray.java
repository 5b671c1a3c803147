package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicLongArray}. All of it is modelled: one array, each method one
 * access with the documented memory effects; the update methods as {@link AtomicLong}'s. The constructor from an array
 * writes opaquely what it copies.
 */
public class AtomicLongArray implements Serializable {
    private static final long serialVersionUID = 1;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] array;

    public AtomicLongArray(int length) {
        array = new long[length];
    }

    public AtomicLongArray(long[] array) {
        long[] copy = new long[array.length];
        for (int i = 0; i < copy.length; i++) {
            ELEMENT.setOpaque(copy, i, array[i]);
        }
        this.array = copy;
    }

    public final int length() {
        return array.length;
    }

    public final long get(int i) {
        return (long) ELEMENT.getVolatile(array, i);
    }

    public final void set(int i, long newValue) {
        ELEMENT.setVolatile(array, i, newValue);
    }

    public final void lazySet(int i, long newValue) {
        ELEMENT.setRelease(array, i, newValue);
    }

    public final long getPlain(int i) {
        return (long) ELEMENT.get(array, i);
    }

    public final void setPlain(int i, long newValue) {
        ELEMENT.set(array, i, newValue);
    }

    public final long getOpaque(int i) {
        return (long) ELEMENT.getOpaque(array, i);
    }

    public final void setOpaque(int i, long newValue) {
        ELEMENT.setOpaque(array, i, newValue);
    }

    public final long getAcquire(int i) {
        return (long) ELEMENT.getAcquire(array, i);
    }

    public final void setRelease(int i, long newValue) {
        ELEMENT.setRelease(array, i, newValue);
    }

    public final boolean compareAndSet(int i, long expectedValue, long newValue) {
        return ELEMENT.compareAndSet(array, i, expectedValue, newValue);
    }

    /** Plain, in spite of the name. */
    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(int i, long expectedValue, long newValue) {
        return ELEMENT.weakCompareAndSetPlain(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(int i, long expectedValue, long newValue) {
        return ELEMENT.weakCompareAndSetPlain(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(int i, long expectedValue, long newValue) {
        return ELEMENT.weakCompareAndSet(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(int i, long expectedValue, long newValue) {
        return ELEMENT.weakCompareAndSetAcquire(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(int i, long expectedValue, long newValue) {
        return ELEMENT.weakCompareAndSetRelease(array, i, expectedValue, newValue);
    }

    public final long compareAndExchange(int i, long expectedValue, long newValue) {
        return (long) ELEMENT.compareAndExchange(array, i, expectedValue, newValue);
    }

    public final long compareAndExchangeAcquire(int i, long expectedValue, long newValue) {
        return (long) ELEMENT.compareAndExchangeAcquire(array, i, expectedValue, newValue);
    }

    public final long compareAndExchangeRelease(int i, long expectedValue, long newValue) {
        return (long) ELEMENT.compareAndExchangeRelease(array, i, expectedValue, newValue);
    }

    public final long getAndSet(int i, long newValue) {
        return (long) ELEMENT.getAndSet(array, i, newValue);
    }

    public final long getAndAdd(int i, long delta) {
        return (long) ELEMENT.getAndAdd(array, i, delta);
    }

    public final long getAndIncrement(int i) {
        return (long) ELEMENT.getAndAdd(array, i, 1L);
    }

    public final long getAndDecrement(int i) {
        return (long) ELEMENT.getAndAdd(array, i, -1L);
    }

    public final long addAndGet(int i, long delta) {
        return (long) ELEMENT.getAndAdd(array, i, delta) + delta;
    }

    public final long incrementAndGet(int i) {
        return (long) ELEMENT.getAndAdd(array, i, 1L) + 1;
    }

    public final long decrementAndGet(int i) {
        return (long) ELEMENT.getAndAdd(array, i, -1L) - 1;
    }

    public final long getAndUpdate(int i, LongUnaryOperator updateFunction) {
        for (; ; ) {
            long old = (long) ELEMENT.getAcquire(array, i);
            if (ELEMENT.compareAndSet(array, i, old, updateFunction.applyAsLong(old))) {
                return old;
            }
        }
    }

    public final long updateAndGet(int i, LongUnaryOperator updateFunction) {
        for (; ; ) {
            long old = (long) ELEMENT.getAcquire(array, i);
            long updated = updateFunction.applyAsLong(old);
            if (ELEMENT.compareAndSet(array, i, old, updated)) {
                return updated;
            }
        }
    }

    public final long getAndAccumulate(int i, long x, LongBinaryOperator accumulatorFunction) {
        for (; ; ) {
            long old = (long) ELEMENT.getAcquire(array, i);
            if (ELEMENT.compareAndSet(array, i, old, accumulatorFunction.applyAsLong(old, x))) {
                return old;
            }
        }
    }

    public final long accumulateAndGet(int i, long x, LongBinaryOperator accumulatorFunction) {
        for (; ; ) {
            long old = (long) ELEMENT.getAcquire(array, i);
            long updated = accumulatorFunction.applyAsLong(old, x);
            if (ELEMENT.compareAndSet(array, i, old, updated)) {
                return updated;
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < array.length; i++) {
            text.append(i == 0 ? "" : ", ").append(get(i));
        }
        return text.append(']').toString();
    }
}
