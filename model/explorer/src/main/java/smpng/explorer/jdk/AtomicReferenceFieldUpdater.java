package smpng.explorer.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicReferenceFieldUpdater}. Its methods are modelled, not its extension by
 * subclasses: the updater is the field's {@code VarHandle}.
 *
 * <p>That the caller can access the field and that it is volatile is not checked; that it exists and is of the type is.
 */
// The handle is declared as if nothing were null; the field holds nothing but what its type allows.
@SuppressWarnings({"unchecked", "nullness"})
public final class AtomicReferenceFieldUpdater<T extends Object, V extends @Nullable Object> {
    private final VarHandle field;

    private AtomicReferenceFieldUpdater(VarHandle field) {
        this.field = field;
    }

    /**
     * The updater of a field.
     *
     * @throws RuntimeException if there is none of that name and type
     */
    public static <U extends Object, W extends @Nullable Object> AtomicReferenceFieldUpdater<U, W> newUpdater(
            Class<U> tclass, Class<W> vclass, String fieldName) {
        try {
            return new AtomicReferenceFieldUpdater<>(MethodHandles.privateLookupIn(tclass, MethodHandles.lookup())
                    .findVarHandle(tclass, fieldName, vclass));
        } catch (ReflectiveOperationException e) {
            throw new RuntimeException(e);
        }
    }

    public V get(T obj) {
        return (V) field.getVolatile(obj);
    }

    public void set(T obj, V newValue) {
        field.setVolatile(obj, newValue);
    }

    public void lazySet(T obj, V newValue) {
        field.setRelease(obj, newValue);
    }

    public boolean compareAndSet(T obj, V expect, V update) {
        return field.compareAndSet(obj, expect, update);
    }

    /** Plain: documented to order nothing. */
    public boolean weakCompareAndSet(T obj, V expect, V update) {
        return field.weakCompareAndSetPlain(obj, expect, update);
    }

    public V getAndSet(T obj, V newValue) {
        return (V) field.getAndSet(obj, newValue);
    }

    public V getAndUpdate(T obj, UnaryOperator<V> updateFunction) {
        for (; ; ) {
            V old = (V) field.getAcquire(obj);
            if (field.compareAndSet(obj, old, updateFunction.apply(old))) {
                return old;
            }
        }
    }

    public V updateAndGet(T obj, UnaryOperator<V> updateFunction) {
        for (; ; ) {
            V old = (V) field.getAcquire(obj);
            V updated = updateFunction.apply(old);
            if (field.compareAndSet(obj, old, updated)) {
                return updated;
            }
        }
    }

    public V getAndAccumulate(T obj, V x, BinaryOperator<V> accumulatorFunction) {
        for (; ; ) {
            V old = (V) field.getAcquire(obj);
            if (field.compareAndSet(obj, old, accumulatorFunction.apply(old, x))) {
                return old;
            }
        }
    }

    public V accumulateAndGet(T obj, V x, BinaryOperator<V> accumulatorFunction) {
        for (; ; ) {
            V old = (V) field.getAcquire(obj);
            V updated = accumulatorFunction.apply(old, x);
            if (field.compareAndSet(obj, old, updated)) {
                return updated;
            }
        }
    }
}
