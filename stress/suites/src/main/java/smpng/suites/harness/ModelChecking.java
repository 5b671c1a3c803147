package smpng.suites.harness;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Budget;

/**
 * Lincheck's model checking within the bounds of the budget. It explores sequentially consistent interleavings only; a
 * missing barrier is invisible to it.
 *
 * @param threads threads of a scenario
 * @param operations operations of each
 * @param scenarios random scenarios
 * @param interleavings interleavings tried of each
 */
public record ModelChecking(int threads, int operations, int scenarios, int interleavings) {
    /** Two threads of two operations: the smallest scenarios in which the components' windows open. */
    public static ModelChecking ofBudget() {
        Budget budget = Budget.current();
        return new ModelChecking(2, budget.pick(2, 3, 3), budget.pick(20, 60, 300), budget.pick(300, 2_000, 10_000));
    }

    /** Checks that every history of the operations of {@code test} is one of {@code specification}. */
    public void check(Class<?> test, Class<?> specification, TestReporter reporter) {
        reporter.publishEntry(
                "bounds",
                scenarios + " scenarios of " + threads + " threads x " + operations + " operations, up to "
                        + interleavings + " interleavings each");
        new ModelCheckingOptions()
                .threads(threads)
                .actorsPerThread(operations)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(scenarios)
                .invocationsPerIteration(interleavings)
                .sequentialSpecification(specification)
                .check(test);
    }
}
