package smpng.explorer.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpng.explorer.graph.Step;

/** The steps that a reader sees, in the order and with the numbers under which she sees them. */
final class Numbered {
    private final List<Step> steps;
    private final Map<Step.Id, Integer> numbers = new HashMap<>();

    Numbered(Seen seen, ExecutionText.Names names) {
        steps = Ordered.steps(seen).stream().filter(names::shows).toList();
        for (Step step : steps) {
            numbers.put(step.id(), numbers.size() + 1);
        }
    }

    List<Step> steps() {
        return steps;
    }

    /** A step's number, from 1; empty if the reader does not see it. */
    Optional<Integer> of(Step.Id id) {
        return Optional.ofNullable(numbers.get(id));
    }
}
