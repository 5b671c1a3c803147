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
 * Two writers for one slot. The later entry takes the place of the earlier one; or one of them is lost, and counted: the one
 * that finds the other at work, or a later one there.
 *
 * <pre>
 *   r1, r2 = the numbers of the two, -1 if lost     r3 = what entries 0 and 1 show, 1 each     r4 = lost
 *
 *   0, 1, 1, 0 and 1, 0, 1, 0      one after the other
 *   n, -1, 1, 1 and -1, n, 1, 1    one is lost
 * </pre>
 */
@JCStressTest
@Outcome(
        id = {"0, 1, 10, 0", "1, 0, 10, 0"},
        expect = Expect.ACCEPTABLE,
        desc = "the later one is there")
@Outcome(
        id = {"-1, 0, 1, 1", "0, -1, 1, 1", "-1, 1, 10, 1", "1, -1, 10, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "one is lost, and the other is there")
@Outcome(
        expect = Expect.FORBIDDEN,
        desc = "a torn entry is shown, the later one is not there, or a loss is not counted")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"KTR-1", "KTR-3", "KTR-4"},
        redBy = {
            "ktr-not-marked",
            "ktr-claim-unnoticed",
            "ktr-claim-in-use",
            "ktr-claim-newer",
            "ktr-lost-uncounted",
            "ktr-claim-no-acquire"
        })
public class TwoWritersOneSlotExhaustive {
    private final TraceRing ring = new TraceRing(1, 1);

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
        r.r3 = TracedEvent.seen(ring, 0) + 10 * TracedEvent.seen(ring, 1);
        r.r4 = (int) ring.lost();
    }
}
