package smpng.explorer.replay;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import smpng.explorer.report.Account;

/**
 * An execution that the explorer found, as plain data that JSON can carry: with the test's class it runs again as it was.
 *
 * @param machine the model that allows it
 * @param mapping how access modes became the machine's instructions
 * @param strong whether everything was taken to depend on every read before it
 * @param spuriousFailures whether weak compare-and-sets might fail for no reason
 * @param tearing whether wide plain fields were accessed by halves
 * @param machines on which no such execution should be possible
 * @param method the test method that was explored; empty for a JCStress test, which is a whole class
 * @param outcome how it ended
 * @param threads each thread's steps
 * @param account the execution in words
 * @param classes the digests of the classes that ran, by binary name
 * @param classPath where they were found, from the folder that the file is in; empty for the class path of who replays
 */
public record SavedExecution(
        String machine,
        String mapping,
        boolean strong,
        boolean spuriousFailures,
        boolean tearing,
        List<String> machines,
        String method,
        String outcome,
        List<List<SavedStep>> threads,
        Account account,
        Map<String, String> classes,
        List<String> classPath) {
    /** Copies lists and map. */
    public SavedExecution {
        machines = List.copyOf(machines);
        threads = threads.stream().map(List::copyOf).toList();
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
        classPath = List.copyOf(classPath);
    }

    /**
     * A step.
     *
     * @param kind what it does
     * @param order its memory order
     * @param location which variable of the run it was found in; for the reader only
     * @param read the value read, or chosen
     * @param written the value written
     * @param from the step a value was read from, as thread and index; empty for the initial value
     * @param place of a write, in its variable's order of writes; else 0
     */
    public record SavedStep(
            String kind, String order, int location, long read, long written, List<Integer> from, int place) {
        /** Copies the list. */
        public SavedStep {
            from = List.copyOf(from);
        }
    }
}
