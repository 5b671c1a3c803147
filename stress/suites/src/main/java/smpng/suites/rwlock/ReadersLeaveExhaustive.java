package smpng.suites.rwlock;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.RwLock;
import smpng.suites.explored.SmallMachine;

/**
 * The last reader leaves while another thread tries to write. If it may, it sees what the reader did, who does not see what it
 * does.
 *
 * <pre>
 *   reader, shares it    writer
 *   r1 = data            try to write
 *   mine = 1             if it may: data = 1, r2 = mine
 *   read unlock          else: r2 = 2
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "the reader is there still")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the reader has left")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-1"},
        redBy = {"rw-last-read-unlock-relaxed", "rw-try-write-relaxed"})
public class ReadersLeaveExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int data;
    private int mine;

    @SuppressWarnings("discipline") // let go by the first actor
    public ReadersLeaveExhaustive() {
        small.first();
        rw.readLock();
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void reader(II_Result r) {
        small.first();
        r.r1 = data;
        mine = 1;
        rw.readUnlock();
    }

    @Actor
    @SuppressWarnings("discipline") // kept
    public void writer(II_Result r) {
        small.second();
        if (rw.tryWriteLock()) {
            data = 1;
            r.r2 = mine;
        } else {
            r.r2 = 2;
        }
    }
}
