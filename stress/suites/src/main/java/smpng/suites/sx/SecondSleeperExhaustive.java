package smpng.suites.sx;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.SxLock;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * An owner for whom somebody waits to share the lock lets go while another comes to own it: it is found, though there was none
 * when the first looked before it had the chain's lock. A wake-up that is lost is one that never ends, which is no outcome.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "after the owner")
@Outcome(expect = Expect.FORBIDDEN, desc = "two owners, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-2"},
        redBy = {"sx-no-third-look"})
@Quickly({"sc", "x86-tso", "rc11"})
public class SecondSleeperExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public SecondSleeperExhaustive() {
        KThread self = small.first();
        sx.exclusiveLock();
        self.setState(KThread.State.RUNNABLE); // else those who wait would spin
        small.leaveWaiting("W1", sx::sharedLock);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void first() {
        small.first();
        data = 1;
        sx.exclusiveUnlock();
    }

    @Actor
    public void second(I_Result r) {
        small.second();
        sx.exclusiveLock();
        r.r1 = data;
        sx.exclusiveUnlock();
    }
}
