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
 * {@link UpgradeExhaustive} while a writer waits, so that the turnstile passes to the one that becomes the writer. FreeBSD's
 * second compare-and-set, under the chain's lock, is relaxed here; the note says where that is enough.
 */
@JCStressTest
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "the other reads still")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the other has left")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-5", "RW-1"},
        redBy = {"rw-waited-upgrade-relaxed", "rw-read-unlock-relaxed"})
public class WaitedForUpgradeExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int data;
    private int mine;

    @SuppressWarnings("discipline") // let go by the actors
    public WaitedForUpgradeExhaustive() {
        small.first();
        rw.readLock();
        small.second();
        rw.readLock();
        small.leaveWaiting("W1", rw::writeLock);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void upgrader(II_Result r) {
        small.first();
        if (rw.tryUpgrade()) {
            data = 1;
            r.r1 = mine;
        } else {
            r.r1 = 2;
        }
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void reader(II_Result r) {
        small.second();
        r.r2 = data;
        mine = 1;
        rw.readUnlock();
    }
}
