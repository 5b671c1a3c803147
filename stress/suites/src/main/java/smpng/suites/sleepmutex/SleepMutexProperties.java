package smpng.suites.sleepmutex;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.workload.Case;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: mutexes spun for and slept for, recursed, tried and retired. */
public class SleepMutexProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MTX-1", "MTX-2", "MTX-5", "MTX-6"},
            redBy = {
                "mtx-exclusion",
                "mtx-no-second-look",
                "mtx-contested-ignored",
                "mtx-release-before-chain",
                "mtx-touched-after-release"
            })
    void ownersExcludeEachOtherAndNobodyIsLeftWaiting(@ForAll("locks") Case its) {
        simulation.check(its, "MTX-1", "MTX-2", "MTX-5", "MTX-6");
    }

    @Provide
    Arbitrary<Case> locks() {
        return new Workloads(
                        "mutex m0\nmutex m1",
                        List.of(
                                "lock m0",
                                "lock m0",
                                "work m0",
                                "unlock m0",
                                "lock m1",
                                "work m1",
                                "unlock m1",
                                "sleep 50",
                                "yield",
                                "tick 0",
                                "tick 1"),
                        2,
                        4,
                        7,
                        500,
                        8)
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
                                "lock m0",
                                "lock m1",
                                "lock m2",
                                "unlock m0",
                                "unlock m1",
                                "unlock m2",
                                "work m0",
                                "yield",
                                "tick 0"),
                        2,
                        4,
                        6,
                        500,
                        8)
                .cases();
    }
}
