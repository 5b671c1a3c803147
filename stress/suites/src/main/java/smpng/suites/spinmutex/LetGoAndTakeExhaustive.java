package smpng.suites.spinmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SpinMutex;
import smpng.suites.explored.SmallMachine;

/**
 * One thread lets go, another takes: half of {@link NextOwnerExhaustive}, which is small enough for machines on which reads of
 * one place pass each other, so that a thread that spins can read what is old again and again.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "taken, and the write is seen")
@Outcome(expect = Expect.FORBIDDEN, desc = "two owners, or one who misses what the last one wrote")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SPIN-1"},
        redBy = {"spin-unlock-relaxed", "spin-slow-lock-relaxed"})
public class LetGoAndTakeExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SpinMutex mutex = SpinMutex.of(small.machine(), "mutex");
    private int content;

    @SuppressWarnings("discipline") // let go by the first actor
    public LetGoAndTakeExhaustive() {
        small.first();
        mutex.lock();
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void owner() {
        small.first();
        content = 1;
        mutex.unlock();
    }

    @Actor
    public void next(I_Result r) {
        small.second();
        mutex.lock();
        r.r1 = content;
        mutex.unlock();
    }
}
