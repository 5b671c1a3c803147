package smpng.suites.ktr;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.TraceRing;

/**
 * Two writers for the one slot that a reader looks at twice: whichever of them laps the other, what is shown is whole, and
 * what was shown under a number stays so or is flagged.
 */
@JCStressTest
@Outcome(
        id = {"0, 0", "0, 1", "1, 0", "1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "whole or flagged")
@Outcome(expect = Expect.FORBIDDEN, desc = "a torn entry is shown")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"KTR-1"},
        redBy = {"ktr-claim-in-use", "ktr-claim-unnoticed"})
public class WriterLappedExhaustive {
    private final TraceRing ring = new TraceRing(1, 1);

    @Actor
    public void writer() {
        TracedEvent.trace(ring, 1);
    }

    @Actor
    public void lapper() {
        TracedEvent.trace(ring, 2);
    }

    @Actor
    public void reader(II_Result r) {
        r.r1 = TracedEvent.seen(ring, 0);
        r.r2 = TracedEvent.seen(ring, 1);
    }
}
