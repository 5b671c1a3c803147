package smpng.memory.enumerate;

import java.util.List;
import smpng.memory.Execution;
import smpng.memory.Judge;

/**
 * An execution that a model forbids.
 *
 * @param values what each event read or wrote, by event id; 0 for fences
 * @param violation the axiom that forbids it
 */
public record NearMiss(Execution execution, List<Long> values, FinalState state, Judge.Violation violation) {
    public NearMiss {
        values = List.copyOf(values);
    }
}
