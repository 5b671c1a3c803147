package smpng.suites.witness;

import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.WatchedLock;
import smpng.primitives.Witness;

/**
 * Two threads want locks of two classes in the two orders. Whoever comes second is told, even if both orders are new to the
 * table at the same time. The locks themselves are left out.
 *
 * <pre>
 *   first                       second
 *   has A, wants B              has B, wants A
 *   r1 = told about it          r2 = told about it
 * </pre>
 */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the second was first")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the first was first")
@Outcome(expect = Expect.FORBIDDEN, desc = "the reversal was told to nobody, or twice")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"WIT-1"},
        redBy = {"wit-learned-unlocked"})
public class ReversalStress {
    /** These two, and those of the machine itself. */
    private static final int CLASSES = 8;

    private final ToldAbout told = new ToldAbout();
    private final TwoThreads threads = new TwoThreads(new Witness.Settings(CLASSES, List::of, told));
    private final WatchedLock one = lockOf(threads.machine(), "A");
    private final WatchedLock two = lockOf(threads.machine(), "B");

    private static WatchedLock lockOf(Machine machine, String name) {
        return machine.watch(name, WatchedLock.Kind.BLOCKING, false).orElseThrow();
    }

    @Actor
    public void first(II_Result r) {
        inOrder(threads.first(), one, two);
        r.r1 = told.b;
    }

    @Actor
    public void second(II_Result r) {
        inOrder(threads.second(), two, one);
        r.r2 = told.a;
    }

    private static void inOrder(KThread td, WatchedLock held, WatchedLock wanted) {
        held.taken(td);
        wanted.wanted(td);
        held.released(td);
    }
}
