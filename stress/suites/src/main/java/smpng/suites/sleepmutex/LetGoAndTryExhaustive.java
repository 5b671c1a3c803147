package smpng.suites.sleepmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SleepMutex;
import smpng.suites.explored.SmallMachine;

/**
 * One thread lets go, another tries: half of {@link TryLockExhaustive}, which is small enough for machines on which reads of one
 * place pass each other.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "taken, and the write is seen")
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "the owner had it still")
@Outcome(expect = Expect.FORBIDDEN, desc = "two owners, or one who misses what the last one wrote")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = "MTX-1",
        redBy = {"mtx-unlock-relaxed", "mtx-try-relaxed"})
public class LetGoAndTryExhaustive {
    private static final int NOT_TAKEN = 2;

    private final SmallMachine small = new SmallMachine();
    private final SleepMutex mutex = SleepMutex.of(small.machine(), "mutex");
    private int content;

    @SuppressWarnings("discipline") // let go by the first actor
    public LetGoAndTryExhaustive() {
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
        if (mutex.tryLock()) {
            r.r1 = content;
            mutex.unlock();
        } else {
            r.r1 = NOT_TAKEN;
        }
    }
}
