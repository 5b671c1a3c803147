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
 */
public record ExplorationSettings(
        Mapping mapping, long maxExecutions, int workers, int maxSteps, boolean spuriousFailures) {
    private static final int STEPS = 4096;

    public ExplorationSettings(Mapping mapping, long maxExecutions) {
        this(mapping, maxExecutions, 1, STEPS, false);
    }

    /** The same with at most so many steps in a thread. */
    public ExplorationSettings steps(int most) {
        return new ExplorationSettings(mapping, maxExecutions, workers, most, spuriousFailures);
    }

    /** The same with weak compare-and-sets that may fail for no reason. */
    public ExplorationSettings failingSpuriously() {
        return new ExplorationSettings(mapping, maxExecutions, workers, maxSteps, true);
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
        return new ExplorationSettings(mapping, maxExecutions, other, maxSteps, spuriousFailures);
    }
}
