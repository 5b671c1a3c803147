package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicReferenceArray}. All of it is modelled: one array, each method one
 * access with the documented memory effects; the update methods as {@link AtomicInteger}'s. The constructor from an array
 * writes opaquely what it copies.
 */
// The handle is declared as if nothing were null; the array holds nothing but what was put in.
@SuppressWarnings({"unchecked", "nullness"})
public class AtomicReferenceArray<E extends @Nullable Object> implements Serializable {
    private static final long serialVersionUID = 1;
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

    private final @Nullable Object[] array;

    public AtomicReferenceArray(int length) {
        array = new @Nullable Object[length];
    }

    public AtomicReferenceArray(E[] array) {
        @Nullable Object[] copy = new @Nullable Object[array.length];
        for (int i = 0; i < copy.length; i++) {
            ELEMENT.setOpaque(copy, i, array[i]);
        }
        this.array = copy;
    }

    public final int length() {
        return array.length;
    }

    public final E get(int i) {
        return (E) ELEMENT.getVolatile(array, i);
    }

    public final void set(int i, E newValue) {
        ELEMENT.setVolatile(array, i, newValue);
    }

    public final void lazySet(int i, E newValue) {
        ELEMENT.setRelease(array, i, newValue);
    }

    public final E getPlain(int i) {
        return (E) ELEMENT.get(array, i);
    }

    public final void setPlain(int i, E newValue) {
        ELEMENT.set(array, i, newValue);
    }

    public final E getOpaque(int i) {
        return (E) ELEMENT.getOpaque(array, i);
    }

    public final void setOpaque(int i, E newValue) {
        ELEMENT.setOpaque(array, i, newValue);
    }

    public final E getAcquire(int i) {
        return (E) ELEMENT.getAcquire(array, i);
    }

    public final void setRelease(int i, E newValue) {
        ELEMENT.setRelease(array, i, newValue);
    }

    public final boolean compareAndSet(int i, E expectedValue, E newValue) {
        return ELEMENT.compareAndSet(array, i, expectedValue, newValue);
    }

    /** Plain, in spite of the name. */
    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(int i, E expectedValue, E newValue) {
        return ELEMENT.weakCompareAndSetPlain(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(int i, E expectedValue, E newValue) {
        return ELEMENT.weakCompareAndSetPlain(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(int i, E expectedValue, E newValue) {
        return ELEMENT.weakCompareAndSet(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(int i, E expectedValue, E newValue) {
        return ELEMENT.weakCompareAndSetAcquire(array, i, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(int i, E expectedValue, E newValue) {
        return ELEMENT.weakCompareAndSetRelease(array, i, expectedValue, newValue);
    }

    public final E compareAndExchange(int i, E expectedValue, E newValue) {
        return (E) ELEMENT.compareAndExchange(array, i, expectedValue, newValue);
    }

    public final E compareAndExchangeAcquire(int i, E expectedValue, E newValue) {
        return (E) ELEMENT.compareAndExchangeAcquire(array, i, expectedValue, newValue);
    }

    public final E compareAndExchangeRelease(int i, E expectedValue, E newValue) {
        return (E) ELEMENT.compareAndExchangeRelease(array, i, expectedValue, newValue);
    }

    public final E getAndSet(int i, E newValue) {
        return (E) ELEMENT.getAndSet(array, i, newValue);
    }

    public final E getAndUpdate(int i, UnaryOperator<E> updateFunction) {
        for (; ; ) {
            E old = (E) ELEMENT.getAcquire(array, i);
            if (ELEMENT.compareAndSet(array, i, old, updateFunction.apply(old))) {
                return old;
            }
        }
    }

    public final E updateAndGet(int i, UnaryOperator<E> updateFunction) {
        for (; ; ) {
            E old = (E) ELEMENT.getAcquire(array, i);
            E updated = updateFunction.apply(old);
            if (ELEMENT.compareAndSet(array, i, old, updated)) {
                return updated;
            }
        }
    }

    public final E getAndAccumulate(int i, E x, BinaryOperator<E> accumulatorFunction) {
        for (; ; ) {
            E old = (E) ELEMENT.getAcquire(array, i);
            if (ELEMENT.compareAndSet(array, i, old, accumulatorFunction.apply(old, x))) {
                return old;
            }
        }
    }

    public final E accumulateAndGet(int i, E x, BinaryOperator<E> accumulatorFunction) {
        for (; ; ) {
            E old = (E) ELEMENT.getAcquire(array, i);
            E updated = accumulatorFunction.apply(old, x);
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
