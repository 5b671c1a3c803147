package smpng.suites.sleepmutex;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.SleepMutex;
import smpng.suites.explored.Quickly;
import smpng.suites.explored.SmallMachine;

/**
 * An owner that does not run lets go of a mutex for which another thread waits, or is about to wait, on the turnstile. A
 * third one tries to get it in between.
 *
 * <pre>
 *   owner, has it          waiter                        passer-by
 *   counter = 1            lock                          try
 *   unlock                 r1 = counter, counter++       if it has it: r2 = counter, counter++, unlock
 *                          unlock                        else: r2 = 9
 *
 *   1, 9   the waiter alone      1, 2   the waiter, then the passer-by      2, 1   the other way round
 *   else   forbidden: two owners, or one who misses what the last one wrote
 * </pre>
 *
 * <p>A wake-up that is lost is a waiter that never ends, which is no outcome.
 */
@JCStressTest
@Outcome(id = "1, 9", expect = Expect.ACCEPTABLE, desc = "the passer-by did not get it")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "the waiter, then the passer-by")
@Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "the passer-by, then the waiter")
@Outcome(expect = Expect.FORBIDDEN, desc = "two owners, or one who misses what the last one wrote")
@State
@Evidence(
        engine = Engine.EXHAUSTIVE,
        claims = {"MTX-1", "MTX-2", "MTX-6"},
        redBy = {"mtx-contested-ignored", "mtx-slow-unlock-relaxed", "mtx-touched-after-release"})
@Quickly({"sc", "x86-tso", "rc11"})
public class ContestedUnlockExhaustive {
    private static final int NOT_TAKEN = 9;

    private final SmallMachine small = new SmallMachine();
    private final SleepMutex mutex = SleepMutex.of(small.machine(), "mutex");
    private int counter;

    @SuppressWarnings("discipline") // let go by the first actor
    public ContestedUnlockExhaustive() {
        KThread owner = small.first();
        mutex.lock();
        owner.setState(KThread.State.RUNNABLE);
    }

    @Actor
    @SuppressWarnings("discipline") // taken by the constructor
    public void owner() {
        small.first();
        counter = 1;
        mutex.unlock();
    }

    @Actor
    public void waiter(II_Result r) {
        small.second();
        mutex.lock();
        r.r1 = counter++;
        mutex.unlock();
    }

    @Actor
    public void passerBy(II_Result r) {
        small.third();
        if (mutex.tryLock()) {
            r.r2 = counter++;
            mutex.unlock();
        } else {
            r.r2 = NOT_TAKEN;
        }
    }
}
