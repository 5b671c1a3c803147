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

/** The last sharer leaves and wakes one that waits to own the lock; another that tries before it sees what the sharer did. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the sharer has left")
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "the sharer is there still")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-1"},
        redBy = {"sx-waited-share-unlock-relaxed"})
public class WaitedForSharerExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int mine;

    @SuppressWarnings("discipline") // let go by the first actor
    public WaitedForSharerExhaustive() {
        small.first();
        sx.sharedLock();
        small.leaveWaiting("W1", sx::exclusiveLock);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void sharer() {
        small.first();
        mine = 1;
        sx.sharedUnlock();
    }

    @Actor
    @SuppressWarnings("discipline") // kept
    public void owner(I_Result r) {
        small.second();
        r.r1 = sx.tryExclusiveLock() ? mine : 2;
    }
}
