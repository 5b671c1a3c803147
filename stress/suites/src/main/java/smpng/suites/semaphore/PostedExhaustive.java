package smpng.suites.semaphore;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Semaphore;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * One thread waits for the other. Who is never woken never ends, which is no outcome.
 *
 * <pre>
 *   taker                     giver
 *   take a unit, or wait      data = 1
 *   r1 = data                 give a unit
 * </pre>
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "in time, and the write is seen")
@Outcome(expect = Expect.FORBIDDEN, desc = "on the way without what was written before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SEM-2"},
        redBy = {"sem-waiter-not-counted", "sem-not-signalled"})
@Quickly({"sc", "x86-tso"})
public class PostedExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final Semaphore semaphore = Semaphore.of(small.machine(), "semaphore", 0);
    private int data;

    @Actor
    public void first(I_Result r) {
        small.first();
        semaphore.await();
        r.r1 = data;
    }

    @Actor
    public void second() {
        small.second();
        data = 1;
        semaphore.post();
    }
}
