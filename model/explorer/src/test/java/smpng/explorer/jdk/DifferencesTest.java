package smpng.explorer.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpng.explorer.jdk.Differences.Pair;

/** On one thread, a model does what the JDK's class does. */
class DifferencesTest {
    private static final int SEEDS = 300;
    private static final int CALLS = 25;

    /** What the field updaters update. */
    public static final class Target {
        volatile int i;
        volatile long l;
        volatile Object r;
    }

    enum Subject {
        ATOMIC_INTEGER(() -> pair(new java.util.concurrent.atomic.AtomicInteger(), new AtomicInteger())),
        ATOMIC_INTEGER_7(() -> pair(new java.util.concurrent.atomic.AtomicInteger(7), new AtomicInteger(7))),
        ATOMIC_LONG(() -> pair(new java.util.concurrent.atomic.AtomicLong(), new AtomicLong())),
        ATOMIC_LONG_7(() -> pair(new java.util.concurrent.atomic.AtomicLong(7), new AtomicLong(7))),
        ATOMIC_BOOLEAN(() -> pair(new java.util.concurrent.atomic.AtomicBoolean(), new AtomicBoolean())),
        ATOMIC_BOOLEAN_TRUE(() -> pair(new java.util.concurrent.atomic.AtomicBoolean(true), new AtomicBoolean(true))),
        ATOMIC_REFERENCE(() -> pair(new java.util.concurrent.atomic.AtomicReference<>(), new AtomicReference<>())),
        ATOMIC_REFERENCE_A(
                () -> pair(new java.util.concurrent.atomic.AtomicReference<>("a"), new AtomicReference<>("a"))),
        INTEGER_ARRAY(() -> pair(new java.util.concurrent.atomic.AtomicIntegerArray(3), new AtomicIntegerArray(3))),
        INTEGER_ARRAY_COPY(() -> pair(
                new java.util.concurrent.atomic.AtomicIntegerArray(new int[] {1, 2}),
                new AtomicIntegerArray(new int[] {1, 2}))),
        LONG_ARRAY(() -> pair(new java.util.concurrent.atomic.AtomicLongArray(3), new AtomicLongArray(3))),
        LONG_ARRAY_COPY(() -> pair(
                new java.util.concurrent.atomic.AtomicLongArray(new long[] {1, 2}),
                new AtomicLongArray(new long[] {1, 2}))),
        REFERENCE_ARRAY(
                () -> pair(new java.util.concurrent.atomic.AtomicReferenceArray<>(3), new AtomicReferenceArray<>(3))),
        REFERENCE_ARRAY_COPY(() -> pair(
                new java.util.concurrent.atomic.AtomicReferenceArray<>(new Object[] {"a", null}),
                new AtomicReferenceArray<>(new Object[] {"a", null}))),
        INTEGER_FIELD(() -> pair(
                java.util.concurrent.atomic.AtomicIntegerFieldUpdater.newUpdater(Target.class, "i"),
                AtomicIntegerFieldUpdater.newUpdater(Target.class, "i"))),
        LONG_FIELD(() -> pair(
                java.util.concurrent.atomic.AtomicLongFieldUpdater.newUpdater(Target.class, "l"),
                AtomicLongFieldUpdater.newUpdater(Target.class, "l"))),
        REFERENCE_FIELD(() -> pair(
                java.util.concurrent.atomic.AtomicReferenceFieldUpdater.newUpdater(Target.class, Object.class, "r"),
                AtomicReferenceFieldUpdater.newUpdater(Target.class, Object.class, "r"))),
        STAMPED_REFERENCE(() -> pair(
                new java.util.concurrent.atomic.AtomicStampedReference<>("a", 0),
                new AtomicStampedReference<>("a", 0))),
        MARKABLE_REFERENCE(() -> pair(
                new java.util.concurrent.atomic.AtomicMarkableReference<>("a", false),
                new AtomicMarkableReference<>("a", false))),
        LONG_ADDER(() -> pair(new java.util.concurrent.atomic.LongAdder(), new LongAdder())),
        REENTRANT_LOCK(() -> pair(new java.util.concurrent.locks.ReentrantLock(), new ReentrantLock())),
        READ_WRITE_LOCK(() -> {
            var jdk = new java.util.concurrent.locks.ReentrantReadWriteLock();
            var model = new ReentrantReadWriteLock();
            return new Pair[] {
                new Pair(jdk, model),
                new Pair(jdk.readLock(), model.readLock()),
                new Pair(jdk.writeLock(), model.writeLock())
            };
        }),
        STAMPED_LOCK(() -> pair(new java.util.concurrent.locks.StampedLock(), new StampedLock())),
        SEMAPHORE(() -> pair(new java.util.concurrent.Semaphore(2), new Semaphore(2))),
        SEMAPHORE_IN_DEBT(() -> pair(new java.util.concurrent.Semaphore(-1, true), new Semaphore(-1, true))),
        COUNT_DOWN_LATCH(() -> pair(new java.util.concurrent.CountDownLatch(3), new CountDownLatch(3))),
        CYCLIC_BARRIER(() -> pair(new java.util.concurrent.CyclicBarrier(2), new CyclicBarrier(2))),
        CYCLIC_BARRIER_OF_ONE(() -> pair(new java.util.concurrent.CyclicBarrier(1), new CyclicBarrier(1)));

