package smpng.suites.semaphore;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.Semaphore;
import smpng.primitives.jvm.JvmMachine;

/**
 * One thread waits for the other, but not for long.
 *
 * <pre>
 *   taker                            giver
 *   take a unit, or give up now      data = 1
 *   r1 = taken? data, else 2         give a unit
 * </pre>
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "in time, and the write is seen")
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "out of time")
@Outcome(expect = Expect.FORBIDDEN, desc = "on the way without what was written before")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"SEM-1"},
        redBy = {"sem-taken-blind"})
public class PostedStress {
    private static final Machine MACHINE = JvmMachine.create();

    private final Semaphore semaphore = Semaphore.of(MACHINE, "semaphore", 0);
    private int data;

    @Actor
    public void first(I_Result r) {
        r.r1 = semaphore.awaitUntil(MACHINE.cpu().nanoTime()) ? data : 2;
    }

    @Actor
    public void second() {
        data = 1;
        semaphore.post();
    }
}
