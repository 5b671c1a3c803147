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
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * The last sharer leaves while one comes to own the lock: it spins, and bars newcomers, or waits and is woken. A wake-up that is lost is
 * an owner-to-be that never ends, which is no outcome.
 */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "after the sharer")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-1", "SX-2"},
        redBy = {
            "sx-waiters-ignored",
            "sx-owners-left",
            "sx-waiter-unmarked",
            "sx-relaxed",
            "sx-slow-relaxed",
            "sx-claim-relaxed",
            "sx-last-share-unlock-relaxed"
        })
@Quickly({"sc", "x86-tso", "rc11"})
public class OwnerWaitsExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;
    private int mine;

    @SuppressWarnings("discipline") // let go by the first actor
    public OwnerWaitsExhaustive() {
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
    public void owner(II_Result r) {
        small.second();
        sx.exclusiveLock();
        data = 1;
        r.r2 = mine;
        sx.exclusiveUnlock();
    }
}
