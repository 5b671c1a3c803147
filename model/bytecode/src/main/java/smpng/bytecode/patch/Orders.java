package smpng.bytecode.patch;

import java.util.List;

/**
 * The orders that an access or fence can have, by the names that Java gives them. Java has no relaxed read-modify-write
 * beside the weak compare-and-set: of an exchange or addition with acquire only the form with release is tried, and the
 * reverse, which tells whether the order it has is needed.
 */
public final class Orders {
    /** No fence. */
    public static final String NONE = "";

    private static final String ACQUIRE = "Acquire";
    private static final String RELEASE = "Release";

    private Orders() {}

    /** Whether a method of that name reads, writes or fences with an order of its own. */
    static boolean isOrder(String call) {
        return call.endsWith("Fence")
                || call.startsWith("getAnd")
                || call.startsWith("compareAnd")
                || call.startsWith("weakCompareAndSet")
                || call.equals("lazySet")
                || List.of("getVolatile", "getAcquire", "getOpaque", "setVolatile", "setRelease", "setOpaque")
                        .contains(call);
    }

    /** The orders one step below; empty if there are none. */
    public static List<String> below(String call) {
        return switch (call) {
            case "getVolatile" -> List.of("getAcquire");
            case "getAcquire" -> List.of("getOpaque");
            case "setVolatile" -> List.of("setRelease");
            case "setRelease", "lazySet" -> List.of("setOpaque");
            case "getOpaque", "setOpaque", "weakCompareAndSetPlain" -> List.of();
            case "compareAndSet", "weakCompareAndSet", "weakCompareAndSetVolatile" ->
                List.of("weakCompareAndSetAcquire", "weakCompareAndSetRelease");
            case "weakCompareAndSetAcquire", "weakCompareAndSetRelease" -> List.of("weakCompareAndSetPlain");
            case "fullFence" -> List.of("acquireFence", "releaseFence");
            case "acquireFence" -> List.of("loadLoadFence");
            case "releaseFence" -> List.of("storeStoreFence");
            case "loadLoadFence", "storeStoreFence" -> List.of(NONE);
            default -> ofUpdate(call);
        };
    }

    private static List<String> ofUpdate(String call) {
        if (call.endsWith(ACQUIRE)) {
            return List.of(stem(call, ACQUIRE) + RELEASE);
        } else if (call.endsWith(RELEASE)) {
            return List.of(stem(call, RELEASE) + ACQUIRE);
        }
        return List.of(call + ACQUIRE, call + RELEASE);
    }

    /** Whether the second is the first's other half: neither is weaker, and it only tells whether that half is needed. */
    public static boolean isOtherHalf(String call, String other) {
        return call.endsWith(ACQUIRE) && other.equals(stem(call, ACQUIRE) + RELEASE)
                || call.endsWith(RELEASE) && other.equals(stem(call, RELEASE) + ACQUIRE);
    }

    private static String stem(String call, String order) {
        return call.substring(0, call.length() - order.length());
    }
}
