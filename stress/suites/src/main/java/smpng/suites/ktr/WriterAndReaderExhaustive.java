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

/** The first entry of an empty ring is read while it is written: it is shown with its words, or not yet; and is there after. */
@JCStressTest
@Outcome(
        id = {"0, 1", "1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "not yet, or whole")
@Outcome(expect = Expect.FORBIDDEN, desc = "an entry is shown that is not filled, or is not there in the end")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"KTR-1"},
        redBy = {"ktr-marked-too-early", "ktr-read-no-acquire", "ktr-mark-no-release"})
public class WriterAndReaderExhaustive {
    private final TraceRing ring = new TraceRing(2, 1);

    @Actor
    public void writer() {
        TracedEvent.trace(ring, 1);
    }

    @Actor
    public void reader(II_Result r) {
        r.r1 = TracedEvent.seen(ring, 0);
    }

    @Arbiter
    public void left(II_Result r) {
        r.r2 = TracedEvent.seen(ring, 0);
    }
}
