package smpng.suites.sleepqueue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * One thread sleeps until a bell rings, and trusts its wake-up; the other writes a plain field and rings. A sleeper that
 * is never woken never ends, which is no outcome.
 *
 * <pre>
 *   sleeper                          ringer
 *   find a pass, or be woken         data = 1
 *   r1 = data                        add a pass, wake one
 * </pre>
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "woken, or not asleep at all, and the write is seen")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "on the way without what was written before the bell rang")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SQ-1"},
        redBy = {"sq-window-unseen", "sq-not-made-runnable", "sq-wake-relaxed", "sq-woken-relaxed"})
@Quickly({"sc", "x86-tso", "rc11", "jam"})
public class WakeUpExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final Bell bell = new Bell(small.machine(), 0);
    private int data;

    @Actor
    public void sleeper(I_Result r) {
        small.first();
        bell.passOrSleep();
        r.r1 = data;
    }

    @Actor
    public void ringer() {
        small.second();
        data = 1;
        bell.ring();
    }
}
