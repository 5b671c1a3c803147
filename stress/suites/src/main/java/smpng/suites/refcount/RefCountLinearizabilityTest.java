package smpng.suites.refcount;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.RefCount;
import smpng.suites.harness.ModelChecking;

/** Every concurrent history of the operations is a history of {@link RefCountSpecification}. */
@Param(name = "bound", gen = IntGen.class, conf = "0:2")
public class RefCountLinearizabilityTest {
    private final RefCount count = new RefCount(2);

    /** {@link RefCount#acquire()}. */
    @Operation
    public void acquire() {
        count.acquire();
    }

    /** {@link RefCount#acquireIfNotZero()}. */
    @Operation
    public boolean acquireIfNotZero() {
        return count.acquireIfNotZero();
    }

    /** {@link RefCount#release()}. */
    @Operation
    public boolean release() {
        return count.release();
    }

    /** {@link RefCount#releaseIfLast()}. */
    @Operation
    public boolean releaseIfLast() {
        return count.releaseIfLast();
    }

    /** {@link RefCount#releaseIfGreater(int)}. */
    @Operation
    public boolean releaseIfGreater(@Param(name = "bound") int bound) {
        return count.releaseIfGreater(bound);
    }

    /** {@link RefCount#value()}; how far below zero a saturated count stands is nobody's business. */
    @Operation
    public long value() {
        return Math.max(-1, count.value());
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"RC-1", "RC-2", "RC-4", "RC-6"},
            redBy = {"rc-lost-acquire", "rc-lost-drop", "rc-resurrect", "rc-gt-any"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(RefCountLinearizabilityTest.class, RefCountSpecification.class, reporter);
    }
}
