package smpng.suites.turnstile;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.jvm.JvmMachine;

/**
 * One thread waits on a turnstile for a gate to open, the other writes a plain field and opens it. The waiter always
 * returns, and sees the write. A waiter that is never woken ends in a time-out, which fails the test.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "woken, or not blocked at all, and the write is seen")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "through the gate without what was written before it opened")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"TS-1"},
        redBy = {"ts-returns-early"})
public class WakeUpStress {
    private static final Machine MACHINE = JvmMachine.create();

    private final Gate gate = new Gate(MACHINE, 0);
    private int data;

    @Actor
    public void waiter(I_Result r) {
        gate.pass();
        r.r1 = data;
    }

    @Actor
    public void opener() {
        data = 1;
        gate.open();
    }
}
