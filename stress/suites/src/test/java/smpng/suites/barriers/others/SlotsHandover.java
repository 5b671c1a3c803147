package smpng.suites.barriers.others;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The first slot has something in it from the start; so has the second, once it is used. */
@JCStressTest
@Outcome(
        id = {"1", "2"},
        expect = Expect.ACCEPTABLE,
        desc = "what was put into a slot")
@Outcome(expect = Expect.FORBIDDEN, desc = "nothing")
@State
public class SlotsHandover {
    private final Slots slots = new Slots(1);

    @Actor
    public void putter() {
        slots.put(2);
    }

    @Actor
    public void taker(I_Result r) {
        r.r1 = slots.take();
    }
}
