package smpng.suites.sleepmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SleepMutex;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * A thread that gets the mutex by trying sees all or nothing of what the other does under it.
 *
 * <pre>
 *   first                 second
 *   lock                  try
 *   one = 1, two = 1      if it has it: r1 = one, r2 = two, unlock
 *   unlock
 *
 *   0, 0   it was there first
 *   1, 1   it came afterwards
 *   2, 2   the other had it
 *   else   forbidden
 * </pre>
 */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "the try was first")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the try came afterwards, and sees both writes")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "the other had it")
@Outcome(expect = Expect.FORBIDDEN, desc = "two owners, or one who misses what the last one wrote")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"MTX-1", "MTX-4"},
        redBy = {"mtx-try-blind", "mtx-try-relaxed", "mtx-unlock-relaxed"})
@Quickly(
        value = {"sc", "x86-tso", "sparc-pso", "armv8", "rc11", "jam"},
        audited = {"sparc-tso", "alpha", "ia64", "power", "armv7", "riscv"})
public class TryLockExhaustive {
    private static final int NOT_TAKEN = 2;

    private final SmallMachine small = new SmallMachine();
    private final SleepMutex mutex = SleepMutex.of(small.machine(), "mutex");
    private int one;
    private int two;

    @Actor
    public void first() {
        small.first();
        mutex.lock();
        one = 1;
        two = 1;
        mutex.unlock();
    }

    @Actor
    public void second(II_Result r) {
        small.second();
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
