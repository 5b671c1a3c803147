package smpng.explorer.graph;

/** Orders of accesses and fences as the models of the memory module know them: masks of tags. */
public final class OrderTags {
    private OrderTags() {}

    /** Of what reads. */
    public static long read(int order) {
        return ModelOrder.readTags(order);
    }

    /** Of what writes. */
    public static long write(int order) {
        return ModelOrder.writeTags(order);
    }

    /** Of a fence. */
    public static long fence(int order) {
        return ModelOrder.fenceTags(order);
    }
}
