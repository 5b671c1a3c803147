package smpng.suites.semaphore;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.Machine;
import smpng.primitives.Semaphore;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.ModelChecking;

/** The operations that never wait are those of a number that does not go below 0. */
public class SemaphoreLinearizabilityTest {
    private final Machine machine = JvmMachine.create(2, 8, 1);
    private final Semaphore semaphore = Semaphore.of(machine, "semaphore", 1);

    /** Gives a unit. */
    @Operation
    public void post() {
        semaphore.post();
    }

    /** Takes one if there is one. */
    @Operation
    public boolean tryTake() {
        return semaphore.tryTake();
    }

    /** Says how many there are. */
    @Operation
    public int value() {
        return semaphore.value();
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"SEM-1"},
            redBy = {"sem-post-unlocked"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(SemaphoreLinearizabilityTest.class, Units.class, reporter);
    }

    /** What one thread would see. */
    public static final class Units {
        private int value = 1;

        /** Gives a unit. */
        public void post() {
            value++;
        }

        /** Takes one if there is one. */
        public boolean tryTake() {
            if (value == 0) {
                return false;
            }
            value--;
            return true;
        }

        /** Says how many there are. */
        public int value() {
            return value;
        }
    }
}
