package smpng.suites.sx;

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
import smpng.primitives.SxLock;
import smpng.primitives.jvm.JvmMachine;

/**
 * Two sharers increment a plain counter: each becomes the owner if it can, and otherwise leaves and comes back as one.
 *
 * <pre>
 *   0, 1, 2   the first went first
 *   1, 0, 2   the second went first
 *   else      forbidden: an increment was lost, or not seen by the next owner
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "the first went first")
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "the second went first")
@Outcome(expect = Expect.FORBIDDEN, desc = "an increment was lost, or not seen by the next owner")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"SX-1"},
        redBy = {"sx-exclusion"})
public class OwnedInTurnStress {
    private static final Machine MACHINE = JvmMachine.create();

    private final SxLock sx = SxLock.of(MACHINE, "sx");
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
        sx.sharedLock();
        if (!sx.tryUpgrade()) {
            sx.sharedUnlock();
            sx.exclusiveLock();
        }
        int seen = counter;
        counter = seen + 1;
        sx.exclusiveUnlock();
        return seen;
    }
}
