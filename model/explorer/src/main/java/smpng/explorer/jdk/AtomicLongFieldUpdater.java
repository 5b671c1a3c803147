package smpng.explorer.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicLongFieldUpdater}. Its methods are modelled, not its extension by
 * subclasses: the updater is the field's {@code VarHandle}.
 *
 * <p>That the caller can access the field and that it is volatile is not checked; that it exists and is of the type is.
 */
public final class AtomicLongFieldUpdater<T extends Object> {
    private final VarHandle field;

    private AtomicLongFieldUpdater(VarHandle field) {
        this.field = field;
    }

    /**
     * The updater of a field.
     *
     * @throws RuntimeException if there is none of that name and type
     */
    public static <U extends Object> AtomicLongFieldUpdater<U> newUpdater(Class<U> tclass, String fieldName) {
        try {
            return new AtomicLongFieldUpdater<>(MethodHandles.privateLookupIn(tclass, MethodHandles.lookup())
                    .findVarHandle(tclass, fieldName, long.class));
        } catch (ReflectiveOperationException e) {
            throw new RuntimeException(e);
        }
    }

    public long get(T obj) {
        return (long) field.getVolatile(obj);
    }

    public void set(T obj, long newValue) {
        field.setVolatile(obj, newValue);
    }

    public void lazySet(T obj, long newValue) {
        field.setRelease(obj, newValue);
    }

    public boolean compareAndSet(T obj, long expect, long update) {
        return field.compareAndSet(obj, expect, update);
    }

    /** Plain: documented to order nothing. */
    public boolean weakCompareAndSet(T obj, long expect, long update) {
        return field.weakCompareAndSetPlain(obj, expect, update);
    }

    public long getAndSet(T obj, long newValue) {
        return (long) field.getAndSet(obj, newValue);
    }

    public long getAndAdd(T obj, long delta) {
        return (long) field.getAndAdd(obj, delta);
    }

    public long getAndIncrement(T obj) {
        return (long) field.getAndAdd(obj, 1L);
    }

    public long getAndDecrement(T obj) {
        return (long) field.getAndAdd(obj, -1L);
    }

    public long addAndGet(T obj, long delta) {
        return (long) field.getAndAdd(obj, delta) + delta;
    }

    public long incrementAndGet(T obj) {
        return (long) field.getAndAdd(obj, 1L) + 1;
    }

    public long decrementAndGet(T obj) {
        return (long) field.getAndAdd(obj, -1L) - 1;
    }

    public long getAndUpdate(T obj, LongUnaryOperator updateFunction) {
        for (; ; ) {
            long old = (long) field.getAcquire(obj);
            if (field.compareAndSet(obj, old, updateFunction.applyAsLong(old))) {
                return old;
            }
        }
    }

    public long updateAndGet(T obj, LongUnaryOperator updateFunction) {
        for (; ; ) {
            long old = (long) field.getAcquire(obj);
            long updated = updateFunction.applyAsLong(old);
            if (field.compareAndSet(obj, old, updated)) {
                return updated;
            }
        }
    }

    public long getAndAccumulate(T obj, long x, LongBinaryOperator accumulatorFunction) {
        for (; ; ) {
            long old = (long) field.getAcquire(obj);
            if (field.compareAndSet(obj, old, accumulatorFunction.applyAsLong(old, x))) {
                return old;
            }
        }
    }

    public long accumulateAndGet(T obj, long x, LongBinaryOperator accumulatorFunction) {
        for (; ; ) {
            long old = (long) field.getAcquire(obj);
            long updated = accumulatorFunction.applyAsLong(old, x);
            if (field.compareAndSet(obj, old, updated)) {
                return updated;
            }
        }
    }
}
