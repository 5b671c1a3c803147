package smpng.suites.sleepmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SleepMutex;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/** {@link NextOwnerStress} on a machine that is small enough to be explored. */
@JCStressTest
@Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "the first went first")
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "the second went first")
@Outcome(expect = Expect.FORBIDDEN, desc = "an increment was lost, or not seen by the next owner")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"MTX-1"},
        redBy = {"mtx-exclusion", "mtx-lock-relaxed", "mtx-unlock-relaxed", "mtx-slow-lock-relaxed"})
@Quickly(
        value = {"sc", "x86-tso", "sparc-pso", "armv8", "rc11", "jam"},
        audited = {"sparc-tso", "alpha", "ia64", "power", "armv7", "riscv"})
public class NextOwnerExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SleepMutex mutex = SleepMutex.of(small.machine(), "mutex");
    private int counter;

    @Actor
    public void first(III_Result r) {
        small.first();
        r.r1 = increment();
    }

    @Actor
    public void second(III_Result r) {
        small.second();
        r.r2 = increment();
    }

    @Arbiter
    public void left(III_Result r) {
        r.r3 = counter;
    }

    private int increment() {
        mutex.lock();
        int seen = counter;
        counter = seen + 1;
        mutex.unlock();
        return seen;
    }
}
