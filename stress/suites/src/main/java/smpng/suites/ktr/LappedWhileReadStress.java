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
 * The entry that a reader looks at is overwritten meanwhile: the ring has one slot. It is shown as it was, or flagged.
 *
 * <pre>
 *   before: event 1 is entry 0
 *   writer                  reader
 *   trace event 2           r1 = entry 0, r2 = entry 1; 0 flagged, 1 shown, 2 shown and not what was traced
 *
 *   0 or 1, 0 or 1   whole or flagged, both at different times
 *   else             forbidden: a torn entry is shown
 * </pre>
 */
@JCStressTest
@Outcome(
        id = {"1, 0", "0, 1", "0, 0", "1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "whole or flagged")
@Outcome(expect = Expect.FORBIDDEN, desc = "a torn entry is shown")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"KTR-1"},
        redBy = {"ktr-marked-too-early"})
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"KTR-1"},
        redBy = {
            "ktr-not-marked",
            "ktr-marked-too-early",
            "ktr-no-second-look",
            "ktr-no-acquire-fence",
            "ktr-read-no-acquire",
            "ktr-no-release-fence",
            "ktr-mark-no-release"
        })
public class LappedWhileReadStress {
    private final TraceRing ring = new TraceRing(1, 1);

    public LappedWhileReadStress() {
        TracedEvent.trace(ring, 1);
    }

    @Actor
    public void writer() {
        TracedEvent.trace(ring, 2);
    }

    @Actor
    public void reader(II_Result r) {
        r.r1 = TracedEvent.seen(ring, 0);
        r.r2 = TracedEvent.seen(ring, 1);
    }
}
