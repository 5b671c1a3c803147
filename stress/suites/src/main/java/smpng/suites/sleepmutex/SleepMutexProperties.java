package smpng.suites.sleepmutex;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.workload.Case;
import smpng.suites.workload.Script;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Sweep;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: mutexes spun for and slept for, recursed, tried and retired. */
public class SleepMutexProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MTX-1", "MTX-2", "MTX-5"},
            redBy = {"mtx-exclusion", "mtx-contested-ignored"})
    void ownersExcludeEachOtherAndNobodyIsLeftWaiting(@ForAll("locks") Case its) {
        simulation.check(its, "MTX-1", "MTX-2", "MTX-5");
    }

    @Provide
    Arbitrary<Case> locks() {
        return new Workloads(
                        "mutex m0\nmutex m1",
                        List.of(
                                "lock m0; work m0; unlock m0",
                                "lock m0; yield; work m0; unlock m0",
                                "lock m1; lock m0; work m0; unlock m0; unlock m1",
                                "lock m0; sleep 50; unlock m0",
                                "lock m0",
                                "unlock m0",
                                "tick 0",
                                "tick 1"),
                        2,
                        3,
                        3,
                        350,
                        6)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MTX-3"},
            redBy = {"mtx-depth-lost"})
    void recursionIsCounted(@ForAll("recursive") Case its) {
        simulation.check(its, "MTX-3");
    }

    @Provide
    Arbitrary<Case> recursive() {
        return new Workloads(
                        "mutex m0 recursive",
                        List.of("lock m0", "try m0", "lock m0", "work m0", "unlock m0", "tick 0"),
                        2,
                        3,
                        8,
                        400,
                        6)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MTX-4"},
            redBy = {"mtx-try-blind"})
    void tryFailsOnlyIfAnotherHasIt(@ForAll("tries") Case its) {
        simulation.check(its, "MTX-4");
    }

    @Provide
    Arbitrary<Case> tries() {
        return new Workloads(
                        "mutex m0\nmutex r0 recursive",
                        List.of("try m0", "work m0", "unlock m0", "lock m0", "try r0", "unlock r0", "tick 1"),
                        2,
                        3,
                        8,
                        300,
                        6)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MTX-7"},
            redBy = {"mtx-lends-nothing"})
    void theOwnerInheritsThePriorityOfWhoWaits(@ForAll("lending") Case its) {
        simulation.check(its, "MTX-7");
    }

    @Provide
    Arbitrary<Case> lending() {
        return new Workloads(
                        "mutex m0\nmutex m1\nmutex m2",
                        List.of(
                                "lock m0; yield; work m0; unlock m0",
                                "lock m0; lock m1; yield; unlock m1; unlock m0",
                                "lock m1; lock m2; yield; work m1; unlock m1; unlock m2",
                                "lock m0; work m0; unlock m0",
                                "lock m2; unlock m2",
                                "tick 0",
                                "tick 1"),
                        2,
                        4,
                        3,
                        500,
                        6)
                .cases();
    }

    /** T1 yields with the mutex, so that T2 blocks on its own CPU; T3 and T4 come when they are let. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MTX-1", "MTX-2", "MTX-6"},
            redBy = {"mtx-no-second-look", "mtx-release-before-chain", "mtx-touched-after-release"})
    void aWaiterIsFoundWhereverTheOwnerLetsGo() {
        Script script = Script.parse("""
                mutex m0
                T1 50 0: lock m0; yield; unlock m0
                T2 50 0: lock m0; work m0; unlock m0
                T3 50 1: lock m0; work m0; yield; unlock m0
                T4 50 1: lock m0; unlock m0
                """);
        new Sweep(simulation, script, 2, Budget.current().pick(2, 2, 3), Sweep.NO_INTERRUPT)
                .check("MTX-1", "MTX-2", "MTX-6");
    }
}
