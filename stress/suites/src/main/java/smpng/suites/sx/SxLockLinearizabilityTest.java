package smpng.suites.sx;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.SxLock;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.ModelChecking;

/** Whole critical sections are the operations: together they are an atomic counter, though its field is plain. */
public class SxLockLinearizabilityTest {
    private final Machine machine = JvmMachine.create(2, 8, 1);
    private final SxLock sx = SxLock.of(machine, "sx");
    private int counter;

    /** What the counter is; a sharer sees no half of an increment. */
    @Operation
    public int read() {
        sx.sharedLock();
        int seen = counter;
        int again = counter;
        sx.sharedUnlock();
        return seen == again ? seen : -1;
    }

    /** Adds one and returns what was there. */
    @Operation
    public int increment() {
        sx.exclusiveLock();
        int seen = counter;
        counter = seen + 1;
        sx.exclusiveUnlock();
        return seen;
    }

    /** The same, by a sharer that becomes the owner if it can, and a sharer again afterwards. */
    @Operation
    public int incrementUpgraded() {
        sx.sharedLock();
        int seen = counter;
        if (!sx.tryUpgrade()) {
            sx.sharedUnlock();
            return increment();
        }
        counter = seen + 1;
        sx.downgrade();
        sx.sharedUnlock();
        return seen;
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"SX-1", "SX-5"},
            redBy = {"sx-exclusion", "sx-share-exclusion", "sx-upgrade-blind"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(SxLockLinearizabilityTest.class, SxCounter.class, reporter);
    }
}
