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
 * Two holders write to the object and drop their references. One destroys it, and sees both writes, which are plain.
 *
 * <p>Each actor reports 0 when it was not the last; else 1 when it saw the other's write, 2 when it missed it.
 */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the first was last")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the second was last")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "nobody destroys it: a leak")
@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "both destroy it")
@Outcome(id = "2, 0", expect = Expect.FORBIDDEN, desc = "destroyed while a write is still to come")
@Outcome(id = "0, 2", expect = Expect.FORBIDDEN, desc = "destroyed while a write is still to come")
@Outcome(id = "1, 2", expect = Expect.FORBIDDEN, desc = "both destroy it, one too early")
@Outcome(id = "2, 1", expect = Expect.FORBIDDEN, desc = "both destroy it, one too early")
@Outcome(id = "2, 2", expect = Expect.FORBIDDEN, desc = "both destroy it, both too early")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"RC-1", "RC-3"},
        redBy = {"rc-early-last"})
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RC-1", "RC-3"},
        redBy = {"rc-early-last", "rc-b2-no-release", "rc-b2-no-acquire"})
public class LastDropStress {
    private final RefCount count = new RefCount(2);
    private int first;
    private int second;

    @Actor
    public void first(II_Result r) {
        first = 1;
        r.r1 = count.release() ? seen(second) : 0;
    }

    @Actor
    public void second(II_Result r) {
        second = 1;
        r.r2 = count.release() ? seen(first) : 0;
    }

    private static int seen(int write) {
        return write == 1 ? 1 : 2;
    }
}
