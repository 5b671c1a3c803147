package smpng.suites.sx;

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
import smpng.primitives.SxLock;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.workload.Case;
import smpng.suites.workload.Script;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Sweep;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: sx locks and mutexes, spun for and slept for, up- and downgraded, with signals. */
public class SxLockProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SX-1", "SX-2", "SX-5", "SX-6", "SX-10"},
            redBy = {
                "sx-exclusion",
                "sx-share-exclusion",
                "sx-woken-owner-blind",
                "sx-waiters-ignored",
                "sx-waiter-unmarked",
                "sx-upgrade-crowded",
                "sx-downgrade-keeps-sharers",
                "sx-owned-by-all"
            })
    void sharersExcludeOwnersAndNobodyIsLeftAsleep(@ForAll("mixed") Case its) {
        simulation.check(its, "SX-1", "SX-2", "SX-5", "SX-6", "SX-10");
    }

    @Provide
    Arbitrary<Case> mixed() {
        return new Workloads(
                        "sx r0\nmutex m1",
                        List.of(
                                "read r0; look r0; unlock r0",
                                "read r0; yield; look r0; unlock r0",
                                "lock r0; work r0; unlock r0",
                                "lock r0; yield; work r0; downgrade r0; yield; look r0; unlock r0",
                                "read r0; look r0; upgrade r0; work r0; unlock r0",
                                "read r0; lock m1; yield; look r0; unlock m1; unlock r0",
                                "lock r0; lock m1; yield; work r0; unlock r0; unlock m1",
                                "try r0; work r0; unlock r0",
                                "tryread r0; look r0; unlock r0",
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
            claims = {"SX-3"},
            redBy = {"sx-depth-lost"})
    void recursionIsCounted(@ForAll("recursive") Case its) {
        simulation.check(its, "SX-3");
    }

    @Provide
    Arbitrary<Case> recursive() {
        return new Workloads(
                        "sx r0 recursive",
                        List.of("lock r0", "try r0", "lock-sig r0", "work r0", "unlock r0", "read r0", "tick 0"),
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
            claims = {"SX-7", "SX-8"},
            redBy = {"sx-spinner-cleared", "sx-newcomers-pass", "sx-nested-sharer-barred"})
    void newcomersDoNotOvertakeAnOwnerToBeAndSharersOfOldDo(@ForAll("streams") Case its) {
        simulation.check(its, "SX-7", "SX-8");
    }

    @Provide
    Arbitrary<Case> streams() {
        return new Workloads(
                        "sx r0",
                        List.of(
                                "read r0; look r0; unlock r0",
                                "read r0; yield; read r0; look r0; unlock r0; unlock r0",
                                "lock r0; work r0; unlock r0",
                                "tick 0",
                                "tick 1"),
                        2,
                        3,
                        4,
                        500,
                        6)
                .cases();
    }

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SX-9"},
            redBy = {"sx-interrupted-owns", "sx-owners-left"})
    void whoIsInterruptedKeepsNobodyAsleep(@ForAll("signalled") Case its) {
        simulation.check(its, "SX-9");
    }

    @Provide
    Arbitrary<Case> signalled() {
        return new Workloads(
                        "sx r0",
                        List.of(
                                "lock r0; yield; work r0; yield; unlock r0",
                                "read r0; yield; look r0; yield; unlock r0",
                                "lock-sig r0; work r0; unlock r0",
                                "read-sig r0; look r0; unlock r0",
                                "read r0; look r0; unlock r0",
                                "lock r0; work r0; unlock r0",
                                "signal T1; yield",
                                "signal T2; signal T3; yield"),
                        1,
                        5,
                        2,
                        500,
                        4)
                .cases();
    }

    /**
     * Two share the lock, one of them off its CPU, while a third wants to own it: it spins, gives up and sleeps, and a
     * newcomer that finds no mark of a spinner sleeps as well instead of spinning for ever.
     */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SX-2"},
            redBy = {"sx-spinner-stays"})
    void whoGivesUpSpinningSaysSo(Reporter reporter) {
        sweep(reporter, "SX-2", """
                sx r0
                T1 50 0: read r0; yield; unlock r0
                T2 50 0: lock r0; work r0; unlock r0
                T3 50 0: read r0; look r0; unlock r0
                """);
    }

    /** Some wait to own the lock and some to share it: those who own it next find the others, and wake them. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SX-2"},
            redBy = {"sx-sharers-unmarked"})
    void theOtherQueueIsNotForgotten(Reporter reporter) {
        sweep(reporter, "SX-2", """
                sx r0
                T1 50 0: lock r0; yield; unlock r0
                T2 50 0: lock r0; work r0; unlock r0
                T3 50 0: read r0; look r0; unlock r0
                """);
    }

    /** B9: who waits to own the lock is interrupted, and its mark stays; who waits to share it is woken all the same. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SX-9"},
            redBy = {"sx-empty-queue-woken", "sx-interrupted-owns"})
    void anEmptyQueueIsNotPreferred(Reporter reporter) {
        sweep(reporter, "SX-9", """
                sx r0
                T1 50 0: lock r0; yield; unlock r0
                T2 50 0: lock-sig r0; unlock r0
                T3 50 0: read r0; look r0; unlock r0
                T4 50 0: signal T2
                """);
        sweep(reporter, "SX-9", """
                sx r0
                T1 50 0: read r0; yield; unlock r0
                T2 50 0: lock-sig r0; unlock r0
                T3 50 0: read r0; look r0; unlock r0
                T4 50 0: signal T2
                """);
    }

    /** B10: who waits to share the lock is interrupted, and its mark stays; who waits to own it is woken all the same. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SX-9", "SX-2"},
            redBy = {"sx-owners-left"})
    void whoWaitsToOwnIsWokenPastTheMarkOfAnother(Reporter reporter) {
        sweep(reporter, "SX-9", """
                sx r0
                T1 50 0: lock r0; yield; unlock r0
                T2 50 0: read-sig r0; unlock r0
                T3 50 0: lock r0; work r0; unlock r0
                T4 50 0: signal T2
                """);
    }

    private void sweep(Reporter reporter, String claim, String script) {
        new Sweep(simulation, Script.parse(script), 2, Budget.current().pick(1, 2, 2), Sweep.NO_INTERRUPT)
                .check(reporter, claim);
    }

    /** The random programs keep the contract; here it is broken, call by call, by one thread and a helper. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"SX-3", "SX-4", "SX-10"},
            redBy = {"sx-recursion-unnoticed", "sx-foreign-unlock", "sx-owned-by-all", "sx-try-share-gives-up"})
    void callsAreAnsweredAsTheContractSays() {
        Machine machine = JvmMachine.create(1, 4, 1);
        SxLock mine = SxLock.of(machine, "mine");
        SxLock theirs = SxLock.of(machine, "theirs");
        SxLock shared = SxLock.of(machine, "shared");
        CompletableFuture.runAsync(theirs::exclusiveLock).join();
        CompletableFuture.runAsync(shared::sharedLock).join();
        mine.exclusiveLock();
        Assertions.assertThrows(Panic.class, mine::exclusiveLock, "a lock that does not recurse was taken twice");
        Assertions.assertThrows(Panic.class, mine::sharedLock, "an owner waits for itself to share");
        Assertions.assertThrows(Panic.class, mine::destroy, "a lock was destroyed that somebody has");
        Assertions.assertThrows(Panic.class, theirs::exclusiveUnlock, "a thread let go what another owns");
        Assertions.assertThrows(Panic.class, theirs::downgrade, "a thread shares what another owns");
        Assertions.assertThrows(Panic.class, shared::sharedUnlock, "a thread that shares nothing let one go");
        Assertions.assertFalse(theirs.trySharedLock(), "a lock is shared that somebody owns");
        Assertions.assertFalse(theirs.tryExclusiveLock(), "two own it");
        Assertions.assertTrue(shared.trySharedLock(), "two do not share");
        Assertions.assertFalse(shared.tryUpgrade(), "one of two sharers owns it");
        Assertions.assertFalse(shared.tryExclusiveLock(), "somebody owns it while others share it");
        shared.assertShared();
        shared.sharedUnlock();
        mine.assertOwned();
        theirs.assertNotOwned();
        Assertions.assertThrows(Panic.class, mine::assertNotOwned);
        Assertions.assertThrows(Panic.class, theirs::assertOwned);
        mine.downgrade();
        mine.assertShared();
        Assertions.assertTrue(mine.tryUpgrade(), "the only sharer does not become the owner");
        mine.exclusiveUnlock();
        Assertions.assertThrows(Panic.class, mine::assertOwned);
        Assertions.assertThrows(Panic.class, mine::exclusiveUnlock, "a lock was let go that nobody has");
        mine.destroy();
        Assertions.assertThrows(Panic.class, mine::sharedLock, "a lock was shared that is destroyed");
        Assertions.assertThrows(Panic.class, mine::exclusiveLock, "a lock was taken that is destroyed");
        Assertions.assertThrows(Panic.class, mine::trySharedLock, "a lock was tried that is destroyed");
    }
}
