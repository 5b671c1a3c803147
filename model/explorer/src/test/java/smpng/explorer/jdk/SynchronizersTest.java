package smpng.explorer.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Latches, barriers, semaphores and adders on real threads. */
class SynchronizersTest {
    private static final int THREADS = 3;
    private static final int ROUNDS = 30;

    @Test
    void aLatchOpensOnceAllCountedDown() {
        CountDownLatch latch = new CountDownLatch(THREADS);
        int[] done = new int[THREADS];
        Thread waiter = Together.start(() -> {
            latch.await();
            assertEquals(THREADS, done[0] + done[1] + done[2]);
        });
        AtomicInteger next = new AtomicInteger();
        Together.run(THREADS, () -> {
            done[next.getAndIncrement()] = 1;
            latch.countDown();
        });
        Together.end(waiter);
        latch.countDown();
        assertEquals(0, latch.getCount());
        assertThrows(IllegalArgumentException.class, () -> new CountDownLatch(-1));
    }

    @Test
    void aBarrierRunsItsActionBetween() {
        int[] rounds = new int[1];
        AtomicInteger indices = new AtomicInteger();
        CyclicBarrier barrier = new CyclicBarrier(THREADS, () -> rounds[0]++);
        CyclicBarrier looked = new CyclicBarrier(THREADS);
        Together.run(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                assertEquals(i, rounds[0]);
                looked.await();
                indices.addAndGet(barrier.await());
                assertEquals(i + 1, rounds[0]);
            }
        });
        assertEquals(ROUNDS * (THREADS * (THREADS - 1) / 2), indices.get());
    }

    @Test
    void aFailedActionBreaksTheBarrier() {
        CyclicBarrier barrier = new CyclicBarrier(2, () -> {
            throw new IllegalStateException();
        });
        AtomicInteger broken = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Together.run(2, () -> {
            try {
                barrier.await();
            } catch (BrokenBarrierException e) {
                broken.incrementAndGet();
            } catch (IllegalStateException e) {
                failed.incrementAndGet();
            }
        });
        assertEquals(1, broken.get());
        assertEquals(1, failed.get());
        assertTrue(barrier.isBroken());
        assertThrows(BrokenBarrierException.class, () -> barrier.await(1, TimeUnit.SECONDS));
        assertThrows(IllegalArgumentException.class, () -> new CyclicBarrier(0));
    }

    @Test
    void timeBreaksABarrierForAll() {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        AtomicInteger timedOut = new AtomicInteger();
        Together.run(() -> assertThrows(BrokenBarrierException.class, barrier::await), () -> {
            while (barrier.getNumberWaiting() == 0) {
                Thread.onSpinWait();
            }
            assertThrows(TimeoutException.class, () -> barrier.await(1, TimeUnit.SECONDS));
            timedOut.incrementAndGet();
        });
        assertEquals(1, timedOut.get());
    }

    @Test
    void aSemaphoreLetsInAsManyAsItHasPermits() throws InterruptedException {
        Semaphore semaphore = new Semaphore(2);
        semaphore.acquire();
        assertTrue(semaphore.tryAcquire());
        assertFalse(semaphore.tryAcquire());
        semaphore.release(2);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Together.run(4, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                semaphore.acquire();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
                semaphore.release();
            }
        });
        assertEquals(2, semaphore.availablePermits());
        assertTrue(most.get() <= 2, "whether two met is up to the scheduler: " + most);
        Error tooMany = assertThrows(Error.class, () -> semaphore.release(Integer.MAX_VALUE));
        assertEquals(Error.class, tooMany.getClass());
        assertEquals(2, semaphore.drainPermits());
    }

    @Test
    void anAdderLosesNothing() {
        LongAdder adder = new LongAdder();
        Together.run(THREADS, () -> {
            for (int i = 0; i < 3; i++) {
                adder.increment();
                adder.add(2);
                adder.decrement();
                adder.sum();
            }
        });
        assertEquals(THREADS * 3 * 2, adder.sum());
        assertThrows(UnsupportedOperationException.class, () -> {
            for (int i = 0; i < 32; i++) {
                adder.increment();
            }
        });
    }
}
