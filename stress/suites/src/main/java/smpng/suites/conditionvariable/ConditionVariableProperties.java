package smpng.suites.conditionvariable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.ConditionVariable;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.SleepMutex;
import smpng.primitives.SleepQueue;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.workload.Case;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: threads wait for tickets and rounds, with deadlines and with signals. */
public class ConditionVariableProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"CV-1", "CV-2", "CV-3", "CV-4", "CV-5"},
            redBy = {
                "cv-added-late",
                "cv-not-counted",
                "cv-bound-not-sticky",
                "cv-broadcast-nobody",
                "cv-not-retaken",
                "cv-deaf"
            })
    void nobodyWaitsForWhatIsThere(@ForAll("waiting") Case its) {
        simulation.check(its, "CV-1", "CV-2", "CV-3", "CV-4", "CV-5");
    }

    @Provide
    Arbitrary<Case> waiting() {
        return new Workloads(
                        "tickets t0 condvar",
                        List.of(
                                "take t0",
                                "take t0",
                                "take-timed t0 100",
                                "take-sig t0",
                                "watch t0",
                                "put t0",
                                "put t0",
                                "ring t0",
                                "signal T1",
                                "yield",
                                "tick 1"),
                        2,
                        4,
                        4,
                        700,
                        6)
                .cases();
    }

    /** The random programs keep the contract; here it is broken, call by call. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"CV-6"},
            redBy = {"cv-mutexes-mixed"})
    void brokenContractsPanic() {
        Machine machine = JvmMachine.create(1, 2, 1);
        SleepMutex mutex = SleepMutex.recursive(machine, "mutex");
        SleepMutex other = SleepMutex.of(machine, "other");
        ConditionVariable condition = ConditionVariable.of(machine, "event");
        long past = machine.cpu().nanoTime();
        Assertions.assertThrows(
                Panic.class, () -> wait(condition, mutex, past), "waits with a mutex that it does not own");
        mutex.lock();
        mutex.lock();
        Assertions.assertThrows(
                Panic.class, () -> wait(condition, mutex, past), "waits with a mutex that it owns twice");
        mutex.unlock();
        Assertions.assertEquals(SleepQueue.Result.TIMED_OUT, wait(condition, mutex, past));
        mutex.unlock();
        CompletableFuture<KThread> waiter = new CompletableFuture<>();
        Thread sleeps = new Thread(() -> {
            waiter.complete(machine.currentThread());
            mutex.lock();
            condition.awaitUnlock(mutex);
        });
        sleeps.setDaemon(true); // the panic leaves the machine as it is
        sleeps.start();
        while (waiter.join().state() != KThread.State.SLEEPING) {
            Thread.onSpinWait();
        }
        other.lock();
        Assertions.assertThrows(Panic.class, () -> wait(condition, other, past), "two wait with different mutexes");
    }

    @SuppressWarnings("discipline") // also called without it
    private static SleepQueue.Result wait(ConditionVariable condition, SleepMutex mutex, long deadline) {
        return condition.awaitUntil(mutex, SleepQueue.Signals.WAIT, deadline);
    }
}
