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
import smpng.suites.explored.SmallMachine;

/**
 * A writer for which a reader waits lets go; another reader sees what it wrote.
 */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "the writer was there still")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "after the writer")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-1"},
        redBy = {"rw-waited-write-unlock-relaxed"})
public class WaitedForWriterExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int data;

    @SuppressWarnings("discipline") // let go by the first actor
    public WaitedForWriterExhaustive() {
        KThread self = small.first();
        rw.writeLock();
        self.setState(KThread.State.RUNNABLE); // else the waiter would spin
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
        if (rw.tryReadLock()) {
            r.r1 = data;
            rw.readUnlock();
        } else {
            r.r1 = 2;
        }
    }
}
