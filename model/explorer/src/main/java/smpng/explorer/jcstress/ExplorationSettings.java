package smpng.explorer.jcstress;

import smpng.memory.mapping.Mapping;

/**
 * How a test is explored.
 *
 * @param mapping how access modes become a machine's instructions
 * @param maxExecutions the exploration stops after so many
 * @param workers how many share an exploration
 */
public record ExplorationSettings(Mapping mapping, long maxExecutions, int workers) {
    public ExplorationSettings(Mapping mapping, long maxExecutions) {
        this(mapping, maxExecutions, 1);
    }

    /** The same with other workers. */
    public ExplorationSettings workers(int other) {
        return new ExplorationSettings(mapping, maxExecutions, other);
    }
}
