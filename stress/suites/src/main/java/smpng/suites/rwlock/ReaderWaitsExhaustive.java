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
 * A writer that does not run, and for which a reader waits, lets go while another comes: it finds the lock free, or waits and
 * is woken. A wake-up that is lost is a reader that never ends, which is no outcome. Where somebody waits already, the mark is
 * there, and nothing but a look under the chain's lock says that the lock has become free.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "after the writer")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-1", "RW-2"},
        redBy = {"rw-no-second-look", "rw-read-relaxed", "rw-slow-read-relaxed"})
@Quickly({"sc", "x86-tso", "rc11"})
public class ReaderWaitsExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public ReaderWaitsExhaustive() {
        KThread self = small.first();
        rw.writeLock();
        self.setState(KThread.State.RUNNABLE); // else those who wait would spin
        small.leaveWaiting("W1", rw::readLock);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void writer() {
        small.first();
        data = 1;
        rw.writeUnlock();
    }

    @Actor
    public void reader(I_Result r) {
        small.second();
        rw.readLock();
        r.r1 = data;
        rw.readUnlock();
    }
}
