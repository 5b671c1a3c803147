package smpng.suites.refcount;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.RefCount;

/**
 * Three holders: the destroyer sees what the other two wrote, also where one drop comes between another and the last. A
 * drop in the middle is a read-modify-write that orders nothing for itself, and must pass on what came before it.
 *
 * <p>Each reports 0 when it was not the last, else what it sees: 1 for both writes, 2 when it misses one.
 */
@JCStressTest
@Outcome(
        id = {"1, 0, 0", "0, 1, 0", "0, 0, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "one was last, and saw all writes")
@Outcome(expect = Expect.FORBIDDEN, desc = "not one destroyer, or one that misses a write")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"RC-1", "RC-2", "RC-3"},
        redBy = {"rc-early-last", "rc-drop-twice", "rc-lost-acquire", "rc-b2-no-release", "rc-b2-no-acquire"})
public class ThreeHoldersExhaustive {
    private final RefCount count = new RefCount(2);
    private int first;
    private int second;
    private int third;

    /** This one takes a reference of its own first, and hands over the one it was given. */
    @Actor
    public void first(III_Result r) {
        count.acquire();
        first = 1;
        boolean early = count.release();
        r.r1 = early ? 2 : count.release() ? seen(second, third) : 0;
    }

    @Actor
    public void second(III_Result r) {
        second = 1;
        third = 1;
        r.r2 = count.release() ? seen(first, 1) : 0;
    }

    @Actor
    public void third(III_Result r) {
        if (count.acquireIfNotZero()) {
            r.r3 = count.release() ? seen(first, second) : 0;
        }
    }

    private static int seen(int one, int another) {
        return one == 1 && another == 1 ? 1 : 2;
    }
}
