package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicIntegerArray}. All of it is modelled: one array, each method one
 * access with the documented memory effects; the update methods as {@link AtomicInteger}'s. The constructor from an array
 * writes opaquely what it copies.
 */
public class AtomicIntegerArray implements Serializable {
    private static final long serialVersionUID = 1;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] array;

    public AtomicIntegerArray(int length) {
        array = new int[length];
    }

    public AtomicIntegerArray(int[] array) {
        int[] copy = new int[array.length];
        for (int i = 0; i < copy.length; i++) {
            ELEMENT.setOpaque(copy, i, array[i]);
        }
        this.array = copy;
    }

    public final int length() {
        return array.length;
    }

    public final int get(int i) {
        return (int) ELEMENT.getVolatile(array, i);
    }

    public final void set(int i, int newValue) {
        ELEMENT.setVolatile(array, i, newValue);
    }

    public final void lazySet(int i, int newValue) {
        ELEMENT.setRelease(array, i, newValue);
    }

    public final int getPlain(int i) {
        return (int) ELEMENT.get(array, i);
    }

    public final void setPlain(int i, int newValue) {
        ELEMENT.set(array, i, newValue);
    }

    public final int getOpaque(int i) {
        return (int) ELEMENT.getOpaque(array, i);
    }

    public final void setOpaque(int i, int newValue) {
        ELEMENT.setOpaque(array, i, newValue);
    }

    public final int getAcquire(int i) {
        return (int) ELEMENT.getAcquire(array, i);
    }

    public final void setRelease(int i, int newValue) {
        ELEMENT.setRelease(array, i, newValue);
    }

    public final boolean compareAndSet(int i, int expectedValue, int newValue) {
        return ELEMENT.compareAndSet(array, i, expectedValue, newValue);
    }

    /** Plain, in spite of the name. */
    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(int i, int expectedValue, int newValue) {
        return ELEMENT.weakCompareAndSetPlain(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(int i, int expectedValue, int newValue) {
        return ELEMENT.weakCompareAndSetPlain(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(int i, int expectedValue, int newValue) {
        return ELEMENT.weakCompareAndSet(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(int i, int expectedValue, int newValue) {
        return ELEMENT.weakCompareAndSetAcquire(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(int i, int expectedValue, int newValue) {
        return ELEMENT.weakCompareAndSetRelease(array, i, expectedValue, newValue);
    }

    public final int compareAndExchange(int i, int expectedValue, int newValue) {
        return (int) ELEMENT.compareAndExchange(array, i, expectedValue, newValue);
    }

    public final int compareAndExchangeAcquire(int i, int expectedValue, int newValue) {
        return (int) ELEMENT.compareAndExchangeAcquire(array, i, expectedValue, newValue);
    }

    public final int compareAndExchangeRelease(int i, int expectedValue, int newValue) {
        return (int) ELEMENT.compareAndExchangeRelease(array, i, expectedValue, newValue);
    }

    public final int getAndSet(int i, int newValue) {
        return (int) ELEMENT.getAndSet(array, i, newValue);
    }

    public final int getAndAdd(int i, int delta) {
        return (int) ELEMENT.getAndAdd(array, i, delta);
    }

    public final int getAndIncrement(int i) {
        return (int) ELEMENT.getAndAdd(array, i, 1);
    }

    public final int getAndDecrement(int i) {
        return (int) ELEMENT.getAndAdd(array, i, -1);
    }

    public final int addAndGet(int i, int delta) {
        return (int) ELEMENT.getAndAdd(array, i, delta) + delta;
    }

    public final int incrementAndGet(int i) {
        return (int) ELEMENT.getAndAdd(array, i, 1) + 1;
    }

    public final int decrementAndGet(int i) {
        return (int) ELEMENT.getAndAdd(array, i, -1) - 1;
    }

    public final int getAndUpdate(int i, IntUnaryOperator updateFunction) {
        for (; ; ) {
            int old = (int) ELEMENT.getAcquire(array, i);
            if (ELEMENT.compareAndSet(array, i, old, updateFunction.applyAsInt(old))) {
                return old;
            }
        }
    }

    public final int updateAndGet(int i, IntUnaryOperator updateFunction) {
        for (; ; ) {
            int old = (int) ELEMENT.getAcquire(array, i);
            int updated = updateFunction.applyAsInt(old);
            if (ELEMENT.compareAndSet(array, i, old, updated)) {
                return updated;
            }
        }
    }

    public final int getAndAccumulate(int i, int x, IntBinaryOperator accumulatorFunction) {
        for (; ; ) {
            int old = (int) ELEMENT.getAcquire(array, i);
            if (ELEMENT.compareAndSet(array, i, old, accumulatorFunction.applyAsInt(old, x))) {
                return old;
            }
        }
    }

    public final int accumulateAndGet(int i, int x, IntBinaryOperator accumulatorFunction) {
        for (; ; ) {
            int old = (int) ELEMENT.getAcquire(array, i);
            int updated = accumulatorFunction.applyAsInt(old, x);
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
