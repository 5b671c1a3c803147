package smpng.explorer.jcstress;

import smpng.explorer.graph.Exploration;
import smpng.memory.mapping.Mapping;

/**
 * How a test is explored.
 *
 * @param mapping how access modes become a machine's instructions
 * @param maxExecutions the exploration stops after so many
 * @param workers how many share an exploration
 * @param maxSteps executions with more steps in a thread are given up
 * @param spuriousFailures weak compare-and-sets may also fail for no reason
 * @param tearing a plain access of a {@code long} or {@code double} field is one of each half
 * @param untilFailure the exploration stops at the first execution that ends as the test forbids
 */
public record ExplorationSettings(
        Mapping mapping,
        long maxExecutions,
        int workers,
        int maxSteps,
        boolean spuriousFailures,
        boolean tearing,
        boolean untilFailure) {
    private static final int STEPS = 4096;

    /** Rejects what cannot be: who finds the failure could not tell the others in time. */
    public ExplorationSettings {
        if (untilFailure && workers > 1) {
            throw new IllegalArgumentException("one worker stops at a failure, not " + workers);
        }
    }

    public ExplorationSettings(Mapping mapping, long maxExecutions) {
        this(mapping, maxExecutions, 1, STEPS, false, false, false);
    }

    /** The same with at most so many steps in a thread. */
    public ExplorationSettings steps(int most) {
        return new ExplorationSettings(mapping, maxExecutions, workers, most, spuriousFailures, tearing, untilFailure);
    }

    /** The same with weak compare-and-sets that may fail for no reason. */
    public ExplorationSettings failingSpuriously() {
        return new ExplorationSettings(mapping, maxExecutions, workers, maxSteps, true, tearing, untilFailure);
    }

    /** The same where plain accesses of {@code long} and {@code double} fields may tear. */
    public ExplorationSettings tearingWideFields() {
        return new ExplorationSettings(mapping, maxExecutions, workers, maxSteps, spuriousFailures, true, untilFailure);
    }

    /** What the search is told for a machine. */
    public Exploration.Settings on(String machine) {
        Exploration.Settings exact = Exploration.Settings.of(machine)
                .mapping(mapping)
                .executions(maxExecutions)
                .eventsAThread(maxSteps);
        return spuriousFailures ? exact.failingSpuriously() : exact;
    }

    /** The same with other workers. */
    public ExplorationSettings workers(int other) {
        return new ExplorationSettings(
                mapping, maxExecutions, other, maxSteps, spuriousFailures, tearing, untilFailure);
    }

    /**
     * The same, for who only asks whether the test holds. Where it does not, outcomes and counts are those until then.
     * One worker explores.
     */
    public ExplorationSettings stoppingAtFailure() {
        return new ExplorationSettings(mapping, maxExecutions, 1, maxSteps, spuriousFailures, tearing, true);
    }
}
