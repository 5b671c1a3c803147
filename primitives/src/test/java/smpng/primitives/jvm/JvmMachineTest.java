package smpng.primitives.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.SleepMutex;
import smpng.primitives.SpinMutex;
import smpng.primitives.Witness;
import smpng.primitives.WitnessReport;

/** The primitives on real Java threads: many of them, and what the JVM cannot do as a kernel does. */
@Timeout(120)
class JvmMachineTest {
    private final Machine machine = JvmMachine.create();

    @Test
    void aThousandThreadsLoseNoIncrementAndAllReturn() throws InterruptedException {
        SleepMutex outer = SleepMutex.of(machine, "outer");
        SleepMutex inner = SleepMutex.of(machine, "inner");
        int[] counts = new int[2];
        run(1000, () -> {
            for (int i = 0; i < 50; i++) {
                outer.lock();
                counts[0]++;
                inner.lock();
                counts[1]++;
                inner.unlock();
                outer.unlock();
            }
        });
        assertEquals(50_000, counts[0]);
        assertEquals(50_000, counts[1]);
    }

    @Test
    void spinnersOutnumberingTheProcessorsGetTheirTurn() throws InterruptedException {
        SpinMutex mutex = SpinMutex.of(machine, "mutex");
        int[] count = new int[1];
        run(64, () -> {
            for (int i = 0; i < 200; i++) {
                mutex.lock();
                count[0]++;
                mutex.unlock();
            }
        });
        assertEquals(64 * 200, count[0]);
    }

    @Test
    void theThreadThatWouldCloseACycleIsTold() throws InterruptedException {
        SleepMutex a = SleepMutex.of(machine, "a");
        SleepMutex b = SleepMutex.of(machine, "b");
        CountDownLatch hasB = new CountDownLatch(1);
        AtomicReference<String> told = new AtomicReference<>("");
        a.lock();
        Thread other = new Thread(() -> {
            b.lock();
            hasB.countDown();
            lockOrTell(a, told);
            b.unlock();
        });
        other.start();
        hasB.await();
        lockOrTell(b, told);
        a.unlock();
        other.join();
        assertTrue(told.get().startsWith("deadlock: "), told.get());
        a.lock();
        a.unlock();
        b.lock();
        b.unlock();
    }

    private static void lockOrTell(SleepMutex mutex, AtomicReference<String> told) {
        try {
            mutex.lock();
            mutex.unlock();
        } catch (Panic e) {
            told.set(String.valueOf(e.getMessage()));
        }
    }

    @Test
    void theIdentityOfAThreadThatEndedIsUsedAgain() throws InterruptedException {
        Machine small = JvmMachine.create(1, 2, 1);
        KThread own = small.currentThread();
        List<KThread> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Thread thread = new Thread(() -> seen.add(small.currentThread()));
            thread.start();
            thread.join();
        }
        assertEquals(1, seen.stream().distinct().count());
        assertFalse(seen.contains(own));
    }

    @Test
    void aCpuIsAskedForOnlyWithinACriticalSection() {
        assertThrows(Panic.class, () -> machine.cpu().id());
        machine.critical().enter();
        int cpu = machine.cpu().id();
        assertEquals(cpu, machine.cpu().id());
        machine.critical().exit();
        assertTrue(cpu >= 0 && cpu < machine.cpu().count());
    }

    @Test
    void brokenContractsPanic() {
        SpinMutex spin = SpinMutex.of(machine, "spin");
        SleepMutex mutex = SleepMutex.of(machine, "mutex");
        assertThrows(Panic.class, spin::unlock);
        assertThrows(Panic.class, mutex::unlock);
        assertThrows(Panic.class, () -> machine.critical().exit());
        mutex.lock();
        assertThrows(Panic.class, mutex::lock);
        mutex.assertOwned();
        assertThrows(Panic.class, mutex::assertNotOwned);
        mutex.unlock();
        spin.lock();
        assertThrows(Panic.class, spin::lock);
        assertThrows(Panic.class, mutex::lock, "a sleep mutex may not be locked in a critical section");
        spin.unlock();
        mutex.destroy();
        assertThrows(Panic.class, mutex::lock);
        assertThrows(Panic.class, mutex::tryLock);
    }

    private static void run(int threads, Runnable body) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(body);
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    @Test
    void aReversalIsToldWithTheStacksOfBothOrders() {
        List<WitnessReport> reports = new ArrayList<>();
        Machine machine =
                JvmMachine.create(2, 8, 16, Optional.of(new Witness.Settings(64, JvmMachine::stacks, reports::add)));
        SleepMutex inner = SleepMutex.of(machine, "inner");
        SleepMutex outer = SleepMutex.of(machine, "outer");
        outerFirst(outer, inner);
        assertEquals(List.of(), reports);
        innerFirst(outer, inner);
        assertEquals(1, reports.size());
        WitnessReport told = reports.get(0);
        assertTrue(told.stack().get(0).contains("innerFirst"), told.toString());
        assertTrue(told.earlier().get(0).stack().get(0).contains("outerFirst"), told.toString());
        assertEquals(
                "T1 takes in the other order: outer, with inner",
                told.toString().substring(0, told.toString().indexOf(" at ")));
    }

    @Test
    void classesThatAreBlessedMayBeTakenInEitherOrder() {
        List<WitnessReport> reports = new ArrayList<>();
        Machine machine =
                JvmMachine.create(2, 8, 16, Optional.of(new Witness.Settings(64, JvmMachine::stacks, reports::add)));
        SleepMutex inner = SleepMutex.of(machine, "inner");
        SleepMutex outer = SleepMutex.of(machine, "outer");
        Witness witness = machine.witness().orElseThrow();
        witness.bless("inner", "outer");
        outerFirst(outer, inner);
        innerFirst(outer, inner);
        assertEquals(List.of(), reports);
        assertThrows(Panic.class, () -> witness.bless("inner", "nobody's"));
    }

    private static void outerFirst(SleepMutex outer, SleepMutex inner) {
        outer.lock();
        inner.lock();
        inner.unlock();
        outer.unlock();
    }

    private static void innerFirst(SleepMutex outer, SleepMutex inner) {
        inner.lock();
        outer.lock();
        outer.unlock();
        inner.unlock();
    }
}
