package smpng.explorer.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Stands for {@link java.util.concurrent.atomic.AtomicMarkableReference}. All of it is modelled: one reference to an immutable pair, which
 * every change replaces; volatile accesses but for {@link #weakCompareAndSet}, which is documented to order nothing.
 */
// The handle is declared as if nothing were null; the field holds nothing but pairs made here.
@SuppressWarnings({"unchecked", "nullness"})
public class AtomicMarkableReference<V extends @Nullable Object> {
    private static final VarHandle PAIR;

    static {
        try {
            PAIR = MethodHandles.lookup().findVarHandle(AtomicMarkableReference.class, "pair", Pair.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Pair<V> pair;

    public AtomicMarkableReference(V initialRef, boolean initialMark) {
        PAIR.setOpaque(this, new Pair<>(initialRef, initialMark));
    }

    public V getReference() {
        return current().reference;
    }

    public boolean isMarked() {
        return current().mark;
    }

    public V get(boolean[] markHolder) {
        Pair<V> current = current();
        markHolder[0] = current.mark;
        return current.reference;
    }

    public void set(V newReference, boolean newMark) {
        Pair<V> current = current();
        if (!current.is(newReference, newMark)) {
            PAIR.setVolatile(this, new Pair<>(newReference, newMark));
        }
    }

    public boolean compareAndSet(V expectedReference, V newReference, boolean expectedMark, boolean newMark) {
        Pair<V> current = current();
        return current.is(expectedReference, expectedMark)
                && (current.is(newReference, newMark)
                        || PAIR.compareAndSet(this, current, new Pair<>(newReference, newMark)));
    }

    public boolean weakCompareAndSet(V expectedReference, V newReference, boolean expectedMark, boolean newMark) {
        Pair<V> current = (Pair<V>) PAIR.getOpaque(this);
        return current.is(expectedReference, expectedMark)
                && PAIR.weakCompareAndSetPlain(this, current, new Pair<>(newReference, newMark));
    }

    public boolean attemptMark(V expectedReference, boolean newMark) {
        Pair<V> current = current();
        return current.reference == expectedReference
                && (current.mark == newMark
                        || PAIR.compareAndSet(this, current, new Pair<>(expectedReference, newMark)));
    }

    private Pair<V> current() {
        return (Pair<V>) PAIR.getVolatile(this);
    }

    private static final class Pair<V extends @Nullable Object> {
        final V reference;
        final boolean mark;

        Pair(V reference, boolean mark) {
            this.reference = reference;
            this.mark = mark;
        }

        boolean is(V otherReference, boolean otherMark) {
            return reference == otherReference && mark == otherMark;
        }
    }
}
