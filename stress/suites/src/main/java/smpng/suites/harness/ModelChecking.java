package smpng.suites.harness;

import java.util.Arrays;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Budget;

/**
 * Lincheck's model checking within the bounds of the budget. It explores sequentially consistent interleavings only; a
 * missing barrier is invisible to it.
 *
 * @param threads threads of a scenario
 * @param operations operations of each
 * @param scenarios random scenarios for each operation of the test: with few operations, few scenarios differ
 * @param interleavings interleavings tried of each
 */
public record ModelChecking(int threads, int operations, int scenarios, int interleavings) {
    /** Two threads of two operations: the smallest scenarios in which the components' windows open. */
    public static ModelChecking ofBudget() {
        Budget budget = Budget.current();
        return new ModelChecking(2, budget.pick(2, 3, 3), budget.pick(4, 15, 60), budget.pick(120, 2_000, 10_000));
    }

    /** Checks that every history of the operations of {@code test} is one of {@code specification}. */
    public void check(Class<?> test, Class<?> specification, TestReporter reporter) {
        UncheckedClasses.watch();
        int all = scenarios * operationsOf(test);
        reporter.publishEntry(
                "scenarios",
                all + " of " + threads + " threads x " + operations + " operations, up to " + interleavings
                        + " interleavings each");
        new ModelCheckingOptions()
                .threads(threads)
                .actorsPerThread(operations)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(all)
                .invocationsPerIteration(interleavings)
                .sequentialSpecification(specification)
                .check(test);
        UncheckedClasses.requireNone();
    }

    private static int operationsOf(Class<?> test) {
        return (int) Arrays.stream(test.getMethods())
                .filter(m -> m.isAnnotationPresent(Operation.class))
                .count();
    }
}
