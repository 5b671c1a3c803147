package smpng.explorer.jcstress;

import java.util.List;
import java.util.SortedMap;

/**
 * What exploring a test on a machine found.
 *
 * @param machine the model's name
 * @param outcomes each outcome that is allowed, and how many executions end in it
 * @param incidents what no outcome may be, such as an uncaught exception, and how many executions show it
 * @param complete executions in which every thread ended
 * @param blocked executions in which some thread waits
 * @param completion whether these are all
 * @param reason why they are not; empty if they are
 * @param remarks what else the reader should know
 */
public record Findings(
        String machine,
        SortedMap<String, Long> outcomes,
        SortedMap<String, Long> incidents,
        long complete,
        long blocked,
        Completion completion,
        String reason,
        List<String> remarks) {

    /** How much of it was explored. */
    public enum Completion {
        /** Every execution. */
        COMPLETE("complete"),
        /** Every execution within the stated bounds. */
        WITHIN_BOUNDS("complete within bounds"),
        /** The budget ran out. */
        STOPPED("stopped by budget"),
        /** It uses what is not modelled. */
        REFUSED("refused");

        private final String text;

        Completion(String text) {
            this.text = text;
        }

        /** The words for reports. */
        public String text() {
            return text;
        }
    }

    /** True if an outcome that was not found is known to be impossible. */
    public boolean isDecided() {
        return (completion == Completion.COMPLETE || completion == Completion.WITHIN_BOUNDS)
                && outcomes.size() + incidents.size() > 0;
    }

    /** Why the test is not decided. */
    public String undecided() {
        if (isDecided()) {
            return "";
        }
        return reason.isEmpty() ? "no execution completed" : reason;
    }
}
