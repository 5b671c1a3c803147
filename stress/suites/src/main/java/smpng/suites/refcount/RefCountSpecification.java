package smpng.suites.refcount;

import smpng.primitives.Panic;

/**
 * The sequential specification of a reference count: what each operation does when nothing else happens. Written with a
 * number that cannot overflow, so that it shares no arithmetic with the component.
 */
public class RefCountSpecification {
    private static final long LIMIT = 1L << 31;

    private long references;
    private boolean saturated;

    /** As the Lincheck test begins: two references. */
    public RefCountSpecification() {
        this(2);
    }

    /** A count that stands at {@code initial}. */
    public RefCountSpecification(long initial) {
        references = initial;
    }

    /** Takes a reference. */
    public void acquire() {
        if (!saturated && references == 0) {
            throw new Panic("none left");
        }
        add();
    }

    /** Takes a reference unless there is none. */
    public boolean acquireIfNotZero() {
        if (!saturated && references == 0) {
            return false;
        }
        add();
        return true;
    }

    /** Drops a reference. */
    public boolean release() {
        if (saturated) {
            return false;
        }
        if (references == 0) {
            saturated = true;
            return false;
        }
        references--;
        return references == 0;
    }

    /** Drops the last reference only. */
    public boolean releaseIfLast() {
        if (saturated || references != 1) {
            return false;
        }
        references = 0;
        return true;
    }

    /** Drops a reference if there are more than that. */
    public boolean releaseIfGreater(int bound) {
        if (saturated) {
            return true;
        }
        if (references <= bound) {
            return false;
        }
        references--;
        return true;
    }

    /** The number of references, or -1 when it gave up counting. */
    public long value() {
        return saturated ? -1 : references;
    }

    private void add() {
        if (!saturated) {
            references++;
            saturated = references == LIMIT;
        }
    }
}
