package smpng.suites.spinmutex;

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
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.SpinMutex;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.workload.Case;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: spin mutexes taken by threads and by interrupt handlers. */
public class SpinMutexProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SPIN-1", "SPIN-3"},
            redBy = {"spin-exclusion", "spin-try-leaks-section"})
    void ownersExcludeEachOtherAndSeeTheLast(@ForAll("locks") Case its) {
        simulation.check(its, "SPIN-1", "SPIN-3");
    }

    @Provide
    Arbitrary<Case> locks() {
        return new Workloads(
                        "spin s0\nspin s1",
                        List.of(
                                "lock s0",
                                "work s0",
                                "unlock s0",
                                "try s0",
                                "lock s1",
                                "try s1",
                                "work s1",
                                "unlock s1",
                                "tick 0",
                                "tick 1"),
                        2,
                        3,
                        8,
                        250,
                        8)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SPIN-2"},
            redBy = {"spin-interrupts-on"})
    void handlersMayTakeWhatTheInterruptedThreadHas(@ForAll("handled") Case its) {
        simulation.check(its, "SPIN-2");
    }

    @Provide
    Arbitrary<Case> handled() {
        return new Workloads(
                        "spin s0\nhandler s0",
                        List.of("lock s0", "work s0", "unlock s0", "device 0", "device 1"),
                        2,
                        2,
                        6,
                        150,
                        6)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SPIN-4"},
            redBy = {"spin-depth-forgotten"})
    void recursionIsCounted(@ForAll("recursive") Case its) {
        simulation.check(its, "SPIN-4");
    }

    @Provide
    Arbitrary<Case> recursive() {
        return new Workloads(
                        "spin s0 recursive",
                        List.of("lock s0", "try s0", "lock s0", "work s0", "unlock s0"),
                        2,
                        2,
                        8,
                        200,
                        4)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SPIN-5"},
            redBy = {"spin-masked"})
    void interruptsAreServedWhileSpinning(@ForAll("rendezvous") Case its) {
        simulation.check(its, "SPIN-5");
    }

    @Provide
    Arbitrary<Case> rendezvous() {
        return new Workloads(
                        "spin s0",
                        List.of(
                                "lock s0; rendezvous 0; rendezvous 1; unlock s0",
                                "lock s0",
                                "work s0",
                                "rendezvous 0",
                                "rendezvous 1",
                                "unlock s0"),
                        2,
                        2,
                        5,
                        150,
                        4)
                .cases();
    }

    /** The random programs keep the contract; here it is broken, call by call, by one thread and a helper. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SPIN-4"},
            redBy = {"spin-recursion-unnoticed", "spin-foreign-unlock"})
    void brokenContractsPanic() {
        Machine machine = JvmMachine.create(1, 2, 1);
        SpinMutex mine = SpinMutex.of(machine, "mine");
        SpinMutex theirs = SpinMutex.of(machine, "theirs");
        CompletableFuture.runAsync(theirs::lock).join();
        mine.lock();
        Assertions.assertThrows(Panic.class, mine::lock, "a mutex that does not recurse was taken twice");
        Assertions.assertThrows(Panic.class, theirs::unlock, "a mutex was let go by a thread that does not own it");
        mine.assertOwned();
        theirs.assertNotOwned();
        Assertions.assertThrows(Panic.class, mine::assertNotOwned);
        Assertions.assertThrows(Panic.class, theirs::assertOwned);
        mine.unlock();
        Assertions.assertThrows(Panic.class, mine::assertOwned);
        Assertions.assertThrows(Panic.class, mine::unlock, "a mutex was let go that nobody owns");
    }
}