        private final Supplier<Pair[]> make;

        Subject(Supplier<Pair[]> make) {
            this.make = make;
        }

        private static Pair[] pair(Object jdk, Object model) {
            return new Pair[] {new Pair(jdk, model)};
        }

        /** What would block for ever on one thread, or says in words what has no wording to keep. */
        Set<String> left() {
            return switch (this) {
                case REENTRANT_LOCK -> Set.of("toString", "newCondition", "hasWaiters", "getWaitQueueLength");
                case READ_WRITE_LOCK ->
                    Set.of(
                            "toString",
                            "newCondition",
                            "hasWaiters",
                            "getWaitQueueLength",
                            "WriteLock.lock",
                            "WriteLock.lockInterruptibly");
                case STAMPED_LOCK ->
                    Set.of("toString", "writeLock", "writeLockInterruptibly", "readLock", "readLockInterruptibly");
                case SEMAPHORE, SEMAPHORE_IN_DEBT -> Set.of("toString", "acquire", "acquireUninterruptibly");
                case COUNT_DOWN_LATCH -> Set.of("toString", "await");
                case CYCLIC_BARRIER -> Set.of("await");
                default -> Set.of();
            };
        }

        Target target() {
            return this == INTEGER_FIELD || this == LONG_FIELD || this == REFERENCE_FIELD ? new Target() : null;
        }
    }

    @ParameterizedTest
    @EnumSource
    void none(Subject subject) throws IllegalAccessException {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertEquals(
                    Optional.empty(),
                    new Differences(seed, subject.left(), subject.target(), subject.target(), subject.make.get())
                            .first(CALLS));
        }
    }

    /** A barrier that breaks, and a latch that opens, differ from the others only by time. */
    @Test
    void timeIsUpAtOnce() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        org.junit.jupiter.api.Assertions.assertThrows(
                java.util.concurrent.TimeoutException.class,
                () -> barrier.await(0, java.util.concurrent.TimeUnit.SECONDS));
        org.junit.jupiter.api.Assertions.assertThrows(
                java.util.concurrent.BrokenBarrierException.class, barrier::await);
        assertTrue(barrier.isBroken());
        CountDownLatch latch = new CountDownLatch(1);
        assertEquals(false, latch.await(1, java.util.concurrent.TimeUnit.DAYS));
        latch.countDown();
        assertEquals(true, latch.await(0, java.util.concurrent.TimeUnit.DAYS));
        latch.await();
    }

    @Test
    void aWrongModelDiffers() throws IllegalAccessException {
        boolean found = false;
        for (long seed = 0; seed < SEEDS && !found; seed++) {
            Pair pair = new Pair(new java.util.concurrent.Semaphore(1), new Overdrawn());
            found = new Differences(seed, Subject.SEMAPHORE.left(), null, null, pair)
                    .first(CALLS)
                    .isPresent();
        }
        assertTrue(found);
    }

    /** Gives away one permit too many. */
    public static class Overdrawn extends Semaphore {
        private static final long serialVersionUID = 1;

        /** Has one permit, says this. */
        public Overdrawn() {
            super(1);
        }

        @Override
        public boolean tryAcquire(int permits) {
            return super.tryAcquire(permits - 1);
        }
    }
}
