package smpng.memory;

/**
 * What an access or a fence is annotated with: an order, a kind of instruction. A model picks the ones of its own
 * vocabulary. An event has any number of them, as a mask of {@link #bit}s.
 */
public enum Tag {
    // Orders of accesses, and of a language's fences.
    /** C's non-atomic and Java's plain accesses: the only ones that race. */
    PLAIN,
    /** C's relaxed, Java's opaque. */
    RELAXED,
    /** C's and Java's acquire, LDAR, LDAXR, RISC-V's .aq, IA-64's .acq. */
    ACQUIRE,
    /** The weaker acquire of LDAPR, which does not wait for earlier releases. */
    ACQUIRE_PC,
    /** C's and Java's release, STLR, RISC-V's .rl, IA-64's .rel. */
    RELEASE,
    /** C's seq_cst, Java's volatile; on a fence, the full one. */
    SEQ_CST,

    // Kinds of accesses.
    /** Half of a load-linked/store-conditional pair. */
    EXCLUSIVE,
    /** Half of one read-modify-write instruction: locked, amo, LSE, compare-and-swap. */
    ATOMIC,
    /** A read-modify-write whose old value goes nowhere. */
    NO_RETURN,
    /** Access to a final field (Java). */
    FINAL,

    // Fences.
    MFENCE,
    LFENCE,
    SFENCE,
    DMB_SY,
    DMB_LD,
    DMB_ST,
    ISB,
    SYNC,
    LWSYNC,
    EIEIO,
    ISYNC,
    /** RISC-V's fence: what comes before it, reads and writes, and what after. */
    FENCE_PR,
    FENCE_PW,
    FENCE_SR,
    FENCE_SW,
    FENCE_TSO,
    FENCE_I,
    /** SPARC's MEMBAR masks; loadLoad and storeStore of VarHandle too. STBAR is STORE_STORE. */
    LOAD_LOAD,
    LOAD_STORE,
    STORE_LOAD,
    STORE_STORE,
    /** Alpha. */
    MB,
    WMB,
    /** IA-64. */
    MF,
    /** The end of a constructor that wrote a final field (JLS 17.5). */
    FREEZE;

    /** This tag's bit in an event's mask. */
    public long bit() {
        return 1L << ordinal();
    }

    /** The mask of several tags. */
    public static long mask(Tag... tags) {
        long mask = 0;
        for (Tag tag : tags) {
            mask |= tag.bit();
        }
        return mask;
    }

    /** True if the mask has this tag. */
    public boolean in(long mask) {
        return (mask & bit()) != 0;
    }
}
