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

/** Two drops of one reference at the same time: one is the last, the other one saturates the count, for good. */
@JCStressTest
@Outcome(
        id = {"1, 0, 1", "0, 1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "one was the last")
@Outcome(expect = Expect.FORBIDDEN, desc = "two were the last, or the count goes on")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RC-5"},
        redBy = {"rc-no-saturation"})
public class OverdrawnExhaustive {
    private final RefCount count = new RefCount(1);

    @Actor
    public void first(III_Result r) {
        r.r1 = count.release() ? 1 : 0;
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = count.release() ? 1 : 0;
    }

    @Arbiter
    public void left(III_Result r) {
        int before = count.value();
        count.acquire();
        r.r3 = count.isSaturated() && count.value() == before ? 1 : 0;
    }
}
