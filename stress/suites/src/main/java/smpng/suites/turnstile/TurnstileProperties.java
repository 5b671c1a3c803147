package smpng.suites.turnstile;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Reporter;
import org.junit.jupiter.api.Assertions;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.kernel.Kernel;
import smpng.simulator.Result;
import smpng.simulator.Schedule;
import smpng.suites.workload.Case;
import smpng.suites.workload.Script;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Sweep;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: chains of owners and waiters with priorities, on few hash chains. */
public class TurnstileProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-1"},
            redBy = {"ts-not-made-runnable"})
    void nobodyIsLost(@ForAll("waiting") Case its) {
        simulation.check(its, "TS-1");
    }

    @Provide
    Arbitrary<Case> waiting() {
        return new Workloads(
                        "chains 1\nmutex m0\nmutex m1",
                        List.of(
                                "lock m0; yield; work m0; unlock m0",
                                "lock m0; lock m1; yield; unlock m1; unlock m0",
                                "lock m1; yield; unlock m1",
                                "lock m0; unlock m0",
                                "priority T1 5",
                                "priority T2 6",
                                "priority T3 90",
                                "tick 0",
                                "tick 1"),
                        2,
                        4,
                        3,
                        500,
                        6)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-4", "TS-5"},
            redBy = {"ts-not-lent", "ts-not-given-back"})
    void priorityIsLentAlongChainsAndGivenBack(@ForAll("lending") Case its) {
        simulation.check(its, "TS-4", "TS-5");
    }

    @Provide
    Arbitrary<Case> lending() {
        return new Workloads(
                        "chains 2\nmutex m0\nmutex m1\nmutex m2",
                        List.of(
                                "lock m0; lock m1; yield; unlock m1; unlock m0",
                                "lock m1; lock m2; yield; work m1; unlock m1; unlock m2",
                                "lock m2; yield; unlock m2",
                                "lock m0; unlock m0",
                                "lock m0; yield; unlock m0",
                                "priority T1 3",
                                "priority T4 2",
                                "tick 0"),
                        2,
                        4,
                        3,
                        600,
                        6)
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
                        List.of(
                                "lock m0; yield; lock m1; unlock m1; unlock m0",
                                "lock m1; yield; lock m2; unlock m2; unlock m1",
                                "lock m1; yield; lock m0; unlock m0; unlock m1",
                                "lock m2; yield; lock m0; unlock m0; unlock m2",
                                "lock m0; unlock m0",
                                "tick 0",
                                "tick 1"),
                        2,
                        4,
                        5,
                        400,
                        8)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-9"},
            redBy = {"ts-claim-lends-nothing", "ts-disown-keeps", "ts-signal-none"})
    void oneWaiterIsWokenAndTheNextOwnerIsLentTo(@ForAll("signalling") Case its) {
        simulation.check(its, "TS-9");
    }

    @Provide
    Arbitrary<Case> signalling() {
        return new Workloads(
                        "chains 1\nsignalled g0\nsignalled g1",
                        List.of(
                                "lock g0; yield; work g0; unlock g0",
                                "lock g0; yield; share g0; yield; unlock g0",
                                "lock g0; lock g1; yield; unlock g1; unlock g0",
                                "lock g1; yield; unlock g1",
                                "lock g0; unlock g0",
                                "priority T1 4",
                                "tick 0",
                                "tick 1"),
                        2,
                        4,
                        3,
                        500,
                        6)
                .cases();
    }

    /** Three threads wait for T1, so that two turnstiles are parked when it lets go. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-2"},
            redBy = {"ts-parked-twice"})
    void eachOfManyWaitersLeavesWithATurnstile(Reporter reporter) {
        Script script = Script.parse("""
                mutex m0
                T1 10 0: lock m0; priority T1 90; priority T3 30; priority T4 20; unlock m0
                T2 40 0: lock m0; unlock m0
                T3 95 0: lock m0; unlock m0
                T4 96 0: lock m0; unlock m0
                """);
        new Sweep(simulation, script, 1, Budget.current().pick(1, 1, 2), Kernel.TICK).check(reporter, "TS-2");
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

    /** T1 can let go while T2 is still leaving its CPU; CPU 1 has nothing to do and would take T2. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-1"},
            redBy = {"ts-context-not-saved"})
    void aThreadIsNotRunBeforeItsContextIsSaved(Reporter reporter) {
        Script script = Script.parse("""
                mutex m0
                T1 50 0: lock m0; yield; unlock m0
                T3 50 0: yield
                T2 50 2: lock m0; unlock m0
                """);
        new Sweep(simulation, script, 3, Budget.current().pick(2, 2, 2), Sweep.NO_INTERRUPT).check(reporter, "TS-1");
    }

    /** T4 lends to T2, which waits for T1 behind T3: T2 must overtake T3, and T1 run as T4 would. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-3", "TS-4"},
            redBy = {"ts-not-resorted", "ts-lent-one-deep"})
    void lendingMovesAWaiterInItsQueueAndReachesTheOwnerBehindIt(Reporter reporter) {
        Script script = Script.parse("""
                mutex m1
                mutex m0
                T1 10 0: lock m0; priority T1 90; priority T3 60; priority T4 40; unlock m0
                T2 70 0: lock m1; lock m0; unlock m0; unlock m1
                T3 95 0: lock m0; unlock m0
                T4 96 0: lock m1; unlock m1
                """);
        new Sweep(simulation, script, 1, Budget.current().pick(1, 1, 2), Kernel.TICK).check(reporter, "TS-3", "TS-4");
    }

    /** T2 and T3 wait in the order in which they came, until T3 is given a better priority. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"TS-3"},
            redBy = {"ts-own-priority-unsorted"})
    void aWaiterThatIsGivenABetterPriorityOvertakes() {
        Script script = Script.parse("""
                mutex m0
                T1 10 0: lock m0; priority T1 90; yield; priority T3 20; unlock m0
                T2 70 0: lock m0; unlock m0
                T3 70 0: lock m0; unlock m0
                """);
        simulation.check(new Case(script, 1, Schedule.EMPTY), "TS-3");
    }
}
