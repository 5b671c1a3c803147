package smpng.suites.witness;

import java.util.List;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SpinMutex;
import smpng.primitives.Witness;
import smpng.suites.explored.SmallMachine;

/**
 * Two threads take locks of two classes in the two orders; the locks are four, so neither waits. Whoever comes second is
 * told, even if both are new to the table at the same time.
 *
 * <pre>
 *   first                             second
 *   lock inner of class A             lock outer of class B
 *   lock outer of class B             lock inner of class A
 *   r1 = told about it                r2 = told about it
 * </pre>
 */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the second was first")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the first was first")
@Outcome(expect = Expect.FORBIDDEN, desc = "the reversal was told to nobody, or twice")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"WIT-1"},
        redBy = {"wit-learned-unlocked", "wit-no-second-look"})
public class ReversalExhaustive {
    /** These two, and those of the machine itself. */
    private static final int CLASSES = 8;

    private final ToldAbout told = new ToldAbout();
    private final SmallMachine small = new SmallMachine(Optional.of(new Witness.Settings(CLASSES, List::of, told)));
    private final SpinMutex inner = SpinMutex.of(small.machine(), "A");
    private final SpinMutex outer = SpinMutex.of(small.machine(), "B");
    private final SpinMutex otherInner = SpinMutex.of(small.machine(), "A");
    private final SpinMutex otherOuter = SpinMutex.of(small.machine(), "B");

    @Actor
    public void first(II_Result r) {
        small.first();
        inOrder(inner, outer);
        r.r1 = told.b;
    }

    @Actor
    public void second(II_Result r) {
        small.second();
        inOrder(otherOuter, otherInner);
        r.r2 = told.a;
    }

    private static void inOrder(SpinMutex held, SpinMutex wanted) {
        held.lock();
        wanted.lock();
        wanted.unlock();
        held.unlock();
    }
}
