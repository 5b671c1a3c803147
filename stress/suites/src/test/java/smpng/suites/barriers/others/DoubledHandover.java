package smpng.suites.barriers.others;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What was put in comes out, or nothing. */
@JCStressTest
@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "too soon")
@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "taken")
@Outcome(expect = Expect.FORBIDDEN, desc = "full and empty")
@State
public class DoubledHandover {
    private static final int CONTENT = 7;

    private final Doubled box = new Doubled();

    @Actor
    public void putter() {
        box.put(CONTENT);
    }

    @Actor
    public void taker(I_Result r) {
        r.r1 = box.take();
    }
}
