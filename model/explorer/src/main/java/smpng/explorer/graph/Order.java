package smpng.explorer.graph;

/**
 * The memory orders of accesses and fences, as small integers: they are stored in event records and compared on the hot
 * path. Java's names; C's relaxed is {@link #OPAQUE}, its seq_cst {@link #VOLATILE}.
 */
public final class Order {
    /** A plain access: the only kind that races. */
    public static final int PLAIN = 0;
    /** Opaque; C's relaxed. A read-modify-write of Java's {@code weakCompareAndSetPlain} is one of these: atomic, relaxed. */
    public static final int OPAQUE = 1;
    /** Acquire, for reads, read-modify-writes and fences. */
    public static final int ACQUIRE = 2;
    /** Release, for writes, read-modify-writes and fences. */
    public static final int RELEASE = 3;
    /** Acquire and release: C's acq_rel, for read-modify-writes and fences. Java has no access of it. */
    public static final int ACQUIRE_RELEASE = 4;
    /** Volatile; C's seq_cst. As a fence, the full one. */
    public static final int VOLATILE = 5;
    /** A fence between loads only. */
    public static final int LOAD_LOAD = 6;
    /** A fence between stores only. */
    public static final int STORE_STORE = 7;
    /** The end of a constructor that wrote a final field (JLS 17.5); a fence between stores on machines. */
    public static final int FREEZE = 8;

    /**
     * To be added to the order of a read whose value is a reference: accesses to the object it names depend on it by
     * address.
     */
    public static final int REFERENCE = 16;

    private static final int ORDERS = 15;

    private Order() {}

    /** The order without flags. */
    static int plainly(int order) {
        return order & ORDERS;
    }

    static boolean acquires(int order) {
        int o = order & ORDERS;
        return o == ACQUIRE || o == ACQUIRE_RELEASE || o == VOLATILE;
    }

    static boolean releases(int order) {
        int o = order & ORDERS;
        return o == RELEASE || o == ACQUIRE_RELEASE || o == VOLATILE;
    }

    /** The name that counterexamples print. */
    public static String name(int order) {
        return switch (order & ORDERS) {
            case PLAIN -> "plain";
            case OPAQUE -> "opaque";
            case ACQUIRE -> "acquire";
            case RELEASE -> "release";
            case ACQUIRE_RELEASE -> "acquire-release";
            case VOLATILE -> "volatile";
            case LOAD_LOAD -> "load-load";
            case STORE_STORE -> "store-store";
            case FREEZE -> "freeze";
            default -> throw new IllegalArgumentException("order " + order);
        };
    }
}
