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
 * Two readers want to become the writer; one that may not leaves.
 */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "neither: each was in the way of the other")
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "the first")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "the second")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-5"},
        redBy = {"rw-upgrade-two-winners"})
public class TwoUpgradesExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final RwLock rw = RwLock.of(small.machine(), "rw");
    private int data;

    @SuppressWarnings("discipline") // let go by the actors
    public TwoUpgradesExhaustive() {
        small.first();
        rw.readLock();
        small.second();
        rw.readLock();
    }

    @Actor
    public void first(II_Result r) {
        small.first();
        r.r1 = upgrade();
    }

    @Actor
    public void second(II_Result r) {
        small.second();
        r.r2 = upgrade();
    }

    @SuppressWarnings("discipline") // taken by the constructor
    private int upgrade() {
        if (rw.tryUpgrade()) {
            return data++;
        }
        rw.readUnlock();
        return 2;
    }
}
