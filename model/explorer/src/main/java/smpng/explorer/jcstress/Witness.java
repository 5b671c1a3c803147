package smpng.explorer.jcstress;

import java.util.ArrayList;
import java.util.List;
import smpng.explorer.graph.Step;

/**
 * One execution of a test, kept to be shown and to be run again.
 *
 * @param what its outcome, or what happened in place of one
 * @param strong whether everything was taken to depend on every read before it
 * @param steps each thread's steps
 * @param text the execution as a table
 */
public record Witness(String what, boolean strong, List<List<Step>> steps, String text) {
    /** Copies the lists. */
    public Witness {
        List<List<Step>> copy = new ArrayList<>();
        steps.forEach(thread -> copy.add(List.copyOf(thread)));
        steps = List.copyOf(copy);
    }

    /** How many steps there are. */
    public int size() {
        return steps.stream().mapToInt(List::size).sum();
    }

    /** How many threads take part. */
    public int threads() {
        return (int) steps.stream().filter(thread -> !thread.isEmpty()).count();
    }
}
