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
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * The last reader leaves while a writer comes: it spins, and bars newcomers, or waits and is woken. A wake-up that is lost is
 * a writer that never ends, which is no outcome.
 */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "after the reader")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-1", "RW-2"},
        redBy = {
            "rw-waiters-ignored",
            "rw-write-relaxed",
            "rw-slow-write-relaxed",
            "rw-claim-relaxed",
            "rw-last-read-unlock-relaxed"
        })
@Quickly({"sc", "x86-tso", "rc11"})
public class WriterWaitsExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int data;
    private int mine;

    @SuppressWarnings("discipline") // let go by the first actor
    public WriterWaitsExhaustive() {
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
    public void writer(II_Result r) {
        small.second();
        rw.writeLock();
        data = 1;
        r.r2 = mine;
        rw.writeUnlock();
    }
}
