package smpng.explorer.jcstress;

import java.util.ArrayList;
import java.util.List;
import smpng.explorer.graph.Step;
import smpng.explorer.report.Account;
import smpng.explorer.report.Style;

/**
 * One execution of a test, kept to be shown and to be run again.
 *
 * @param what its outcome, or what happened in place of one
 * @param strong whether everything was taken to depend on every read before it
 * @param steps each thread's steps
 * @param account the execution in words
 */
public record Witness(String what, boolean strong, List<List<Step>> steps, Account account) {
    /** Copies the lists. */
    public Witness {
        List<List<Step>> copy = new ArrayList<>();
        steps.forEach(thread -> copy.add(List.copyOf(thread)));
        steps = List.copyOf(copy);
    }

    /** The execution as a table, for files. */
    public String text() {
        return account.text(Style.PLAIN);
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
