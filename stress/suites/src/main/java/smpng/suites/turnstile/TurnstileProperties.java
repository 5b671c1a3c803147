package smpng.suites.turnstile;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.simulator.Result;
import smpng.simulator.Schedule;
import smpng.suites.workload.Case;
import smpng.suites.workload.Script;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: chains of owners and waiters with priorities, on few hash chains. */
public class TurnstileProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-1", "TS-2", "TS-3"},
            redBy = {"ts-not-made-runnable", "ts-parked-twice", "ts-not-resorted", "ts-context-not-saved"})
    void nobodyIsLostAndTurnstilesAreConserved(@ForAll("waiting") Case its) {
        simulation.check(its, "TS-1", "TS-2", "TS-3");
    }

    @Provide
    Arbitrary<Case> waiting() {
        return new Workloads(
                        "chains 1\nmutex m0\nmutex m1",
                        List.of(
                                "lock m0",
                                "lock m1",
                                "unlock m0",
                                "unlock m1",
                                "work m0",
                                "priority T1 5",
                                "priority T2 6",
                                "priority T3 90",
                                "tick 0",
                                "tick 1",
                                "yield"),
                        2,
                        4,
                        6,
                        500,
                        8)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-4", "TS-5"},
            redBy = {"ts-not-lent", "ts-lent-one-deep", "ts-not-given-back"})
    void priorityIsLentAlongChainsAndGivenBack(@ForAll("lending") Case its) {
        simulation.check(its, "TS-4", "TS-5");
    }

    @Provide
    Arbitrary<Case> lending() {
        return new Workloads(
                        "chains 2\nmutex m0\nmutex m1\nmutex m2",
                        List.of(
                                "lock m0",
                                "lock m1",
                                "lock m2",
                                "unlock m2",
                                "unlock m1",
                                "unlock m0",
                                "priority T1 3",
                                "priority T4 2",
                                "tick 0",
                                "yield",
                                "work m1"),
                        2,
                        5,
                        6,
                        600,
                        8)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-6"},
            redBy = {"ts-cycle-unseen"})
    void whoClosesACycleIsTold(@ForAll("cycles") Case its) {
        simulation.check(its, "TS-6");
    }

    @Provide
    Arbitrary<Case> cycles() {
        return new Workloads(
                        "chains 1\nunordered\nmutex m0\nmutex m1\nmutex m2",
                        List.of("lock m0", "lock m1", "lock m2", "unlock m0", "unlock m1", "yield", "tick 0", "tick 1"),
                        2,
                        4,
                        5,
                        400,
                        8)
                .cases();
    }

    /** CPU 0 runs first: T1 takes the mutex and sleeps with it. Then T2 on CPU 1 wants it. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-7"},
            redBy = {"ts-sleeper-unseen"})
    void aSleepingOwnerIsFoundByWhoWaitsForIt() {
        Script script = Script.parse("""
                sleepers
                mutex m0
                T1 90 0: lock m0; sleep 100000; unlock m0
                T2 10 1: lock m0; unlock m0
                """);
        Result result = simulation.trace(new Case(script, 2, Schedule.EMPTY));
        String seen = result.verdict().toString();
        Assertions.assertTrue(seen.contains("whose owner T1 sleeps"), seen);
    }
}
