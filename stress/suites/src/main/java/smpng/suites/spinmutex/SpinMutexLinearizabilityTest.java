package smpng.suites.spinmutex;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.SpinMutex;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.AtomicCounter;
import smpng.suites.harness.ModelChecking;

/**
 * Whole critical sections are the operations: together they are an atomic counter. The plain field can only count right if
 * the mutex excludes.
 */
public class SpinMutexLinearizabilityTest {
    private final Machine machine = JvmMachine.create(2, 8, 1);
    private final SpinMutex mutex = SpinMutex.recursive(machine, "mutex");
    private int counter;

    /** Adds one and returns what was there. */
    @Operation
    public int increment() {
        mutex.lock();
        int seen = counter;
        counter = seen + 1;
        mutex.unlock();
        return seen;
    }

    /** The same, owning the mutex twice in between. */
    @Operation
    public int incrementRecursed() {
        mutex.lock();
        mutex.lock();
        int seen = counter;
        mutex.unlock();
        counter = seen + 1;
        mutex.unlock();
        return seen;
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"SPIN-1"},
            redBy = {"spin-exclusion"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(SpinMutexLinearizabilityTest.class, AtomicCounter.class, reporter);
    }
}
