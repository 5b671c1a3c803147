package smpng.suites.conditionvariable;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.ConditionVariable;
import smpng.primitives.Machine;
import smpng.primitives.SleepMutex;
import smpng.primitives.SleepQueue;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.AtomicCounter;
import smpng.suites.harness.ModelChecking;

/** A turn that one thread has and others wait for: the plain counter is atomic, and every operation returns. */
public class ConditionVariableLinearizabilityTest {
    private final Machine machine = JvmMachine.create(2, 8, 1);
    private final SleepMutex mutex = SleepMutex.of(machine, "mutex");
    private final ConditionVariable condition = ConditionVariable.of(machine, "event");
    private boolean taken;
    private int counter;

    /** Adds one and returns what was there. */
    @Operation
    public int increment() {
        mutex.lock();
        while (taken) {
            condition.await(mutex, SleepQueue.Signals.WAIT);
        }
        taken = true;
        mutex.unlock();
        int seen = counter;
        counter = seen + 1;
        mutex.lock();
        taken = false;
        condition.signal();
        mutex.unlock();
        return seen;
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"CV-1"},
            redBy = {"cv-added-late"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(ConditionVariableLinearizabilityTest.class, AtomicCounter.class, reporter);
    }
}
