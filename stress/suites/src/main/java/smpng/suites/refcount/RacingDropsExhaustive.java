package smpng.suites.refcount;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.RefCount;

/** A conditional drop, an unconditional one and a reference taken at the same time: none is lost. */
@JCStressTest
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "three, one more, two dropped")
@Outcome(expect = Expect.FORBIDDEN, desc = "the count does not add up")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RC-2"},
        redBy = {"rc-lost-drop", "rc-lost-acquire", "rc-drop-twice"})
public class RacingDropsExhaustive {
    private final RefCount count = new RefCount(3);

    @Actor
    public void conditional(III_Result r) {
        r.r1 = count.releaseIfGreater(1) ? 1 : 0;
    }

    @Actor
    public void unconditional(III_Result r) {
        r.r2 = count.release() ? 1 : 0;
    }

    @Actor
    public void taker() {
        count.acquire();
    }

    @Arbiter
    public void left(III_Result r) {
        r.r3 = count.value();
    }
}
