package smpng.suites.sleepmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.SleepMutex;
import smpng.primitives.jvm.JvmMachine;

/**
 * Two threads try to take a free mutex at the same moment, and keep it: one of them gets it, and knows.
 *
 * <pre>
 *   first                second
 *   r1 = try             r2 = try
 *
 *   1, 0   the first has it
 *   0, 1   the second has it
 *   1, 1   forbidden: two owners
 *   0, 0   forbidden: nobody has it, though it was free
 * </pre>
 */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the first has it")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the second has it")
@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "two owners")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "nobody has it, though it was free: a spurious failure")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"MTX-4"},
        redBy = {"mtx-try-blind"})
public class RacingTryStress {
    private static final Machine MACHINE = JvmMachine.create();

    private final SleepMutex mutex = SleepMutex.of(MACHINE, "mutex");

    @Actor
    public void first(II_Result r) {
        r.r1 = take();
    }

    @Actor
    public void second(II_Result r) {
        r.r2 = take();
    }

    private int take() {
        boolean taken = mutex.tryLock();
        return taken ? 1 : 0;
    }
}
