package smpng.explorer.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import smpng.api.Exhaustive;

/** As a user writes them: JUnit itself runs these. */
class ExhaustiveTest {
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean ready;

    @Exhaustive(machines = {"jam", "armv8"})
    void threeThreadsCount() throws InterruptedException {
        Thread first = new Thread(count::incrementAndGet);
        Thread second = new Thread(count::incrementAndGet);
        first.start();
        second.start();
        count.incrementAndGet();
        first.join();
        second.join();
        assertEquals(3, count.get());
    }

    @Exhaustive(machines = "all")
    void aVolatileFlagIsSeen() throws InterruptedException {
        Thread other = new Thread(() -> ready = true);
        other.start();
        while (!ready) {
            Thread.onSpinWait();
        }
        other.join();
        assertTrue(ready);
    }
}
