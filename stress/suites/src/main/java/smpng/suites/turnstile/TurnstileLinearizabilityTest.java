package smpng.suites.turnstile;

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
 * A mutex that is nothing but a turnstile: a gate with one pass. Who finds none waits for the one who has it, so the plain
 * counter is atomic, and every operation returns.
 */
public class TurnstileLinearizabilityTest {
    private final Machine machine = JvmMachine.create(2, 8, 1);
    private final Gate gate = new Gate(machine, 1);
    private int counter;

    /** Adds one and returns what was there. */
    @Operation
    public int increment() {
        gate.pass();
        int seen = counter;
        counter = seen + 1;
        gate.open();
        return seen;
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"TS-1"},
            redBy = {"ts-returns-early"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(TurnstileLinearizabilityTest.class, AtomicCounter.class, reporter);
    }
}
