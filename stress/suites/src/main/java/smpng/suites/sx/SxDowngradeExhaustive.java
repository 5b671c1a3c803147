package smpng.suites.sx;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SxLock;
import smpng.suites.explored.SmallMachine;

/**
 * An owner becomes a sharer; another sharer sees what it wrote.
 */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "it was owned still")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "shared with the owner that was")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-6"},
        redBy = {"sx-downgrade-relaxed"})
public class SxDowngradeExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public SxDowngradeExhaustive() {
        small.first();
        sx.exclusiveLock();
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
