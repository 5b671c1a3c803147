package smpng.suites.conditionvariable;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.ConditionVariable;
import smpng.primitives.Machine;
import smpng.primitives.SleepMutex;
import smpng.primitives.SleepQueue;
import smpng.primitives.jvm.JvmMachine;

/**
 * One thread waits for the other, but not for long. It has the mutex again whatever ended its wait.
 *
 * <pre>
 *   waiter                          other
 *   under the mutex:                under the mutex:
 *   if it is not there: wait        data = 1, it is there
 *   r1 = there? data, else 2        wake one
 * </pre>
 */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "in time, and the write is seen")
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "out of time")
@Outcome(expect = Expect.FORBIDDEN, desc = "on the way without what was written before")
@State
@Evidence(
        engine = Engine.JVM_STRESS,
        claims = {"CV-3"},
        redBy = {"cv-not-retaken"})
public class SignalledStress {
    private static final Machine MACHINE = JvmMachine.create();

    private final SleepMutex mutex = SleepMutex.of(MACHINE, "mutex");
    private final ConditionVariable condition = ConditionVariable.of(MACHINE, "event");
    private boolean there;
    private int data;

    @Actor
    public void first(I_Result r) {
        mutex.lock();
        if (!there) {
            condition.awaitUntil(mutex, SleepQueue.Signals.WAIT, MACHINE.cpu().nanoTime());
        }
        r.r1 = there ? data : 2;
        mutex.unlock();
    }

    @Actor
    public void second() {
        mutex.lock();
        data = 1;
        there = true;
        condition.signal();
        mutex.unlock();
    }
}
