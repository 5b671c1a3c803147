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
 * An owner that does not run, and for whom somebody waits, lets go while another comes to share the lock: it finds it free, or
 * sleeps and is woken. A wake-up that is lost is a sharer that never ends, which is no outcome. Where somebody waits already,
 * the mark is there, and nothing but a look under the chain's lock says that the lock has become free.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "after the owner")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer beside an owner, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SX-1", "SX-2"},
        redBy = {"sx-no-second-look", "sx-share-relaxed", "sx-slow-share-relaxed"})
@Quickly({"sc", "x86-tso", "rc11"})
public class SharerWaitsExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SxLock sx = SxLock.of(small.machine(), "sx");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public SharerWaitsExhaustive() {
        KThread self = small.first();
        sx.exclusiveLock();
        self.setState(KThread.State.RUNNABLE); // else those who wait would spin
        small.leaveWaiting("W1", sx::sharedLock);
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
        sx.sharedLock();
        r.r1 = data;
        sx.sharedUnlock();
    }
}
