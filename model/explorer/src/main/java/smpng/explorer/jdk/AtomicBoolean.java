package smpng.explorer.jdk;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicBoolean}. All of it is modelled: one field, each method one access
 * with the documented memory effects; the constructor writes opaquely, as {@link AtomicInteger}'s.
 */
public class AtomicBoolean implements Serializable {
    private static final long serialVersionUID = 1;
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(AtomicBoolean.class, "value", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private boolean value;

    @SuppressWarnings("nullness:argument") // the handle writes to an object under construction
    public AtomicBoolean(boolean initialValue) {
        VALUE.setOpaque(this, initialValue);
    }

    public AtomicBoolean() {}

    public final boolean get() {
        return (boolean) VALUE.getVolatile(this);
    }

    public final void set(boolean newValue) {
        VALUE.setVolatile(this, newValue);
    }

    public final void lazySet(boolean newValue) {
        VALUE.setRelease(this, newValue);
    }

    public final boolean getPlain() {
        return (boolean) VALUE.get(this);
    }

    public final void setPlain(boolean newValue) {
        VALUE.set(this, newValue);
    }

    public final boolean getOpaque() {
        return (boolean) VALUE.getOpaque(this);
    }

    public final void setOpaque(boolean newValue) {
        VALUE.setOpaque(this, newValue);
    }

    public final boolean getAcquire() {
        return (boolean) VALUE.getAcquire(this);
    }

    public final void setRelease(boolean newValue) {
        VALUE.setRelease(this, newValue);
    }

    public final boolean compareAndSet(boolean expectedValue, boolean newValue) {
        return VALUE.compareAndSet(this, expectedValue, newValue);
    }

    /** Plain, in spite of the name. */
    @Deprecated(since = "9")
    public boolean weakCompareAndSet(boolean expectedValue, boolean newValue) {
        return VALUE.weakCompareAndSetPlain(this, expectedValue, newValue);
    }

    public boolean weakCompareAndSetPlain(boolean expectedValue, boolean newValue) {
        return VALUE.weakCompareAndSetPlain(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetVolatile(boolean expectedValue, boolean newValue) {
        return VALUE.weakCompareAndSet(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetAcquire(boolean expectedValue, boolean newValue) {
        return VALUE.weakCompareAndSetAcquire(this, expectedValue, newValue);
    }

    public final boolean weakCompareAndSetRelease(boolean expectedValue, boolean newValue) {
        return VALUE.weakCompareAndSetRelease(this, expectedValue, newValue);
    }

    public final boolean compareAndExchange(boolean expectedValue, boolean newValue) {
        return (boolean) VALUE.compareAndExchange(this, expectedValue, newValue);
    }

    public final boolean compareAndExchangeAcquire(boolean expectedValue, boolean newValue) {
        return (boolean) VALUE.compareAndExchangeAcquire(this, expectedValue, newValue);
    }

    public final boolean compareAndExchangeRelease(boolean expectedValue, boolean newValue) {
        return (boolean) VALUE.compareAndExchangeRelease(this, expectedValue, newValue);
    }

    public final boolean getAndSet(boolean newValue) {
        return (boolean) VALUE.getAndSet(this, newValue);
    }

    @Override
    public String toString() {
        return Boolean.toString(get());
    }
}
