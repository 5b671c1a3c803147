package smpng.suites.ktr;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.TraceRing;
import smpng.suites.harness.ModelChecking;

/**
 * Numbers and masks are atomic. Reading is not and shall not be: between the number and the words an entry is missing, while
 * a later one may be there.
 */
@Param(name = "classes", gen = IntGen.class, conf = "1:3")
public class TraceRingLinearizabilityTest {
    private final TraceRing ring = new TraceRing(64, 3);

    /** {@link TraceRing#trace}; the ring is large enough that nobody laps another. */
    @Operation
    public long trace(@Param(name = "classes") int classes) {
        return ring.trace(classes, classes, 0, 0);
    }

    /** {@link TraceRing#change}, on. */
    @Operation
    public void enable(@Param(name = "classes") int classes) {
        ring.change(classes, 0);
    }

    /** {@link TraceRing#change}, off. */
    @Operation
    public void disable(@Param(name = "classes") int classes) {
        ring.change(0, classes);
    }

    /** {@link TraceRing#mask}. */
    @Operation
    public int mask() {
        return ring.mask();
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"KTR-2", "KTR-5"},
            redBy = {"ktr-reserve-unnoticed", "ktr-mask-ignored", "ktr-change-unnoticed"})
    void everyHistoryOfNumbersAndMasksIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(TraceRingLinearizabilityTest.class, TraceRingModel.class, reporter);
    }
}
