package smpng.suites.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;
import smpng.explorer.jcstress.Witness;
import smpng.memory.mapping.Mapping;
import smpng.suites.harness.SavedExecution;
import smpng.suites.harness.SavedExecution.SavedStep;

/** Executions of the explorer as they are written to replay files, and back. */
final class ExecutionFiles {
    private ExecutionFiles() {}

    static SavedExecution save(String machine, Mapping mapping, Witness witness) {
        return new SavedExecution(
                machine,
                mapping.name(),
                witness.strong(),
                witness.what(),
                witness.steps().stream()
                        .map(thread -> thread.stream().map(ExecutionFiles::save).toList())
                        .toList());
    }

    private static SavedStep save(Step step) {
        return new SavedStep(
                step.kind().name(),
                Order.name(step.order()),
                step.location(),
                step.read(),
                step.written(),
                step.source().map(id -> List.of(id.thread(), id.index())).orElse(List.of()),
                step.place());
    }

    /** The steps, as far as an exploration needs them to go the same way. */
    static List<List<Step>> steps(SavedExecution saved) {
        List<List<Step>> threads = new ArrayList<>();
        for (int thread = 0; thread < saved.threads().size(); thread++) {
            List<Step> steps = new ArrayList<>();
            for (SavedStep step : saved.threads().get(thread)) {
                steps.add(step(thread, steps.size(), step));
            }
            threads.add(steps);
        }
        return threads;
    }

    private static Step step(int thread, int index, SavedStep step) {
        Optional<Step.Id> source = step.from().isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.Id(step.from().get(0), step.from().get(1)));
        return new Step(
                thread,
                index,
                0,
                Step.Kind.valueOf(step.kind()),
                Order.PLAIN,
                step.location(),
                step.read(),
                step.written(),
                source,
                step.place());
    }
}
