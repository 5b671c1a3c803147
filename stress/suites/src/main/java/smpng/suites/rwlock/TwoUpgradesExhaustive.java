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

/** Two readers want to become the writer; the second leaves if it may not. */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "neither: each was in the way of the other")
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "the first, after the second has left")
@Outcome(expect = Expect.FORBIDDEN, desc = "a reader beside a writer, or one who misses what others did before")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RW-5"},
        redBy = {"rw-upgrade-crowded"})
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
    @SuppressWarnings("discipline") // taken by the constructor
    public void first(II_Result r) {
        small.first();
        r.r1 = rw.tryUpgrade() ? data++ : 2;
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void second(II_Result r) {
        small.second();
        if (rw.tryUpgrade()) {
            r.r2 = data++;
        } else {
            r.r2 = 2;
            rw.readUnlock();
        }
    }
}
