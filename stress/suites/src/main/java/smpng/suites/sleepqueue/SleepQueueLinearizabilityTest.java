package smpng.suites.sleepqueue;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.AtomicCounter;
import smpng.suites.harness.ModelChecking;

/**
 * A mutex that is nothing but a sleep queue: a bell with one pass. The plain counter is atomic if nobody passes without it,
 * and every operation returns.
 */
public class SleepQueueLinearizabilityTest {
    private final Machine machine = JvmMachine.create(2, 8, 1);
    private final Bell bell = new Bell(machine, 1);
    private int counter;

    /** Adds one and returns what was there. */
    @Operation
    public int increment() {
        bell.pass();
        int seen = counter;
        counter = seen + 1;
        bell.ring();
        return seen;
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"SQ-1"},
            redBy = {"sq-returns-early"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(SleepQueueLinearizabilityTest.class, AtomicCounter.class, reporter);
    }
}
