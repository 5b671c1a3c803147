package smpng.suites.witness;

import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.WatchedLock;
import smpng.primitives.Witness;
import smpng.primitives.jvm.JvmMachine;
import smpng.suites.harness.ModelChecking;

/**
 * To want a lock of one class while one of another is held is an operation, and whether the thread is told about it its
 * result. The locks themselves are left out: only the witness's table is shared.
 */
public class WitnessLinearizabilityTest {
    /** Three of the test, and those of the machine itself. */
    private static final int CLASSES = 8;

    private final ThreadLocal<@Nullable Boolean> told = new ThreadLocal<>();
    private final Machine machine =
            JvmMachine.create(2, 8, 1, Optional.of(new Witness.Settings(CLASSES, List::of, report -> told.set(true))));

    private final WatchedLock a = lockOf(machine, "A");
    private final WatchedLock b = lockOf(machine, "B");
    private final WatchedLock c = lockOf(machine, "C");

    /** Takes A, then B. */
    @Operation
    public boolean firstThenSecond() {
        return inOrder(a, b);
    }

    /** Takes B, then C. */
    @Operation
    public boolean secondThenThird() {
        return inOrder(b, c);
    }

    /** Takes C, then A. */
    @Operation
    public boolean thirdThenFirst() {
        return inOrder(c, a);
    }

    private static WatchedLock lockOf(Machine machine, String name) {
        return machine.watch(name, WatchedLock.Kind.BLOCKING, false).orElseThrow();
    }

    private boolean inOrder(WatchedLock held, WatchedLock wanted) {
        told.set(false);
        KThread td = machine.currentThread();
        held.taken(td);
        wanted.wanted(td);
        held.released(td);
        return Boolean.TRUE.equals(told.get());
    }

    @Test
    @Evidence(
            engine = Engine.LINEARIZABILITY,
            claims = {"WIT-1"},
            redBy = {"wit-learned-unlocked"})
    void everyHistoryIsSequential(TestReporter reporter) {
        ModelChecking.ofBudget().check(WitnessLinearizabilityTest.class, OneOrder.class, reporter);
    }

    /** What the operations do one at a time: any two of the three orders can be learned, and the third is told once. */
    public static final class OneOrder {
        private boolean firstThenSecond;
        private boolean secondThenThird;
        private boolean thirdThenFirst;
        private boolean told;

        /** A, then B. */
        public boolean firstThenSecond() {
            if (secondThenThird && thirdThenFirst) {
                return tell();
            }
            firstThenSecond = true;
            return false;
        }

        /** B, then C. */
        public boolean secondThenThird() {
            if (firstThenSecond && thirdThenFirst) {
                return tell();
            }
            secondThenThird = true;
            return false;
        }

        /** C, then A. */
        public boolean thirdThenFirst() {
            if (firstThenSecond && secondThenThird) {
                return tell();
            }
            thirdThenFirst = true;
            return false;
        }

        private boolean tell() {
            boolean first = !told;
            told = true;
            return first;
        }
    }
}
