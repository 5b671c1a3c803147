package smpng.suites.sleepqueue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.SleepQueue;
import smpng.primitives.jvm.JvmMachine;

/**
 * One thread sleeps for a moment; the other writes a plain field and wakes it, if it is there. Both are asked whether it
 * was woken.
 *
 * <pre>
 *   sleeper                            ringer
 *   sleep until woken, or now          data = 1
 *   r1 = woken? data, else 2           r2 = wake one: was there anybody?
 *
 *   1, 1   woken, and the write is seen
 *   2, 0   the time was over before the bell rang, or the bell rang first
 *   0, 1   forbidden: woken without what was written before
 *   else   forbidden: a wake-up that nobody got, or that nobody gave
 * </pre>
 */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "woken, and the write is seen")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "out of time, and nobody was woken")
@Outcome(expect = Expect.FORBIDDEN, desc = "a wake-up went to nobody, came from nobody, or hides a write")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"SQ-6"},
        redBy = {"sq-result-lost"})
public class RungStress {
    private static final Machine MACHINE = JvmMachine.create();

    private final Bell bell = new Bell(MACHINE, 0);
    private int data;

    @Actor
    public void sleeper(II_Result r) {
        SleepQueue.Result result = bell.sleepUntil(MACHINE.cpu().nanoTime());
        r.r1 = result == SleepQueue.Result.WOKEN ? data : 2;
    }

    @Actor
    public void ringer(II_Result r) {
        data = 1;
        r.r2 = bell.ring() ? 1 : 0;
    }
}
