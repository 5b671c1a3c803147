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
 * One of two sharers wants to become the owner while the other leaves. If it may, it sees what the other did, which does
 * not see what it does.
 */
@JCStressTest
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "the other shares it still")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the other has left")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-5", "SX-1"},
        redBy = {"sx-upgrade-relaxed", "sx-share-unlock-relaxed", "sx-upgrade-crowded"})
public class SxUpgradeExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;
    private int mine;

    @SuppressWarnings("discipline") // let go by the actors
    public SxUpgradeExhaustive() {
        small.first();
        sx.sharedLock();
        small.second();
        sx.sharedLock();
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void upgrader(II_Result r) {
        small.first();
        if (sx.tryUpgrade()) {
            data = 1;
            r.r1 = mine;
        } else {
            r.r1 = 2;
        }
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void sharer(II_Result r) {
        small.second();
        r.r2 = data;
        mine = 1;
        sx.sharedUnlock();
    }
}
