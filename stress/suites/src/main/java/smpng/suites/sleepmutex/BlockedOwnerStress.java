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
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.SleepMutex;
import smpng.primitives.jvm.JvmMachine;

/**
 * The same as {@link NextOwnerStress} on the slow path: the owner says that it does not run, as one does that was
 * preempted, so whoever comes second does not spin but waits on the turnstile.
 *
 * <pre>
 *   first                        second
 *   lock, stop running           lock, stop running
 *   r1 = counter, counter++      r2 = counter, counter++
 *   run again, unlock            run again, unlock
 *
 *   0, 1, 2   the first went first
 *   1, 0, 2   the second went first
 *   else      forbidden: an increment was lost, or not seen by the next owner
 * </pre>
 *
 * <p>A wake-up that is lost ends in a time-out, which is no pass.
 */
@JCStressTest
@Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "the first went first")
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "the second went first")
@Outcome(expect = Expect.FORBIDDEN, desc = "an increment was lost, or not seen by the next owner")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"MTX-1"},
        redBy = {"mtx-slow-take-blind"})
public class BlockedOwnerStress {
    private static final Machine MACHINE = JvmMachine.create();

    private final SleepMutex mutex = SleepMutex.of(MACHINE, "mutex");
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
        KThread self = MACHINE.currentThread();
        mutex.lock();
        self.setState(KThread.State.RUNNABLE);
        int seen = counter;
        counter = seen + 1;
        self.setState(KThread.State.RUNNING);
        mutex.unlock();
        return seen;
    }
}
