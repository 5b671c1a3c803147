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

/** Two sharers want to become the owner; the second leaves if it may not. */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "neither: each was in the way of the other")
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "the first, after the second has left")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-5"},
        redBy = {"sx-upgrade-crowded"})
public class SxTwoUpgradesExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;

    @SuppressWarnings("discipline") // let go by the actors
    public SxTwoUpgradesExhaustive() {
        small.first();
        sx.sharedLock();
        small.second();
        sx.sharedLock();
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void first(II_Result r) {
        small.first();
        r.r1 = sx.tryUpgrade() ? data++ : 2;
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void second(II_Result r) {
        small.second();
        if (sx.tryUpgrade()) {
            r.r2 = data++;
        } else {
            r.r2 = 2;
            sx.sharedUnlock();
        }
    }
}
