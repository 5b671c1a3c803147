package smpng.suites.sleepqueue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SleepQueue;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/** {@link RungStress} on a machine that is small enough to be explored. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "woken, and the write is seen")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "out of time, and nobody was woken")
@Outcome(expect = Expect.FORBIDDEN, desc = "a wake-up went to nobody, came from nobody, or hides a write")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SQ-6"},
        redBy = {"sq-result-lost"})
@Quickly({"sc", "x86-tso", "rc11", "jam"})
public class RungExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final Bell bell = new Bell(small.machine(), 0);
    private int data;

    @Actor
    public void sleeper(II_Result r) {
        small.first();
        SleepQueue.Result result = bell.sleepUntil(0);
        r.r1 = result == SleepQueue.Result.WOKEN ? data : 2;
    }

    @Actor
    public void ringer(II_Result r) {
        small.second();
        data = 1;
        r.r2 = bell.ring() ? 1 : 0;
    }
}
