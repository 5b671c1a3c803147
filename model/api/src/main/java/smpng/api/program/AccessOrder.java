package smpng.api.program;

/**
 * The memory order of an access, by Java's names. Unlike Java's VarHandle every read-modify-write may have every order but
 * plain.
 */
public enum AccessOrder {
    /** Not atomic: the only kind of access that races. */
    PLAIN,
    /** C's relaxed. On a read-modify-write: atomic, and orders nothing. */
    OPAQUE,
    /** For loads, read-modify-writes and awaits. */
    ACQUIRE,
    /** For stores and read-modify-writes. */
    RELEASE,
    /** C's acq_rel, for read-modify-writes. */
    ACQUIRE_RELEASE,
    /** C's seq_cst. */
    VOLATILE;

    /** True if a load, or an await, may have this order. */
    public boolean isForLoads() {
        return this != RELEASE && this != ACQUIRE_RELEASE;
    }

    /** True if a store may have this order. */
    public boolean isForStores() {
        return this != ACQUIRE && this != ACQUIRE_RELEASE;
    }

    /** True if a read-modify-write may have this order. */
    public boolean isForUpdates() {
        return this != PLAIN;
    }

    /** What is left of a read-modify-write's order when it fails and only reads. */
    public AccessOrder ofTheRead() {
        return switch (this) {
            case RELEASE -> OPAQUE;
            case ACQUIRE_RELEASE -> ACQUIRE;
            default -> this;
        };
    }
}
