package smpng.suites.ktr;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.TraceRing;

/**
 * Classes 1 and 2 are turned on at the same time, class 4 is off: no change is lost, and only what was on is traced.
 *
 * <pre>
 *   first                     second
 *   turn 1 on                 turn 2 on, 8 off
 *   r1 = trace 1, not 4       -                     r2 = the classes that are on
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 3", expect = Expect.ACCEPTABLE, desc = "both are on")
@Outcome(expect = Expect.FORBIDDEN, desc = "a change is lost, or what is off was traced")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"KTR-5"},
        redBy = {"ktr-change-unnoticed", "ktr-mask-ignored"})
public class MaskChangesExhaustive {
    private final TraceRing ring = new TraceRing(2, 8);

    @Actor
    public void first(II_Result r) {
        ring.trace(4, 2, 0, 0);
        ring.change(1, 0);
        r.r1 = (int) ring.trace(1, 1, 0, 0);
    }

    @Actor
    public void second() {
        ring.change(2, 8);
    }

    @Arbiter
    public void left(II_Result r) {
        r.r2 = ring.mask();
    }
}
