package smpng.suites.spinmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.SpinMutex;
import smpng.primitives.jvm.JvmMachine;

/**
 * Two threads increment a plain counter under the mutex. Whoever comes second sees what the first wrote.
 *
 * <pre>
 *   first                        second                       then
 *   lock                         lock
 *   r1 = counter, counter++      r2 = counter, counter++
 *   unlock                       unlock                       r3 = counter
 *
 *   0, 1, 2   the first went first
 *   1, 0, 2   the second went first
 *   else      forbidden: an increment was lost, or not seen by the next owner
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "the first went first")
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "the second went first")
@Outcome(expect = Expect.FORBIDDEN, desc = "an increment was lost, or not seen by the next owner")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"SPIN-1"},
        redBy = {"spin-exclusion"})
public class NextOwnerStress {
    private static final Machine MACHINE = JvmMachine.create();

    private final SpinMutex mutex = SpinMutex.of(MACHINE, "mutex");
    private int counter;

    @Actor
    public void first(III_Result r) {
        r.r1 = increment();
    }

    @Actor
    public void second(III_Result r) {
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
