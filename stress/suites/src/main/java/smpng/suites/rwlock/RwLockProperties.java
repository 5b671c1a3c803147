package smpng.suites.rwlock;

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
import smpng.primitives.RwLock;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.workload.Case;
import smpng.suites.workload.Script;
import smpng.suites.workload.Simulation;
import smpng.suites.workload.Sweep;
import smpng.suites.workload.Workloads;

/** Random programs on the reference kernel: reader-writer locks and mutexes, spun for and slept for, up- and downgraded. */
public class RwLockProperties {
    private final Simulation simulation = new Simulation();

    @Property
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"RW-1", "RW-2", "RW-5", "RW-6", "RW-9", "RW-10"},
            redBy = {
                "rw-write-exclusion",
                "rw-read-exclusion",
                "rw-woken-writer-blind",
                "rw-waiters-ignored",
                "rw-readers-unmarked",
                "rw-upgrade-crowded",
                "rw-not-claimed",
                "rw-not-disowned",
                "rw-downgrade-keeps-readers",
                "rw-owned-by-all"
            })
    void readersExcludeWritersAndNobodyIsLeftWaiting(@ForAll("mixed") Case its) {
        simulation.check(its, "RW-1", "RW-2", "RW-5", "RW-6", "RW-9", "RW-10");
    }

    @Provide
    Arbitrary<Case> mixed() {
        return new Workloads(
                        "mutex m1\nrw r0",
                        List.of(
                                "read r0; look r0; unlock r0",
                                "read r0; yield; look r0; unlock r0",
                                "lock r0; work r0; unlock r0",
                                "lock r0; yield; work r0; downgrade r0; yield; look r0; unlock r0",
                                "read r0; look r0; upgrade r0; work r0; unlock r0",
                                "read r0; lock m1; yield; look r0; unlock m1; unlock r0",
                                "lock r0; lock m1; work r0; unlock r0; unlock m1",
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
            claims = {"RW-3"},
            redBy = {"rw-depth-lost"})
    void recursionIsCounted(@ForAll("recursive") Case its) {
        simulation.check(its, "RW-3");
    }

    @Provide
    Arbitrary<Case> recursive() {
        return new Workloads(
                        "rw r0 recursive",
                        List.of("lock r0", "try r0", "lock r0", "work r0", "unlock r0", "read r0", "tick 0"),
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
            claims = {"RW-7", "RW-8"},
            redBy = {"rw-spinner-cleared", "rw-newcomers-pass", "rw-nested-reader-barred"})
    void newcomersDoNotOvertakeAWriterAndReadersOfOldDo(@ForAll("streams") Case its) {
        simulation.check(its, "RW-7", "RW-8");
    }

    @Provide
    Arbitrary<Case> streams() {
        return new Workloads(
                        "rw r0",
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

    /** Two readers come and go while a writer wants in: wherever the last one leaves, the writer is next. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"RW-7"},
            redBy = {"rw-spinner-cleared"})
    void aWriterIsFoundWhereverTheLastReaderLeaves(Reporter reporter) {
        Script script = Script.parse("""
                rw r0
                T1 50 0: read r0; unlock r0; read r0; unlock r0
                T2 50 1: lock r0; work r0; unlock r0
                T3 50 2: read r0; unlock r0
                """);
        new Sweep(simulation, script, 3, Budget.current().pick(1, 2, 2), Sweep.NO_INTERRUPT).check(reporter, "RW-7");
    }

    /** A writer yields with the lock, so that others block on its CPU; those that come meanwhile are marked in time. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"RW-2"},
            redBy = {"rw-no-second-look", "rw-release-before-chain"})
    void whoWaitsIsFoundWhereverTheWriterLetsGo(Reporter reporter) {
        Script script = Script.parse("""
                rw r0
                T1 50 0: lock r0; yield; unlock r0
                T2 50 0: read r0; look r0; unlock r0
                T3 50 1: lock r0; work r0; yield; unlock r0
                T4 50 1: read r0; unlock r0
                """);
        new Sweep(simulation, script, 2, Budget.current().pick(1, 2, 2), Sweep.NO_INTERRUPT).check(reporter, "RW-2");
    }

    /** The random programs keep the contract; here it is broken, call by call, by one thread and a helper. */
    @Example
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"RW-3", "RW-4", "RW-10"},
            redBy = {"rw-recursion-unnoticed", "rw-foreign-unlock", "rw-owned-by-all", "rw-try-read-gives-up"})
    void callsAreAnsweredAsTheContractSays() {
        Machine machine = JvmMachine.create(1, 4, 1);
        RwLock mine = RwLock.of(machine, "mine");
        RwLock theirs = RwLock.of(machine, "theirs");
        RwLock shared = RwLock.of(machine, "shared");
        CompletableFuture.runAsync(theirs::writeLock).join();
        CompletableFuture.runAsync(shared::readLock).join();
        mine.writeLock();
        Assertions.assertThrows(Panic.class, mine::writeLock, "a lock that does not recurse was taken twice");
        Assertions.assertThrows(Panic.class, mine::readLock, "a writer waits for itself to read");
        Assertions.assertThrows(Panic.class, mine::destroy, "a lock was destroyed that somebody has");
        Assertions.assertThrows(Panic.class, theirs::writeUnlock, "a thread let go what another writes under");
        Assertions.assertThrows(Panic.class, theirs::downgrade, "a thread shares what another writes under");
        Assertions.assertThrows(Panic.class, shared::readUnlock, "a thread without a read lock let one go");
        Assertions.assertFalse(theirs.tryReadLock(), "a lock is shared that somebody writes under");
        Assertions.assertFalse(theirs.tryWriteLock(), "two write");
        Assertions.assertTrue(shared.tryReadLock(), "readers do not share");
        Assertions.assertFalse(shared.tryUpgrade(), "one of two readers writes");
        Assertions.assertFalse(shared.tryWriteLock(), "somebody writes while others read");
        shared.assertReadLocked();
        shared.readUnlock();
        mine.assertWriteOwned();
        theirs.assertNotWriteOwned();
        Assertions.assertThrows(Panic.class, mine::assertNotWriteOwned);
        Assertions.assertThrows(Panic.class, theirs::assertWriteOwned);
        mine.downgrade();
        mine.assertReadLocked();
        Assertions.assertTrue(mine.tryUpgrade(), "the only reader does not become the writer");
        mine.writeUnlock();
        Assertions.assertThrows(Panic.class, mine::assertWriteOwned);
        Assertions.assertThrows(Panic.class, mine::writeUnlock, "a lock was let go that nobody has");
        mine.destroy();
        Assertions.assertThrows(Panic.class, mine::readLock, "a lock was shared that is destroyed");
        Assertions.assertThrows(Panic.class, mine::writeLock, "a lock was taken that is destroyed");
        Assertions.assertThrows(Panic.class, mine::tryReadLock, "a lock was tried that is destroyed");
    }
}
