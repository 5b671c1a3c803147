package smpng.explorer.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicIntegerFieldUpdater}. Its methods are modelled, not its extension by
 * subclasses: the updater is the field's {@code VarHandle}.
 *
 * <p>That the caller can access the field and that it is volatile is not checked; that it exists and is of the type is.
 */
public final class AtomicIntegerFieldUpdater<T extends Object> {
    private final VarHandle field;

    private AtomicIntegerFieldUpdater(VarHandle field) {
        this.field = field;
    }

    /**
     * The updater of a field.
     *
     * @throws RuntimeException if there is none of that name and type
     */
    public static <U extends Object> AtomicIntegerFieldUpdater<U> newUpdater(Class<U> tclass, String fieldName) {
        try {
            return new AtomicIntegerFieldUpdater<>(MethodHandles.privateLookupIn(tclass, MethodHandles.lookup())
                    .findVarHandle(tclass, fieldName, int.class));
        } catch (ReflectiveOperationException e) {
            throw new RuntimeException(e);
        }
    }

    public int get(T obj) {
        return (int) field.getVolatile(obj);
    }

    public void set(T obj, int newValue) {
        field.setVolatile(obj, newValue);
    }

    public void lazySet(T obj, int newValue) {
        field.setRelease(obj, newValue);
    }

    public boolean compareAndSet(T obj, int expect, int update) {
        return field.compareAndSet(obj, expect, update);
    }

    /** Plain: documented to order nothing. */
    public boolean weakCompareAndSet(T obj, int expect, int update) {
        return field.weakCompareAndSetPlain(obj, expect, update);
    }

    public int getAndSet(T obj, int newValue) {
        return (int) field.getAndSet(obj, newValue);
    }

    public int getAndAdd(T obj, int delta) {
        return (int) field.getAndAdd(obj, delta);
    }

    public int getAndIncrement(T obj) {
        return (int) field.getAndAdd(obj, 1);
    }

    public int getAndDecrement(T obj) {
        return (int) field.getAndAdd(obj, -1);
    }

    public int addAndGet(T obj, int delta) {
        return (int) field.getAndAdd(obj, delta) + delta;
    }

    public int incrementAndGet(T obj) {
        return (int) field.getAndAdd(obj, 1) + 1;
    }

    public int decrementAndGet(T obj) {
        return (int) field.getAndAdd(obj, -1) - 1;
    }

    public int getAndUpdate(T obj, IntUnaryOperator updateFunction) {
        for (; ; ) {
            int old = (int) field.getAcquire(obj);
            if (field.compareAndSet(obj, old, updateFunction.applyAsInt(old))) {
                return old;
            }
        }
    }

    public int updateAndGet(T obj, IntUnaryOperator updateFunction) {
        for (; ; ) {
            int old = (int) field.getAcquire(obj);
            int updated = updateFunction.applyAsInt(old);
            if (field.compareAndSet(obj, old, updated)) {
                return updated;
            }
        }
    }

    public int getAndAccumulate(T obj, int x, IntBinaryOperator accumulatorFunction) {
        for (; ; ) {
            int old = (int) field.getAcquire(obj);
            if (field.compareAndSet(obj, old, accumulatorFunction.applyAsInt(old, x))) {
                return old;
            }
        }
    }

    public int accumulateAndGet(T obj, int x, IntBinaryOperator accumulatorFunction) {
        for (; ; ) {
            int old = (int) field.getAcquire(obj);
            int updated = accumulatorFunction.applyAsInt(old, x);
            if (field.compareAndSet(obj, old, updated)) {
                return updated;
            }
        }
    }
}
