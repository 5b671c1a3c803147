package smpng.explorer.report;

import java.util.ArrayList;
import java.util.List;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.View;

/**
 * An execution, kept for later: what a {@link View} shows is gone when its observer returns.
 *
 * @param steps each thread's steps
 * @param waiting the threads that wait for ever
 */
public record Seen(List<List<Step>> steps, List<Integer> waiting) {
    /** Copies the lists. */
    public Seen {
        steps = steps.stream().map(List::copyOf).toList();
        waiting = List.copyOf(waiting);
    }

    /** What there is to see now. */
    public static Seen of(View view) {
        List<List<Step>> steps = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        for (int t = 0; t < view.threads(); t++) {
            steps.add(view.steps(t));
            if (view.fate(t) == View.Fate.WAITS) {
                waiting.add(t);
            }
        }
        return new Seen(steps, waiting);
    }

    /** How many steps there are. */
    public int size() {
        return steps.stream().mapToInt(List::size).sum();
    }

    /** The step of that name. */
    Step step(Step.Id id) {
        return steps.get(id.thread()).get(id.index());
    }
}
