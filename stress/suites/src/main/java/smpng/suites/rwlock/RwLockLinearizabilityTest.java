package smpng.suites.rwlock;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.RwLock;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.ModelChecking;

/** Whole critical sections are the operations: together they are an atomic counter, though its field is plain. */
public class RwLockLinearizabilityTest {
    private final Machine machine = JvmMachine.create(2, 8, 1);
    private final RwLock rw = RwLock.of(machine, "rw");
    private int counter;

    /** What the counter is; a reader sees no half of an increment. */
    @Operation
    public int read() {
        rw.readLock();
        int seen = counter;
        int again = counter;
        rw.readUnlock();
        return seen == again ? seen : -1;
    }

    /** Adds one and returns what was there. */
    @Operation
    public int increment() {
        rw.writeLock();
        int seen = counter;
        counter = seen + 1;
        rw.writeUnlock();
        return seen;
    }

    /** The same, by a reader that becomes the writer if it can, and a reader again afterwards. */
    @Operation
    public int incrementUpgraded() {
        rw.readLock();
        int seen = counter;
        if (!rw.tryUpgrade()) {
            rw.readUnlock();
            return increment();
        }
        counter = seen + 1;
        rw.downgrade();
        rw.readUnlock();
        return seen;
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"RW-1", "RW-5"},
            redBy = {"rw-write-exclusion", "rw-read-exclusion", "rw-upgrade-blind"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(RwLockLinearizabilityTest.class, RwCounter.class, reporter);
    }
}
