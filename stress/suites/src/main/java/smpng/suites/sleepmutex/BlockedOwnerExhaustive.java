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
import smpng.primitives.SleepMutex;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * {@link BlockedOwnerStress} on a machine that is small enough to be explored: the turnstile's path, from the mark in the
 * word to the wake-up. A wake-up that is lost is a thread that never ends, which is no outcome.
 */
@JCStressTest
@Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "the first went first")
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "the second went first")
@Outcome(expect = Expect.FORBIDDEN, desc = "an increment was lost, or not seen by the next owner")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"MTX-1"},
        redBy = {"mtx-slow-take-blind"})
@Quickly({"sc", "x86-tso", "rc11", "jam"})
public class BlockedOwnerExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SleepMutex mutex = SleepMutex.of(small.machine(), "mutex");
    private int counter;

    @Actor
    public void first(III_Result r) {
        KThread self = small.first();
        r.r1 = increment(self);
    }

    @Actor
    public void second(III_Result r) {
        KThread self = small.second();
        r.r2 = increment(self);
    }

    @Arbiter
    public void left(III_Result r) {
        r.r3 = counter;
    }

    private int increment(KThread self) {
        mutex.lock();
        self.setState(KThread.State.RUNNABLE);
        int seen = counter;
        counter = seen + 1;
        self.setState(KThread.State.RUNNING);
        mutex.unlock();
        return seen;
    }
}
