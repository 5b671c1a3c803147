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
 * The last sharer leaves while another thread tries to own the lock. If it may, it sees what the sharer did, who does not see
 * what it does.
 *
 * <pre>
 *   sharer, shares it    owner
 *   r1 = data            try to own it
 *   mine = 1             if it may: data = 1, r2 = mine
 *   let go               else: r2 = 2
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "the sharer is there still")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the sharer has left")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-1"},
        redBy = {"sx-last-share-unlock-relaxed", "sx-try-relaxed"})
public class LastSharerLeavesExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;
    private int mine;

    @SuppressWarnings("discipline") // let go by the first actor
    public LastSharerLeavesExhaustive() {
        small.first();
        sx.sharedLock();
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void sharer(II_Result r) {
        small.first();
        r.r1 = data;
        mine = 1;
        sx.sharedUnlock();
    }

    @Actor
    @SuppressWarnings("discipline") // kept
    public void owner(II_Result r) {
        small.second();
        if (sx.tryExclusiveLock()) {
            data = 1;
            r.r2 = mine;
        } else {
            r.r2 = 2;
        }
    }
}
