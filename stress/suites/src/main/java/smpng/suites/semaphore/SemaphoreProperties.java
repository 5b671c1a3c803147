package smpng.suites.semaphore;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.Semaphore;
import smpng.primitives.SleepQueue;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.workload.Case;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: threads wait for tickets, with deadlines. */
public class SemaphoreProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SEM-1", "SEM-2"},
            redBy = {"sem-taken-blind", "sem-waiter-not-counted", "sem-not-signalled"})
    void nobodyWaitsForWhatIsThere(@ForAll("waiting") Case its) {
        simulation.check(its, "SEM-1", "SEM-2");
    }

    @Provide
    Arbitrary<Case> waiting() {
        return new Workloads(
                        "tickets t0 semaphore",
                        List.of("take t0", "take t0", "take-timed t0 100", "put t0", "put t0", "yield", "tick 1"),
                        2,
                        4,
                        4,
                        700,
                        6)
                .cases();
    }

    /** A unit that is there when the time is over is taken; without one the wait fails, not before its time. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SEM-3"},
            redBy = {"sem-timeout-beats-post"})
    void aUnitBeatsTheClock() {
        Machine machine = JvmMachine.create(1, 2, 1);
        Semaphore semaphore = Semaphore.of(machine, "semaphore", 1);
        long deadline = machine.cpu().nanoTime();
        Assertions.assertTrue(semaphore.awaitUntil(deadline), "there was a unit");
        long later = machine.cpu().nanoTime() + 1_000_000;
        Assertions.assertFalse(semaphore.awaitUntil(later), "there was none");
        Assertions.assertTrue(SleepQueue.isOver(machine, later), "gave up before its time");
        Assertions.assertEquals(0, semaphore.value());
    }
}
