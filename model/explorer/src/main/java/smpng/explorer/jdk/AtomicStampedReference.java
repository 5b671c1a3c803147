package smpng.explorer.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicStampedReference}. All of it is modelled: one reference to an immutable pair, which
 * every change replaces; volatile accesses but for {@link #weakCompareAndSet}, which is documented to order nothing.
 */
// The handle is declared as if nothing were null; the field holds nothing but pairs made here.
@SuppressWarnings({"unchecked", "nullness"})
public class AtomicStampedReference<V extends @Nullable Object> {
    private static final VarHandle PAIR;

    static {
        try {
            PAIR = MethodHandles.lookup().findVarHandle(AtomicStampedReference.class, "pair", Pair.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Pair<V> pair;

    public AtomicStampedReference(V initialRef, int initialStamp) {
        PAIR.setOpaque(this, new Pair<>(initialRef, initialStamp));
    }

    public V getReference() {
        return current().reference;
    }

    public int getStamp() {
        return current().stamp;
    }

    public V get(int[] stampHolder) {
        Pair<V> current = current();
        stampHolder[0] = current.stamp;
        return current.reference;
    }

    public void set(V newReference, int newStamp) {
        Pair<V> current = current();
        if (!current.is(newReference, newStamp)) {
            PAIR.setVolatile(this, new Pair<>(newReference, newStamp));
        }
    }

    public boolean compareAndSet(V expectedReference, V newReference, int expectedStamp, int newStamp) {
        Pair<V> current = current();
        return current.is(expectedReference, expectedStamp)
                && (current.is(newReference, newStamp)
                        || PAIR.compareAndSet(this, current, new Pair<>(newReference, newStamp)));
    }

    public boolean weakCompareAndSet(V expectedReference, V newReference, int expectedStamp, int newStamp) {
        Pair<V> current = (Pair<V>) PAIR.getOpaque(this);
        return current.is(expectedReference, expectedStamp)
                && PAIR.weakCompareAndSetPlain(this, current, new Pair<>(newReference, newStamp));
    }

    public boolean attemptStamp(V expectedReference, int newStamp) {
        Pair<V> current = current();
        return current.reference == expectedReference
                && (current.stamp == newStamp
                        || PAIR.compareAndSet(this, current, new Pair<>(expectedReference, newStamp)));
    }

    private Pair<V> current() {
        return (Pair<V>) PAIR.getVolatile(this);
    }

    private static final class Pair<V extends @Nullable Object> {
        final V reference;
        final int stamp;

        Pair(V reference, int stamp) {
            this.reference = reference;
            this.stamp = stamp;
        }

        boolean is(V otherReference, int otherStamp) {
            return reference == otherReference && stamp == otherStamp;
        }
    }
}
