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
 * The conditional drops order as the others do. A holder writes and drops by {@code releaseIfGreater}; whoever is last
 * by {@code releaseIfLast} sees the write.
 *
 * <pre>
 *   holder                            last
 *   data = 1
 *   drop if there is more than one    if this is the last, and drops: r2 = data
 *   r1 = was it dropped; the same
 *   again must not drop
 *
 *   1, 1   the holder dropped first, and its write is seen
 *   1, 2   both gave up: the last one looked too early
 *   1, 0   forbidden: destroyed without the holder's write
 *   else   forbidden: there were two, then one
 * </pre>
 */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the holder dropped first, and its write is seen")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "the other holder was there still")
@Outcome(expect = Expect.FORBIDDEN, desc = "destroyed without what another holder wrote, or a drop was refused")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RC-3", "RC-6"},
        redBy = {"rc-b3", "rc-if-last-no-acquire", "rc-gt-any"})
public class ConditionalDropExhaustive {
    private static final int NOT_LAST = 2;
    private static final int TOO_MANY = 2;

    private final RefCount count = new RefCount(2);
    private int data;

    @Actor
    public void holder(II_Result r) {
        data = 1;
        boolean dropped = count.releaseIfGreater(1);
        r.r1 = (dropped ? 1 : 0) + (count.releaseIfGreater(1) ? TOO_MANY : 0);
    }

    @Actor
    public void last(II_Result r) {
        r.r2 = count.releaseIfLast() ? data : NOT_LAST;
    }
}
