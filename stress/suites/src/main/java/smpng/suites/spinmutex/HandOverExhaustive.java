package smpng.suites.spinmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.SpinMutex;
import smpng.suites.explored.SmallMachine;

/**
 * A CPU switches from one thread to another, to which the mutex passes with the switch. A third thread that tries to get it
 * sees all or nothing of what the two did under it.
 *
 * <pre>
 *   switching CPU                      other CPU
 *   lock, one = 1, hand over           try
 *   two = 1, unlock, as the next       if it has it: r1 = one, r2 = two, unlock; else 2, 2
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "the try was first")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the try came afterwards, and sees both writes")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "one of the two had it")
@Outcome(expect = Expect.FORBIDDEN, desc = "two owners, or one who misses what the last one wrote")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"SPIN-1"},
        redBy = {"spin-unlock-relaxed"})
public class HandOverExhaustive {
    private static final int NOT_TAKEN = 2;

    private final SmallMachine small = new SmallMachine();
    private final SpinMutex mutex = SpinMutex.of(small.machine(), "mutex");
    private int one;
    private int two;

    @Actor
    @SuppressWarnings("discipline") // one thread takes it, another lets it go
    public void switching() {
        small.first();
        mutex.lock();
        one = 1;
        KThread next = small.second();
        small.first();
        mutex.handOver(next);
        small.second();
        small.machine().critical().prepare(next);
        two = 1;
        mutex.unlock();
    }

    @Actor
    public void other(II_Result r) {
        small.third();
        if (mutex.tryLock()) {
            r.r1 = one;
            r.r2 = two;
            mutex.unlock();
        } else {
            r.r1 = NOT_TAKEN;
            r.r2 = NOT_TAKEN;
        }
    }
}
