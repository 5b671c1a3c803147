package smpng.suites.refcount;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.RefCount;

/**
 * A lookup races with the drop of the only reference: it comes too late, or keeps the object alive; exactly one destroys
 * it.
 *
 * <p>The owner reports whether it was the last, 1 or 0. The lookup reports 0 when it came too late, 1 when it had a
 * reference and was not the last to drop it, 2 when it was.
 */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the lookup came too late")
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "the lookup outlived the owner")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the lookup was done before the owner let go")
@Outcome(id = "1, 2", expect = Expect.FORBIDDEN, desc = "two destroy it: the lookup took what was gone")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "nobody destroys it")
@Outcome(id = "0, 1", expect = Expect.FORBIDDEN, desc = "nobody destroys it")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"RC-4"},
        redBy = {"rc-resurrect"})
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RC-4"},
        redBy = {"rc-resurrect"})
public class LookupStress {
    private final RefCount count = new RefCount(1);

    @Actor
    public void owner(II_Result r) {
        r.r1 = count.release() ? 1 : 0;
    }

    @Actor
    public void lookup(II_Result r) {
        if (count.acquireIfNotZero()) {
            r.r2 = count.release() ? 2 : 1;
        }
    }
}
