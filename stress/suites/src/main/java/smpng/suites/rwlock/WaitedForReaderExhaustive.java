package smpng.suites.rwlock;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.RwLock;
import smpng.suites.explored.SmallMachine;

/** The last reader leaves and wakes a writer that waits; another that tries before it sees what the reader did. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the reader has left")
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "the reader is there still")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-1"},
        redBy = {"rw-waited-read-unlock-relaxed"})
public class WaitedForReaderExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int mine;

    @SuppressWarnings("discipline") // let go by the first actor
    public WaitedForReaderExhaustive() {
        small.first();
        rw.readLock();
        small.leaveWaiting("W1", rw::writeLock);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void reader() {
        small.first();
        mine = 1;
        rw.readUnlock();
    }

    @Actor
    @SuppressWarnings("discipline") // kept
    public void writer(I_Result r) {
        small.second();
        r.r1 = rw.tryWriteLock() ? mine : 2;
    }
}
