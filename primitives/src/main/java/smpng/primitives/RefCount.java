package smpng.primitives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.mustcall.qual.InheritableMustCall;

/**
 * A reference count: whoever drops the last reference, and only that one, may destroy the object, and then sees every
 * write that any other holder made before it let go.
 *
 * <p>Stands for refcount(9) of FreeBSD 13: {@code refcount_acquire}, {@code refcount_acquire_if_not_zero},
 * {@code refcount_release}, {@code refcount_release_if_last}, {@code refcount_release_if_gt}, and its saturation.
 *
 * <pre>
 *   count  31 30                            0
 *          |S |    number of references     |     S: saturated, the object is never destroyed
 * </pre>
 *
 * <p>Acquire: add one, relaxed. The caller has a reference already, or the lock under which the object was found; that is
 * what orders it.
 *
 * <p>Release:
 *
 * <ol>
 *   <li>subtract one, release: what this holder wrote comes before the drop;
 *   <li>if that was the last, an acquire fence: the drops of all others, and what they wrote, come before what follows.
 *       Each drop is a read-modify-write and so continues the release sequence of those before it.
 * </ol>
 *
 * <p>Zero is final: no operation leads from 0 to 1. A count that overflows, or is released more often than acquired,
 * saturates: leaking an object is better than freeing one in use.
 *
 * <p>Claims: RC-1 exactly one last release, RC-2 counts add up, RC-3 the last releaser sees all, RC-4 zero is final, RC-5
 * saturation sticks, RC-6 the conditional releases drop only in their case, RC-7 a hold is released on every path.
 */
public final class RefCount {
    private static final VarHandle COUNT;

    /** Where a saturated count is put: far from both ends, so that concurrent operations cannot leave the region. */
    private static final int SATURATED = 3 << 30;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(RefCount.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int count;

    /**
     * A count that stands at {@code initial}: the references of whoever creates the object. Publishing the object is the
     * creator's matter; the count has no order of its own until then.
     *
     * @throws IllegalArgumentException if {@code initial} is negative
     */
    public RefCount(int initial) {
        if (initial < 0) {
            throw new IllegalArgumentException("a reference count starts at " + initial + "; at least 0");
        }
        COUNT.setOpaque(this, initial);
    }

    /**
     * Takes one more reference. The caller makes sure that the object lives: it has a reference, or a lock that keeps the
     * last one from being dropped. Saturates instead of overflowing. No memory effects.
     *
     * @throws Panic if the count is zero: the object is being destroyed
     */
    public void acquire() {
        for (; ; ) {
            int seen = (int) COUNT.getOpaque(this);
            if (seen == 0) {
                throw new Panic("a reference is taken to an object that has none left");
            }
            if (seen < 0) {
                return;
            }
            int next = seen + 1;
            // Relaxed: pairs with nothing; the loop also absorbs a spurious failure. Overflow sets the sign: saturated.
            if (COUNT.weakCompareAndSetPlain(this, seen, next < 0 ? SATURATED : next)) {
                return;
            }
        }
    }

    /**
     * Takes a reference unless the count is zero: for a lookup that may find an object which is being destroyed. Relaxed:
     * whatever made the object findable orders its contents.
     *
     * @return whether a reference was taken
     */
    public boolean acquireIfNotZero() {
        for (; ; ) {
            int seen = (int) COUNT.getOpaque(this);
            if (seen == 0) {
                return false;
            }
            if (seen < 0) {
                return true;
            }
            int next = seen + 1;
            if (COUNT.weakCompareAndSetPlain(this, seen, next < 0 ? SATURATED : next)) {
                return true;
            }
        }
    }

    /**
     * Drops one reference. What the caller did before happens-before the return of the one release that answers true.
     *
     * @return whether it was the last: the caller destroys the object
     */
    public boolean release() {
        // Release: pairs with the acquire fence of whoever drops the last.
        int seen = (int) COUNT.getAndAddRelease(this, -1);
        if (seen <= 0) {
            saturate();
            return false;
        }
        if (seen > 1) {
            return false;
        }
        VarHandle.acquireFence(); // Acquire: pairs with the release of every other drop, through the chain of updates.
        return true;
    }

    /**
     * Drops the reference only if it is the last.
     *
     * @return whether it was dropped; if so, the caller destroys the object
     */
    public boolean releaseIfLast() {
        for (; ; ) {
            int seen = (int) COUNT.getOpaque(this);
            if (seen != 1) {
                return false;
            }
            // Release as any drop, though no claim needs it here: nobody reads the count of an object that is gone.
            if (COUNT.weakCompareAndSetRelease(this, 1, 0)) {
                // As in release. An acquire of the read above would do; but all would pay for it, and not the last
                // only.
                VarHandle.acquireFence();
                return true;
            }
        }
    }

    /**
     * Drops the reference only if more than {@code bound} are left before the drop: for holders that must take a lock
     * before they drop a low count.
     *
     * @param bound at least 0
     * @return whether it was dropped, or the count is saturated
     */
    public boolean releaseIfGreater(int bound) {
        if (bound < 0) {
            throw new IllegalArgumentException("the bound is " + bound + "; at least 0");
        }
        for (; ; ) {
            int seen = (int) COUNT.getOpaque(this);
            if (seen < 0) {
                return true;
            }
            if (seen <= bound) {
                return false;
            }
            // Release: this drop is not the last, but the last must see what came before it (as in release).
            if (COUNT.weakCompareAndSetRelease(this, seen, seen - 1)) {
                return true;
            }
        }
    }

    /** The number of references at some moment; for a saturated count, a negative number. No memory effects. */
    public int value() {
        return (int) COUNT.getOpaque(this);
    }

    /** Whether the count gave up counting. */
    public boolean isSaturated() {
        return value() < 0;
    }

    /** Takes a reference as an object that must be closed; the compiler's must-call check follows it. */
    public Hold hold() {
        acquire();
        return new Hold(this);
    }

    /** One reference as an object. The Checker Framework reports a path on which it is not closed. */
    @InheritableMustCall("close")
    public static final class Hold implements AutoCloseable {
        private final RefCount counted;
        private boolean last;

        private Hold(RefCount counted) {
            this.counted = counted;
        }

        /** Drops the reference. */
        @Override
        public void close() {
            last = counted.release();
        }

        /** After {@link #close()}: whether it dropped the last reference, so that the caller destroys the object. */
        public boolean wasLast() {
            return last;
        }
    }

    private void saturate() {
        COUNT.setOpaque(this, SATURATED);
    }
}
