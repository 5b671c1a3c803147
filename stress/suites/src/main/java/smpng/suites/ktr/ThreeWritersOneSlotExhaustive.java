package smpng.suites.ktr;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.TraceRing;

/**
 * Three writers for one slot, so that two may be lost at the same time: each is written, or is counted.
 *
 * <pre>
 *   r1, r2, r3 = whether each was written     r4 = written, and lost
 * </pre>
 */
@JCStressTest
@Outcome(
        id = {"1, 1, 1, 3", "1, 1, 0, 3", "1, 0, 1, 3", "0, 1, 1, 3", "1, 0, 0, 3", "0, 1, 0, 3", "0, 0, 1, 3"},
        expect = Expect.ACCEPTABLE,
        desc = "each was written or is counted")
@Outcome(expect = Expect.FORBIDDEN, desc = "all were lost, or one is neither written nor counted")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"KTR-4"},
        redBy = {"ktr-count-unnoticed", "ktr-lost-uncounted"})
public class ThreeWritersOneSlotExhaustive {
    private final TraceRing ring = new TraceRing(1, 1);

    @Actor
    public void first(IIII_Result r) {
        r.r1 = written(1);
    }

    @Actor
    public void second(IIII_Result r) {
        r.r2 = written(2);
    }

    @Actor
    public void third(IIII_Result r) {
        r.r3 = written(3);
    }

    @Arbiter
    public void left(IIII_Result r) {
        r.r4 = r.r1 + r.r2 + r.r3 + (int) ring.lost();
    }

    private int written(int code) {
        return TracedEvent.trace(ring, code) == TraceRing.NONE ? 0 : 1;
    }
}
