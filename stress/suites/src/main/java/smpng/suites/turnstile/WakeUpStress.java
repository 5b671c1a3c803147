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
 * One thread waits on a turnstile for a gate to open, and trusts its wake-up; the other writes a plain field and opens.
 *
 * <pre>
 *   waiter                       opener
 *   wait for a pass, or be woken data = 1
 *   r1 = data                    add a pass, wake everybody
 *
 *   1  the write is seen: woken, or the gate was open
 *   0  forbidden: on the way before anybody opened, or without what was written before
 * </pre>
 *
 * <p>A waiter that is never woken ends in a time-out, which is no pass.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "woken, or not blocked at all, and the write is seen")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "on the way without what was written before the gate opened")
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
        boolean woken = gate.passOrWait();
        r.r1 = data;
        if (woken) {
            gate.passSoon(); // a thread that was not really woken is on the queue until the gate opens
        }
    }

    @Actor
    public void opener() {
        data = 1;
        gate.open();
    }
}
