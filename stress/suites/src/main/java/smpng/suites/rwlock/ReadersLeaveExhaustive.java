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
 * Two readers leave; one of them tries to write then. If it may, it sees what the other did, who does not see what it does.
 *
 * <pre>
 *   reader, shares it    reader, shares it
 *   r1 = data            read unlock
 *   mine = 1             try to write
 *   read unlock          if it may: data = 1, r2 = mine
 *                        else: r2 = 2
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "the other reads still")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "both have left")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-1"},
        redBy = {"rw-read-unlock-relaxed", "rw-last-read-unlock-relaxed", "rw-try-write-relaxed"})
public class ReadersLeaveExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int data;
    private int mine;

    @SuppressWarnings("discipline") // let go by the actors
    public ReadersLeaveExhaustive() {
        small.first();
        rw.readLock();
        small.second();
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
    @SuppressWarnings("discipline") // taken by the constructor, and kept
    public void writer(II_Result r) {
        small.second();
        rw.readUnlock();
        if (rw.tryWriteLock()) {
            data = 1;
            r.r2 = mine;
        } else {
            r.r2 = 2;
        }
    }
}
