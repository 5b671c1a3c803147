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
import smpng.primitives.SpinMutex;
import smpng.suites.explored.SmallMachine;

/** The owner of a recursive mutex is told so until it has let go as often as it took it, and nobody else is. */
@JCStressTest
@Outcome(
        id = {"7, 0, 0", "7, 0, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "owned by whom it is owned")
@Outcome(expect = Expect.FORBIDDEN, desc = "owned by somebody else, or let go too soon")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SPIN-4"},
        redBy = {"spin-depth-forgotten"})
public class OwnershipExhaustive {
    private static final int SECOND = 2;
    private static final int THIRD = 4;

    private final SmallMachine small = new SmallMachine();
    private final SpinMutex mutex = SpinMutex.recursive(small.machine(), "mutex");

    @Actor
    @SuppressWarnings("discipline") // taken twice, let go twice
    public void owner(III_Result r) {
        small.first();
        mutex.lock();
        int owned = mutex.isOwned() ? 1 : 0;
        mutex.lock();
        owned += mutex.isOwned() ? SECOND : 0;
        mutex.unlock();
        owned += mutex.isOwned() && mutex.isHeld() ? THIRD : 0;
        mutex.unlock();
        r.r1 = owned;
    }

    @Actor
    public void other(III_Result r) {
        small.second();
        r.r2 = mutex.isOwned() ? 1 : 0;
        r.r3 = mutex.isHeld() ? 1 : 0;
    }

    @Arbiter
    public void left(III_Result r) {
        small.third();
        mutex.assertNotOwned();
        r.r2 += mutex.isHeld() ? 1 : 0;
    }
}
