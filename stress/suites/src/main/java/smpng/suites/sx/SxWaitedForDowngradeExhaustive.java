package smpng.suites.sx;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.SxLock;
import smpng.suites.explored.SmallMachine;

/**
 * {@link SxDowngradeExhaustive} while somebody waits to share it, who is woken.
 */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "it was owned still")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "shared with the owner that was")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-6"},
        redBy = {"sx-waited-downgrade-relaxed"})
public class SxWaitedForDowngradeExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public SxWaitedForDowngradeExhaustive() {
        KThread self = small.first();
        sx.exclusiveLock();
        self.setState(KThread.State.RUNNABLE); // else the waiter would spin
        small.leaveWaiting("W1", sx::sharedLock);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void owner(II_Result r) {
        small.first();
        data = 1;
        sx.downgrade();
        r.r1 = data;
    }

    @Actor
    public void sharer(II_Result r) {
        small.second();
        if (sx.trySharedLock()) {
            r.r2 = data;
            sx.sharedUnlock();
        } else {
            r.r2 = 2;
        }
    }
}
