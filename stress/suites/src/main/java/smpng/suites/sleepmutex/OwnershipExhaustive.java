package smpng.suites.sleepmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.SleepMutex;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * The owner of a recursive mutex is told so until it has let go as often as it took it, and nobody else is. Then it can be
 * destroyed.
 */
@JCStressTest
@Outcome(id = "7, 0, 0", expect = Expect.ACCEPTABLE, desc = "the try did not get it")
@Outcome(id = "7, 0, 1", expect = Expect.ACCEPTABLE, desc = "the try got it")
@Outcome(expect = Expect.FORBIDDEN, desc = "owned by somebody else, or let go too soon")
@State
@Quickly(
        value = {"sc", "x86-tso", "armv8", "rc11", "jam"},
        audited = {"sparc-tso", "sparc-pso", "alpha", "ia64", "power", "armv7", "riscv"})
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"MTX-3", "MTX-5"},
        redBy = {"mtx-depth-lost", "mtx-owned-by-all"})
public class OwnershipExhaustive {
    private static final int SECOND = 2;
    private static final int THIRD = 4;

    private final SmallMachine small = new SmallMachine();
    private final SleepMutex mutex = SleepMutex.recursive(small.machine(), "mutex");

    @Actor
    @SuppressWarnings("discipline") // taken twice, let go twice
    public void owner(III_Result r) {
        small.first();
        if (!mutex.tryLock()) {
            r.r1 = 1 + SECOND + THIRD; // the other one has it; that is its business
            return;
        }
        int owned = mutex.isOwned() && !mutex.isRecursed() ? 1 : 0;
        mutex.lock();
        owned += mutex.isOwned() && mutex.isRecursed() ? SECOND : 0;
        mutex.unlock();
        owned += mutex.isOwned() && !mutex.isRecursed() ? THIRD : 0;
        mutex.unlock();
        r.r1 = owned;
    }

    @Actor
    public void other(III_Result r) {
        small.second();
        r.r2 = mutex.isOwned() ? 1 : 0;
        if (mutex.tryLock()) {
            mutex.assertOwned();
            mutex.unlock();
            r.r3 = 1;
        }
    }

    @Arbiter
    public void left(III_Result r) {
        small.third();
        r.r2 += mutex.isOwned() ? 1 : 0;
        mutex.destroy();
    }
}
