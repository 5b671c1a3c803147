package smpng.suites.rwlock;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.RwLock;
import smpng.primitives.jvm.JvmMachine;

/**
 * Two readers increment a plain counter: each becomes the writer if it can, and otherwise leaves and comes back as one.
 *
 * <pre>
 *   0, 1, 2   the first went first
 *   1, 0, 2   the second went first
 *   else      forbidden: an increment was lost, or not seen by the next writer
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "the first went first")
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "the second went first")
@Outcome(expect = Expect.FORBIDDEN, desc = "an increment was lost, or not seen by the next writer")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"RW-1"},
        redBy = {"rw-write-exclusion"})
public class UpgradeStress {
    private static final Machine MACHINE = JvmMachine.create();

    private final RwLock rw = RwLock.of(MACHINE, "rw");
    private int counter;

    @Actor
    public void first(III_Result r) {
        r.r1 = increment();
    }

    @Actor
    public void second(III_Result r) {
        r.r2 = increment();
    }

    @Arbiter
    public void left(III_Result r) {
        r.r3 = counter;
    }

    private int increment() {
        rw.readLock();
        if (!rw.tryUpgrade()) {
            rw.readUnlock();
            rw.writeLock();
        }
        int seen = counter;
        counter = seen + 1;
        rw.writeUnlock();
        return seen;
    }
}
