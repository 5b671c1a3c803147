package smpng.api.program;

/** What a fence orders; the names are those of VarHandle's fences where it has them. */
public enum FenceOrder {
    /** Loads before it, with loads and stores after it. */
    ACQUIRE,
    /** Loads and stores before it, with stores after it. */
    RELEASE,
    /** Both: C's acq_rel, which Java has not as one fence. */
    ACQUIRE_RELEASE,
    /** Everything with everything: C's seq_cst. */
    FULL,
    /** Loads with loads. */
    LOAD_LOAD,
    /** Stores with stores. */
    STORE_STORE
}
