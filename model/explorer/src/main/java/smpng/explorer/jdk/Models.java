package smpng.explorer.jdk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which class of the JDK has which model, for the loader. Names are internal ones: {@code java/util/concurrent/Semaphore}.
 * A class of java.util.concurrent that is neither here nor explored as it is has to be refused.
 */
public final class Models {
    private static final String CONCURRENT = "java/util/concurrent/";
    private static final String MODELS = Models.class.getPackageName().replace('.', '/') + '/';

    private static final Map<String, String> NAMES = names(List.of(
            "CountDownLatch",
            "CyclicBarrier",
            "Semaphore",
            "atomic/AtomicBoolean",
            "atomic/AtomicInteger",
            "atomic/AtomicIntegerArray",
            "atomic/AtomicIntegerFieldUpdater",
            "atomic/AtomicLong",
            "atomic/AtomicLongArray",
            "atomic/AtomicLongFieldUpdater",
            "atomic/AtomicMarkableReference",
            "atomic/AtomicReference",
            "atomic/AtomicReferenceArray",
            "atomic/AtomicReferenceFieldUpdater",
            "atomic/AtomicStampedReference",
            "atomic/LongAdder",
            "locks/LockSupport",
            "locks/ReentrantLock",
            "locks/ReentrantReadWriteLock",
            "locks/ReentrantReadWriteLock$ReadLock",
            "locks/ReentrantReadWriteLock$WriteLock",
            "locks/StampedLock"));

    private static final Set<String> KEPT = Set.of(
            CONCURRENT + "BrokenBarrierException",
            CONCURRENT + "TimeUnit",
            CONCURRENT + "TimeoutException",
            CONCURRENT + "locks/Condition",
            CONCURRENT + "locks/Lock",
            CONCURRENT + "locks/ReadWriteLock");

    private Models() {}

    /** The model of a class of the JDK, or null. */
    public static @Nullable String of(String name) {
        return NAMES.get(name);
    }

    /** Every class of the JDK that has a model. */
    public static Set<String> modelled() {
        return Set.copyOf(NAMES.keySet());
    }

    /** The interfaces, exceptions and constants that the models have from the JDK itself: there is no state in them. */
    public static Set<String> kept() {
        return KEPT;
    }

    private static Map<String, String> names(List<String> modelled) {
        Map<String, String> names = new HashMap<>();
        for (String name : modelled) {
            names.put(CONCURRENT + name, MODELS + name.substring(name.indexOf('/') + 1));
        }
        return Map.copyOf(names);
    }
}
