package smpng.explorer.replay;

import java.util.Map;
import java.util.Optional;

/**
 * How a test was run that failed: what an engine needs that finds its own executions to find this one again. It stands in a
 * replay file as the program.
 *
 * @param method the test method, or empty when the whole class is the test
 * @param budget name of the budget
 * @param seed what random choices are derived from
 */
public record TestRun(String method, String budget, long seed) {
    /** What a replay file says; empty if it says nothing of the kind, or was written before it did. */
    public static Optional<TestRun> of(Counterexample its) {
        return its.program() instanceof Map<?, ?> run
                        && run.get("method") instanceof String method
                        && run.get("budget") instanceof String budget
                        && run.get("seed") instanceof Number seed
                ? Optional.of(new TestRun(method, budget, seed.longValue()))
                : Optional.empty();
    }
}
