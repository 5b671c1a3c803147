package smpng.suites.rwlock;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.RwLock;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * A writer for which a reader waits lets go while another writer comes to wait: it is found, though there was none when the
 * first looked before it had the chain's lock. A wake-up that is lost is a writer that never ends, which is no outcome.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the second writer sees what the first wrote")
@Outcome(expect = Expect.FORBIDDEN, desc = "two writers, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-2"},
        redBy = {"rw-no-third-look"})
@Quickly({"sc", "x86-tso", "rc11"})
public class SecondWaiterExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public SecondWaiterExhaustive() {
        KThread self = small.first();
        rw.writeLock();
        self.setState(KThread.State.RUNNABLE); // else the waiters would spin
        small.leaveWaiting("W1", rw::readLock);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void first() {
        small.first();
        data = 1;
        rw.writeUnlock();
    }

    @Actor
    public void second(I_Result r) {
        small.second();
        rw.writeLock();
        r.r1 = data;
        rw.writeUnlock();
    }
}
