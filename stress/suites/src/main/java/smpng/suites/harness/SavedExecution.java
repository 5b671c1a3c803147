package smpng.suites.harness;

import java.util.List;

/**
 * An execution that the explorer found, as plain data that JSON can carry: with the test's class it runs again as it was.
 *
 * @param machine the model that allows it
 * @param mapping how access modes became the machine's instructions
 * @param strong whether everything was taken to depend on every read before it
 * @param outcome how it ended
 * @param threads each thread's steps
 */
public record SavedExecution(
        String machine, String mapping, boolean strong, String outcome, List<List<SavedStep>> threads) {
    /** Copies the lists. */
    public SavedExecution {
        threads = threads.stream().map(List::copyOf).toList();
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
