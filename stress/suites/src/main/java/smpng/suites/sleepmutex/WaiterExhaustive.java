package smpng.suites.sleepmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.SleepMutex;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * {@link ContestedUnlockExhaustive} without the passer-by, which is small enough for every machine: an owner that does not run
 * lets go, and a waiter sees what it wrote, or never waited at all.
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the waiter came after the owner")
@Outcome(expect = Expect.FORBIDDEN, desc = "two owners, or one who misses what the last one wrote")
@State
@Quickly(
        value = {"sc", "x86-tso", "rc11"},
        audited = {"sparc-tso", "sparc-pso", "alpha", "ia64", "power", "armv7", "armv8", "riscv", "jam"})
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = "MTX-2",
        redBy = {"mtx-contested-ignored"})
public class WaiterExhaustive {
    private final SmallMachine small = new SmallMachine();
    private final SleepMutex mutex = SleepMutex.of(small.machine(), "mutex");
    private int content;

    @SuppressWarnings("discipline") // let go by the first actor
    public WaiterExhaustive() {
        KThread owner = small.first();
        mutex.lock();
        owner.setState(KThread.State.RUNNABLE);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void owner() {
        small.first();
        content = 1;
        mutex.unlock();
    }

    @Actor
    public void waiter(I_Result r) {
        small.second();
        mutex.lock();
        r.r1 = content;
        mutex.unlock();
    }
}
