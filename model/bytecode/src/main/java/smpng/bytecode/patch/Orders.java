package smpng.bytecode.patch;

import java.util.List;
import java.util.Set;

/**
 * The orders that an access or fence can have, by the names that Java gives them: those of VarHandle, of
 * java.util.concurrent.atomic and of Unsafe, and two for fields that are volatile. Java has no relaxed read-modify-write
 * beside the weak compare-and-set: of an exchange or addition with acquire only the form with release is tried, and the
 * reverse, which tells whether the order it has is needed.
 */
public final class Orders {
    /** No fence. */
    public static final String NONE = "";
    /** A read of a volatile field, as the language writes it. */
    public static final String VOLATILE_READ = "volatile read";
    /** A write of one. */
    public static final String VOLATILE_WRITE = "volatile write";

    private static final String ACQUIRE = "Acquire";
    private static final String RELEASE = "Release";
    private static final String VOLATILE = "Volatile";
    private static final String ORDERED = "putOrdered";
    private static final Set<String> ANSWERS_NEW_VALUE =
            Set.of("incrementAndGet", "decrementAndGet", "addAndGet", "updateAndGet", "accumulateAndGet");

    private Orders() {}

    /** What an access does. */
    public enum Kind {
        READ,
        WRITE,
        UPDATE
    }

    /** How much an access orders, as the language has it. */
    public enum Strength {
        PLAIN,
        OPAQUE,
        RELEASE,
        ACQUIRE,
        VOLATILE
    }

    /** Whether a method of that name reads, writes or fences with an order of its own. */
    static boolean isOrder(String call) {
        return isFence(call)
                || call.startsWith("getAnd")
                || call.startsWith("compareAnd")
                || call.startsWith("weakCompareAndSet")
                || call.equals("lazySet")
                || ANSWERS_NEW_VALUE.contains(call)
                || List.of("getVolatile", "getAcquire", "getOpaque", "setVolatile", "setRelease", "setOpaque")
                        .contains(call);
    }

    /** The same for Unsafe's methods. */
    static boolean isUnsafeOrder(String call) {
        boolean access = call.startsWith("get") || call.startsWith("put");
        return isFence(call)
                || call.startsWith("getAnd")
                || call.startsWith("compareAnd")
                || call.startsWith("weakCompareAndSet")
                || call.startsWith(ORDERED)
                || access
                        && (call.endsWith(VOLATILE)
                                || call.endsWith(ACQUIRE)
                                || call.endsWith(RELEASE)
                                || call.endsWith("Opaque"));
    }

    /** Whether it is a fence, or none. */
    public static boolean isFence(String order) {
        return order.equals(NONE) || order.endsWith("Fence");
    }

    /** What an access of that order does; not for fences. */
    public static Kind kind(String call) {
        if (call.startsWith("getAnd") || call.contains("ompareAnd") || ANSWERS_NEW_VALUE.contains(call)) {
            return Kind.UPDATE;
        }
        return call.startsWith("get") || call.equals(VOLATILE_READ) ? Kind.READ : Kind.WRITE;
    }

    /** How much an access or fence of that order orders. */
    public static Strength strength(String order) {
        if (order.endsWith(ACQUIRE) || order.equals("acquireFence") || order.equals("loadFence")) {
            return Strength.ACQUIRE;
        } else if (order.endsWith(RELEASE)
                || order.equals("lazySet")
                || order.startsWith(ORDERED)
                || order.equals("releaseFence")
                || order.equals("storeFence")) {
            return Strength.RELEASE;
        } else if (order.endsWith("Opaque") || order.endsWith("Plain")) {
            return Strength.OPAQUE;
        }
        boolean unsafePlain = kind(order) != Kind.UPDATE
                && order.length() > 3
                && (order.startsWith("get") || order.startsWith("put"))
                && !order.endsWith(VOLATILE);
        return unsafePlain ? Strength.PLAIN : Strength.VOLATILE;
    }

