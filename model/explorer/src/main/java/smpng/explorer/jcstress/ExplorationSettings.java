package smpng.explorer.jcstress;

import smpng.memory.mapping.Mapping;

/**
 * How a test is explored.
 *
 * @param mapping how access modes become a machine's instructions
 * @param maxExecutions the exploration stops after so many
 * @param workers how many share an exploration
 * @param maxSteps executions with more steps in a thread are given up
 */
public record ExplorationSettings(Mapping mapping, long maxExecutions, int workers, int maxSteps) {
    private static final int STEPS = 4096;

    public ExplorationSettings(Mapping mapping, long maxExecutions) {
        this(mapping, maxExecutions, 1, STEPS);
    }

    /** The same with at most so many steps in a thread. */
    public ExplorationSettings steps(int most) {
        return new ExplorationSettings(mapping, maxExecutions, workers, most);
    }

    /** The same with other workers. */
    public ExplorationSettings workers(int other) {
        return new ExplorationSettings(mapping, maxExecutions, other, maxSteps);
    }
}
