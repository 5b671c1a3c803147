package smpng.explorer.program;

import smpng.api.program.AccessOrder;
import smpng.api.program.Comparison;
import smpng.api.program.FenceOrder;
import smpng.explorer.graph.Condition;
import smpng.explorer.graph.Order;
import smpng.memory.Tag;

/** Orders and comparisons as the builder, litmus tests and the explorer say them. */
final class Orders {
    private static final long ACCESS = Tag.mask(Tag.PLAIN, Tag.RELAXED, Tag.ACQUIRE, Tag.RELEASE, Tag.SEQ_CST);
    private static final long BESIDE = Tag.mask(Tag.ATOMIC, Tag.NO_RETURN);

    private Orders() {}

    static int of(AccessOrder order) {
        return switch (order) {
            case PLAIN -> Order.PLAIN;
            case OPAQUE -> Order.OPAQUE;
            case ACQUIRE -> Order.ACQUIRE;
            case RELEASE -> Order.RELEASE;
            case ACQUIRE_RELEASE -> Order.ACQUIRE_RELEASE;
            case VOLATILE -> Order.VOLATILE;
        };
    }

    static int of(FenceOrder order) {
        return switch (order) {
            case ACQUIRE -> Order.ACQUIRE;
            case RELEASE -> Order.RELEASE;
            case ACQUIRE_RELEASE -> Order.ACQUIRE_RELEASE;
            case FULL -> Order.VOLATILE;
            case LOAD_LOAD -> Order.LOAD_LOAD;
            case STORE_STORE -> Order.STORE_STORE;
        };
    }

    static int of(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Condition.EQUAL;
            case NOT_EQUAL -> Condition.NOT_EQUAL;
            case LESS -> Condition.LESS;
            case LESS_OR_EQUAL -> Condition.LESS_OR_EQUAL;
            case GREATER -> Condition.GREATER;
            case GREATER_OR_EQUAL -> Condition.GREATER_OR_EQUAL;
            case ANY_BIT -> Condition.ANY_BIT;
            case NO_BIT -> Condition.NO_BIT;
        };
    }

    /** A fence's tag. */
    static long tags(FenceOrder order) {
        return switch (order) {
            case ACQUIRE -> Tag.ACQUIRE.bit();
            case RELEASE -> Tag.RELEASE.bit();
            case ACQUIRE_RELEASE -> Tag.mask(Tag.ACQUIRE, Tag.RELEASE);
            case FULL -> Tag.SEQ_CST.bit();
            case LOAD_LOAD -> Tag.LOAD_LOAD.bit();
            case STORE_STORE -> Tag.STORE_STORE.bit();
        };
    }

    /** The tag of the read of an access, or of the half that reads. */
    static long reading(AccessOrder order) {
        return switch (order) {
            case PLAIN -> Tag.PLAIN.bit();
            case ACQUIRE, ACQUIRE_RELEASE -> Tag.ACQUIRE.bit();
            case VOLATILE -> Tag.SEQ_CST.bit();
            case OPAQUE, RELEASE -> Tag.RELAXED.bit();
        };
    }

    /** The tag of the write of an access, or of the half that writes. */
    static long writing(AccessOrder order) {
        return switch (order) {
            case PLAIN -> Tag.PLAIN.bit();
            case RELEASE, ACQUIRE_RELEASE -> Tag.RELEASE.bit();
            case VOLATILE -> Tag.SEQ_CST.bit();
            case OPAQUE, ACQUIRE -> Tag.RELAXED.bit();
        };
    }

    /**
     * The order that an access's tags stand for; no tag is relaxed.
     *
     * @throws IllegalArgumentException if a tag is no language's
     */
    static int ofAccess(long tags) {
        long order = tags & ~BESIDE;
        if ((order & ~ACCESS) != 0) {
            throw new IllegalArgumentException("only a language's orders can be explored, not the tags of " + tags);
        }
        boolean acquires = Tag.ACQUIRE.in(order);
        boolean releases = Tag.RELEASE.in(order);
        if (Tag.SEQ_CST.in(order)) {
            return Order.VOLATILE;
        }
        if (acquires || releases) {
            return acquires && releases ? Order.ACQUIRE_RELEASE : acquires ? Order.ACQUIRE : Order.RELEASE;
        }
        return Tag.PLAIN.in(order) ? Order.PLAIN : Order.OPAQUE;
    }

    /** The order of a read-modify-write, from the tags of its halves. */
    static int ofUpdate(long read, long write) {
        int order = ofAccess(read & ~Tag.RELEASE.bit() | write & ~Tag.ACQUIRE.bit());
        return order == Order.PLAIN ? Order.OPAQUE : order;
    }

    /**
     * The order that a fence's tags stand for.
     *
     * @return -1 if it orders nothing
     * @throws IllegalArgumentException if a tag is no language's
     */
    static int ofFence(long tags) {
        if (tags == Tag.LOAD_LOAD.bit()) {
            return Order.LOAD_LOAD;
        }
        if (tags == Tag.STORE_STORE.bit()) {
            return Order.STORE_STORE;
        }
        if (tags == Tag.FREEZE.bit()) {
            return Order.FREEZE;
        }
        int order = ofAccess(tags);
        return order == Order.OPAQUE || order == Order.PLAIN ? -1 : order;
    }
}
