package smpng.suites.turnstile;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;

import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.ModelChecking;

/** A gate on a turnstile, without waiting: passes are neither lost nor made. */
public class TurnstileLinearizabilityTest {
    private final Machine machine = JvmMachine.create(2, 8, 1);
    private final Gate gate = new Gate(machine);

    /** Adds a pass. */
    @Operation
    public void open() {
        gate.open();
    }

    /** Takes a pass if there is one. */
    @Operation
    public boolean tryPass() {
        return gate.tryPass();
    }

    /** Opens the gate and passes it, waiting if another thread took the pass; that one then has opened it before. */
    @Operation
    public void openAndPass() {
        gate.open();
        gate.open();
        gate.pass();
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"TS-1"},
            redBy = {"ts-no-waiter-made-runnable"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(TurnstileLinearizabilityTest.class, GateSpecification.class, reporter);
    }
}
