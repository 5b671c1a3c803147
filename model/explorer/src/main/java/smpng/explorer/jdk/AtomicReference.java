package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicReference}. All of it is modelled: one field, each method one access
 * with the documented memory effects; the constructor and the update methods as {@link AtomicInteger}'s.
 */
// The handle is declared as if nothing were null; the field holds nothing but what was put in.
@SuppressWarnings({"unchecked", "nullness"})
public class AtomicReference<V extends @Nullable Object> implements Serializable {
    private static final long serialVersionUID = 1;
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(AtomicReference.class, "value", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private V value;

    public AtomicReference(V initialValue) {
        VALUE.setOpaque(this, initialValue);
    }

    public AtomicReference() {}

    public final V get() {
        return (V) VALUE.getVolatile(this);
    }

    public final void set(V newValue) {
        VALUE.setVolatile(this, newValue);
    }

    public final void lazySet(V newValue) {
        VALUE.setRelease(this, newValue);
    }

    public final V getPlain() {
        return (V) VALUE.get(this);
    }

    public final void setPlain(V newValue) {
        VALUE.set(this, newValue);
    }

    public final V getOpaque() {
        return (V) VALUE.getOpaque(this);
    }

    public final void setOpaque(V newValue) {
        VALUE.setOpaque(this, newValue);
    }

    public final V getAcquire() {
        return (V) VALUE.getAcquire(this);
    }

    public final void setRelease(V newValue) {
        VALUE.setRelease(this, newValue);
    }

    public final boolean compareAndSet(V expectedValue, V newValue) {
        return VALUE.compareAndSet(this, expectedValue, newValue);
    }

    /** Plain, in spite of the name. */
    @Deprecated(since = "9")
    public final boolean weakCompareAndSet(V expectedValue, V newValue) {
        return VALUE.weakCompareAndSetPlain(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetPlain(V expectedValue, V newValue) {
        return VALUE.weakCompareAndSetPlain(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(V expectedValue, V newValue) {
        return VALUE.weakCompareAndSet(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(V expectedValue, V newValue) {
        return VALUE.weakCompareAndSetAcquire(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(V expectedValue, V newValue) {
        return VALUE.weakCompareAndSetRelease(this, expectedValue, newValue);
    }

    public final V compareAndExchange(V expectedValue, V newValue) {
        return (V) VALUE.compareAndExchange(this, expectedValue, newValue);
    }

    public final V compareAndExchangeAcquire(V expectedValue, V newValue) {
        return (V) VALUE.compareAndExchangeAcquire(this, expectedValue, newValue);
    }

    public final V compareAndExchangeRelease(V expectedValue, V newValue) {
        return (V) VALUE.compareAndExchangeRelease(this, expectedValue, newValue);
    }

    public final V getAndSet(V newValue) {
        return (V) VALUE.getAndSet(this, newValue);
    }

    public final V getAndUpdate(UnaryOperator<V> updateFunction) {
        for (; ; ) {
            V old = (V) VALUE.getAcquire(this);
            if (VALUE.compareAndSet(this, old, updateFunction.apply(old))) {
                return old;
            }
        }
    }

    public final V updateAndGet(UnaryOperator<V> updateFunction) {
        for (; ; ) {
            V old = (V) VALUE.getAcquire(this);
            V updated = updateFunction.apply(old);
            if (VALUE.compareAndSet(this, old, updated)) {
                return updated;
            }
        }
    }

    public final V getAndAccumulate(V x, BinaryOperator<V> accumulatorFunction) {
        for (; ; ) {
            V old = (V) VALUE.getAcquire(this);
            if (VALUE.compareAndSet(this, old, accumulatorFunction.apply(old, x))) {
                return old;
            }
        }
    }

    public final V accumulateAndGet(V x, BinaryOperator<V> accumulatorFunction) {
        for (; ; ) {
            V old = (V) VALUE.getAcquire(this);
            V updated = accumulatorFunction.apply(old, x);
            if (VALUE.compareAndSet(this, old, updated)) {
                return updated;
            }
        }
    }

    @Override
    public String toString() {
        return String.valueOf(get());
    }
}
