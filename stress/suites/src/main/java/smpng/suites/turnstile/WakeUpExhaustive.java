package smpng.suites.turnstile;

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
 * {@link WakeUpStress} on a machine that is small enough to be explored. A waiter that is never woken never ends, which is
 * no outcome.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "woken, or not blocked at all, and the write is seen")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "on the way without what was written before the gate opened")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"TS-1"},
        redBy = {"ts-not-made-runnable", "ts-wake-relaxed", "ts-woken-relaxed"})
@Quickly(
        value = {"sc", "x86-tso", "rc11", "jam"},
        audited = {"sparc-tso", "sparc-pso", "alpha", "ia64", "power", "armv7", "armv8", "riscv"})
public class WakeUpExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final Gate gate = new Gate(small.machine(), 0);
    private int data;

    @Actor
    public void waiter(I_Result r) {
        small.first();
        gate.passOrWait();
        r.r1 = data;
    }

    @Actor
    public void opener() {
        small.second();
        data = 1;
        gate.open();
    }
}
