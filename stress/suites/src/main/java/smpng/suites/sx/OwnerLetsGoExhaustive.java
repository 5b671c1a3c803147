package smpng.suites.sx;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SxLock;
import smpng.suites.explored.SmallMachine;

/**
 * An owner lets go; who shares the lock then sees what the owner wrote.
 */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "it was owned still")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "after the owner")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-1"},
        redBy = {"sx-unlock-relaxed", "sx-try-share-relaxed"})
public class OwnerLetsGoExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public OwnerLetsGoExhaustive() {
        small.first();
        sx.exclusiveLock();
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void owner() {
        small.first();
        data = 1;
        sx.exclusiveUnlock();
    }

    @Actor
    public void sharer(I_Result r) {
        small.second();
        if (sx.trySharedLock()) {
            r.r1 = data;
            sx.sharedUnlock();
        } else {
            r.r1 = 2;
        }
    }
}
