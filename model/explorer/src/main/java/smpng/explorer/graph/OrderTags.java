package smpng.explorer.graph;

import smpng.memory.Tag;

/** Orders of accesses and fences as the models of the memory module know them: masks of tags. */
public final class OrderTags {
    private OrderTags() {}

    /** Of what reads. */
    public static long read(int order) {
        return switch (Order.plainly(order)) {
            case Order.PLAIN -> Tag.PLAIN.bit();
            case Order.ACQUIRE, Order.ACQUIRE_RELEASE -> Tag.ACQUIRE.bit();
            case Order.VOLATILE -> Tag.SEQ_CST.bit();
            default -> Tag.RELAXED.bit();
        };
    }

    /** Of what writes. */
    public static long write(int order) {
        return switch (Order.plainly(order)) {
            case Order.PLAIN -> Tag.PLAIN.bit();
            case Order.RELEASE, Order.ACQUIRE_RELEASE -> Tag.RELEASE.bit();
            case Order.VOLATILE -> Tag.SEQ_CST.bit();
            default -> Tag.RELAXED.bit();
        };
    }

    /** Of a fence. */
    public static long fence(int order) {
        return switch (Order.plainly(order)) {
            case Order.ACQUIRE -> Tag.ACQUIRE.bit();
            case Order.RELEASE -> Tag.RELEASE.bit();
            case Order.ACQUIRE_RELEASE -> Tag.mask(Tag.ACQUIRE, Tag.RELEASE);
            case Order.VOLATILE -> Tag.SEQ_CST.bit();
            case Order.LOAD_LOAD -> Tag.LOAD_LOAD.bit();
            case Order.STORE_STORE -> Tag.STORE_STORE.bit();
            default -> Tag.FREEZE.bit();
        };
    }
}
