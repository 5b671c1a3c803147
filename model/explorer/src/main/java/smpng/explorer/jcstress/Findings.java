package smpng.explorer.jcstress;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What exploring a test on a machine found.
 *
 * @param machine the model's name
 * @param outcomes each outcome that is allowed, and how many executions end in it
 * @param incidents what no outcome may be, such as an uncaught exception, and how many executions show it
 * @param dependent outcomes that are allowed only if no access depends on an earlier read but by address
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
        SortedMap<String, Long> dependent,
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
        /** Every execution but those with more steps in a thread than allowed. */
        WITHIN_STEPS("complete within the bound on steps"),
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

    /** These outcomes, which all dependencies allow, and those that only fewer dependencies allow. */
    Findings orDependent(Findings weak) {
        return !isKnown() ? this : weak.isKnown() ? withDependent(weak) : weak;
    }

    /** These outcomes, and as dependent what else was found when only fewer dependencies were assumed. */
    Findings withDependent(Findings weak) {
        SortedMap<String, Long> more = new TreeMap<>(weak.outcomes);
        more.putAll(weak.incidents);
        more.keySet().removeAll(outcomes.keySet());
        more.keySet().removeAll(incidents.keySet());
        return new Findings(
                machine,
                outcomes,
                incidents,
                more,
                Math.max(complete, weak.complete),
                Math.max(blocked, weak.blocked),
                completion.compareTo(weak.completion) >= 0 ? completion : weak.completion,
                reason.isEmpty() ? weak.reason : reason,
                remarks);
    }

    /** True if the outcomes are all those within the bounds, that on steps included. */
    public boolean isKnown() {
        return (isDecided() || completion == Completion.WITHIN_STEPS) && outcomes.size() + incidents.size() > 0;
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