    /** The orders one step below; empty if there are none. */
    public static List<String> below(String call) {
        return switch (call) {
            case "getVolatile", "get", VOLATILE_READ -> List.of("getAcquire");
            case "getAcquire" -> List.of("getOpaque");
            case "setVolatile", "set", VOLATILE_WRITE -> List.of("setRelease");
            case "setRelease", "lazySet" -> List.of("setOpaque");
            case "getOpaque", "setOpaque", "weakCompareAndSetPlain", NONE -> List.of();
            case "compareAndSet", "weakCompareAndSet", "weakCompareAndSetVolatile" ->
                List.of("weakCompareAndSetAcquire", "weakCompareAndSetRelease");
            case "weakCompareAndSetAcquire", "weakCompareAndSetRelease" -> List.of("weakCompareAndSetPlain");
            case "fullFence" -> List.of("acquireFence", "releaseFence");
            case "acquireFence" -> List.of("loadLoadFence");
            case "releaseFence" -> List.of("storeStoreFence");
            case "loadLoadFence", "storeStoreFence", "loadFence", "storeFence" -> List.of(NONE);
            default -> kind(call) == Kind.UPDATE ? ofUpdate(call) : ofUnsafe(call);
        };
    }

    private static List<String> ofUpdate(String call) {
        if (ANSWERS_NEW_VALUE.contains(call) || call.startsWith("compareAndSwap")) {
            return List.of();
        } else if (call.endsWith(ACQUIRE)) {
            return List.of(stem(call, ACQUIRE) + RELEASE);
        } else if (call.endsWith(RELEASE)) {
            return List.of(stem(call, RELEASE) + ACQUIRE);
        }
        return List.of(call + ACQUIRE, call + RELEASE);
    }

    /** Of {@code getIntVolatile}, {@code putOrderedInt} and the like. */
    private static List<String> ofUnsafe(String call) {
        if (call.startsWith(ORDERED)) {
            return List.of("put" + call.substring(ORDERED.length()));
        } else if (call.startsWith("put") && call.endsWith(VOLATILE)) {
            String type = stem(call.substring(3), VOLATILE);
            boolean ordered = List.of("Object", "Int", "Long").contains(type);
            return List.of((ordered ? ORDERED : "put") + type);
        } else if (call.startsWith("get") && call.endsWith(VOLATILE)) {
            return List.of(stem(call, VOLATILE));
        }
        return List.of();
    }

    /** The orders one step above, those with as much again as this one included. */
    public static List<String> above(String call) {
        return switch (call) {
            case "getOpaque" -> List.of("getAcquire");
            case "getAcquire" -> List.of("getVolatile");
            case "setOpaque" -> List.of("setRelease");
            case "setRelease" -> List.of("setVolatile");
            case "weakCompareAndSetPlain" -> List.of("weakCompareAndSetAcquire", "weakCompareAndSetRelease");
            case "weakCompareAndSetAcquire" -> List.of("weakCompareAndSetRelease", "weakCompareAndSet");
            case "weakCompareAndSetRelease" -> List.of("weakCompareAndSetAcquire", "weakCompareAndSet");
            case "loadLoadFence" -> List.of("acquireFence");
            case "storeStoreFence" -> List.of("releaseFence");
            case "acquireFence", "releaseFence" -> List.of("fullFence");
            default -> aboveUpdate(call);
        };
    }

    private static List<String> aboveUpdate(String call) {
        if (kind(call) != Kind.UPDATE) {
            return List.of();
        } else if (call.endsWith(ACQUIRE)) {
            return List.of(stem(call, ACQUIRE) + RELEASE, stem(call, ACQUIRE));
        } else if (call.endsWith(RELEASE)) {
            return List.of(stem(call, RELEASE) + ACQUIRE, stem(call, RELEASE));
        }
        return List.of();
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
