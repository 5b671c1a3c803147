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

/** Two writers in a ring with room for both: two numbers, both entries are there, none is lost. */
@JCStressTest
@Outcome(
        id = {"0, 1, 2, 0", "1, 0, 2, 0"},
        expect = Expect.ACCEPTABLE,
        desc = "both are there")
@Outcome(expect = Expect.FORBIDDEN, desc = "a number twice, or an entry that is not there")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"KTR-2", "KTR-3"},
        redBy = {"ktr-reserve-unnoticed", "ktr-index-mask"})
public class TwoWritersExhaustive {
    private final TraceRing ring = new TraceRing(2, 1);

    @Actor
    public void first(IIII_Result r) {
        r.r1 = (int) TracedEvent.trace(ring, 1);
    }

    @Actor
    public void second(IIII_Result r) {
        r.r2 = (int) TracedEvent.trace(ring, 2);
    }

    @Arbiter
    public void left(IIII_Result r) {
        r.r3 = TracedEvent.seen(ring, 0) + TracedEvent.seen(ring, 1);
        r.r4 = (int) ring.lost();
    }
}
