package smpng.primitives;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A lock as the witness sees it. A lock that is watched has one, and tells it what is done; one that is not has none, and
 * looks for nothing but that. {@link Machine#watch} makes it.
 */
public final class WatchedLock {
    /** How a lock is waited for, which decides what may be held meanwhile. */
    public enum Kind {
        /** By spinning, in a critical section. */
        SPIN,
        /** By blocking; who has it must not sleep. */
        BLOCKING,
        /** By sleeping; who has it may sleep. */
        SLEEPABLE,
        /** By blocking; who goes to sleep lets go of it first: Giant. */
        GIANT
    }

    private final Witness witness;
    private final String name;
    private final int lockClass;
    private final Kind kind;
    private final boolean duplicates;

    WatchedLock(Witness witness, String name, int lockClass, Kind kind, boolean duplicates) {
        this.witness = witness;
        this.name = name;
        this.lockClass = lockClass;
        this.kind = kind;
        this.duplicates = duplicates;
    }

    String name() {
        return name;
    }

    int lockClass() {
        return lockClass;
    }

    Kind kind() {
        return kind;
    }

    boolean duplicates() {
        return duplicates;
    }

    // What locks of this package say, whether they are watched or not: one branch that is always the same.

    static void wanted(@Nullable WatchedLock its, KThread td) {
        if (its != null) {
            its.wanted(td);
        }
    }

    static void taken(@Nullable WatchedLock its, KThread td) {
        if (its != null) {
            its.taken(td);
        }
    }

    static void released(@Nullable WatchedLock its, KThread td) {
        if (its != null) {
            its.released(td);
        }
    }

    static void handedOver(@Nullable WatchedLock its, KThread from, KThread to) {
        if (its != null) {
            its.handedOver(from, to);
        }
    }

    /** Before the thread waits for the lock: whether it may. A try, which does not wait, need not ask. */
    public void wanted(KThread td) {
        witness.wanted(td, this);
    }

    /** The thread has the lock, perhaps once more. */
    public void taken(KThread td) {
        witness.taken(td, this);
    }

    /** Before the thread lets the lock go, once. */
    public void released(KThread td) {
        witness.released(td, this);
    }

    /** The lock passes from one thread to another without being let go. */
    public void handedOver(KThread from, KThread to) {
        witness.released(from, this);
        witness.taken(to, this);
    }
}
