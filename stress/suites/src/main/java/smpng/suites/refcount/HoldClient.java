package smpng.suites.refcount;

import smpng.primitives.RefCount;

/** A user of {@link RefCount#hold()} as the must-call check wants it: the hold is given back on every path. */
final class HoldClient {
    private final RefCount count;

    HoldClient(RefCount count) {
        this.count = count;
    }

    /** Uses the object, if it is wanted, while holding it. */
    boolean use(boolean wanted) {
        try (RefCount.Hold held = count.hold()) {
            return wanted && !held.wasLast();
        }
    }
}
