package smpng.suites.sleepmutex;

import java.util.List;
import java.util.concurrent.CompletableFuture;
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
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.SleepMutex;
import smpng.primitives.jvm.JvmMachine;
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
            redBy = {"mtx-exclusion", "mtx-contested-ignored", "mtx-owned-by-all"})
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

    /** T1 yields with the mutex, so that T2 blocks on its own CPU; T3 and T4 come when they are let, and T3 yields too. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MTX-2"},
            redBy = {"mtx-no-second-look", "mtx-release-before-chain"})
    void aWaiterIsFoundWhereverTheOwnerLetsGo(Reporter reporter) {
        Script script = Script.parse("""
                mutex m0
                T1 50 0: lock m0; yield; unlock m0
                T2 50 0: lock m0; work m0; unlock m0
                T3 50 1: lock m0; work m0; yield; unlock m0
                T4 50 1: lock m0; unlock m0
                """);
        new Sweep(simulation, script, 2, Budget.current().pick(1, 2, 2), Sweep.NO_INTERRUPT).check(reporter, "MTX-2");
    }

    /** T3 takes the mutex as soon as T1, for whom T2 waits, lets it go; T1 has nothing more to do with it. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MTX-6"},
            redBy = {"mtx-touched-after-release"})
    void theNextOwnerIsNotDisturbedByTheLast(Reporter reporter) {
        Script script = Script.parse("""
                mutex m0
                T1 50 0: lock m0; yield; unlock m0
                T2 50 0: lock m0; unlock m0
                T3 50 1: lock m0; work m0; unlock m0
                """);
        new Sweep(simulation, script, 2, Budget.current().pick(2, 2, 3), Sweep.NO_INTERRUPT).check(reporter, "MTX-6");
    }

    /** The random programs keep the contract; here it is broken, call by call, by one thread and a helper. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"MTX-3", "MTX-5"},
            redBy = {"mtx-recursion-unnoticed", "mtx-foreign-unlock", "mtx-owned-by-all"})
    void brokenContractsPanic() {
        Machine machine = JvmMachine.create(1, 2, 1);
        SleepMutex mine = SleepMutex.of(machine, "mine");
        SleepMutex theirs = SleepMutex.of(machine, "theirs");
        CompletableFuture.runAsync(theirs::lock).join();
        mine.lock();
        Assertions.assertThrows(Panic.class, mine::lock, "a mutex that does not recurse was taken twice");
        Assertions.assertThrows(Panic.class, theirs::unlock, "a mutex was let go by a thread that does not own it");
        Assertions.assertDoesNotThrow(mine::assertOwned);
        Assertions.assertDoesNotThrow(theirs::assertNotOwned, "a thread owns what another took");
        Assertions.assertThrows(Panic.class, mine::assertNotOwned);
        Assertions.assertThrows(Panic.class, theirs::assertOwned);
        mine.unlock();
        Assertions.assertThrows(Panic.class, mine::assertOwned);
        Assertions.assertThrows(Panic.class, mine::unlock, "a mutex was let go that nobody owns");
    }
}
