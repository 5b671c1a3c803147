package smpng.suites.criticalsection;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.AtomicCounter;
import smpng.suites.harness.ModelChecking;

/** A per-CPU counter of a machine with one CPU slot is an atomic counter: critical sections lease the slot in turn. */
public class CriticalSectionLinearizabilityTest {
    private final Machine machine = JvmMachine.create(1, 8, 1);
    private final int[] perCpu = new int[1];

    /** Adds one and returns what was there. */
    @Operation
    public int increment() {
        machine.critical().enter();
        int cpu = machine.cpu().id();
        int seen = perCpu[cpu];
        perCpu[cpu] = seen + 1;
        machine.critical().exit();
        return seen;
    }

    /** The same in two sections, one within the other: the inner exit gives nothing back. */
    @Operation
    public int incrementRecursed() {
        machine.critical().enter();
        int cpu = machine.cpu().id();
        machine.critical().enter();
        int seen = perCpu[cpu];
        machine.critical().exit();
        perCpu[cpu] = seen + 1;
        machine.critical().exit();
        return seen;
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"CS-4"},
            redBy = {"cs-early-unpin"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(CriticalSectionLinearizabilityTest.class, AtomicCounter.class, reporter);
    }
}
