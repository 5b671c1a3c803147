package smpng.suites.criticalsection;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.CriticalSection;
import smpng.suites.explored.PolledCpu;

/**
 * An interrupt that wants to preempt comes at any of the places where it can be taken. It preempts once, at once or when
 * the outermost section ends, and never within one; and interrupts are on in the end.
 *
 * <pre>
 *   thread                                            device
 *   enter, enter with interrupts off, exit, exit      raise
 *
 *   r1 = taken, r2 = preempted, r3 = interrupts are on
 *   0, 0, 1   it came too late
 *   1, 1, 1   it preempted once
 *   else      forbidden
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "it came too late")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "it preempted once")
@Outcome(expect = Expect.FORBIDDEN, desc = "the preemption was forgotten, or interrupts stayed off")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"CS-1", "CS-2", "CS-3"},
        redBy = {"cs-preempt-nested", "cs-debt-forgotten", "cs-state-per-nest"})
public class OwedPreemptionExhaustive {
    private final PolledCpu cpu = new PolledCpu();

    @Actor
    @SuppressWarnings("discipline") // entered twice, left twice
    public void thread() {
        CriticalSection critical = cpu.machine().critical();
        critical.enterSpin();
        critical.enterSpin();
        cpu.window();
        critical.exitSpin();
        critical.exitSpin();
        critical.enter();
        cpu.window();
        critical.enter();
        cpu.window();
        critical.exit();
        cpu.window();
        critical.exit();
        cpu.window();
    }

    @Actor
    public void device() {
        cpu.raise();
    }

    @Arbiter
    public void left(III_Result r) {
        r.r1 = cpu.taken();
        r.r2 = cpu.preempted();
        r.r3 = cpu.isOn() ? 1 : 0;
    }
}
