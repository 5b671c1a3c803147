package smpng.explorer.jcstress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import smpng.explorer.graph.Step;
import smpng.explorer.report.Account;
import smpng.explorer.report.Exports;
import smpng.explorer.report.Style;

/**
 * One execution of a test, kept to be shown and to be run again.
 *
 * @param what its outcome, or what happened in place of one
 * @param strong whether everything was taken to depend on every read before it
 * @param machines on which no such execution should be possible: what is told of repairs holds on them
 * @param steps each thread's steps
 * @param account the execution in words
 * @param exports the execution for other tools
 * @param classes the {@link smpng.explorer.input.ClassDigest}s of the classes that ran, by binary name
 */
public record Witness(
        String what,
        boolean strong,
        List<String> machines,
        List<List<Step>> steps,
        Account account,
        Exports exports,
        Map<String, String> classes) {
    /** Copies lists and map. */
    public Witness {
        machines = List.copyOf(machines);
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
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
