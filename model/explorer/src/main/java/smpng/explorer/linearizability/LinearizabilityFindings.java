package smpng.explorer.linearizability;

import java.util.List;
import java.util.Optional;
import smpng.explorer.report.Account;

/**
 * What exploring scenarios on a machine found.
 *
 * @param machine the model's name
 * @param scenarios how many were explored
 * @param executions how many executions all of them have
 * @param failure the first scenario with an execution that no sequential order explains
 * @param reason why not all is decided; empty if it is
 */
public record LinearizabilityFindings(
        String machine, int scenarios, long executions, Optional<Failure> failure, String reason) {

    /**
     * An execution that no sequential order explains.
     *
     * @param scenario who does what
     * @param results what the operations returned: those of the initial part, then thread by thread
     * @param what why it is none
     * @param execution the execution
     */
    public record Failure(Scenario scenario, List<String> results, String what, Account execution) {
        /** Each thread on a line, operations with their results. */
        public String text() {
            StringBuilder text = new StringBuilder();
            int next = 0;
            if (!scenario.initial().isEmpty()) {
                text.append("first");
                for (Invocation invocation : scenario.initial()) {
                    text.append("  ").append(invocation).append(" -> ").append(result(next++));
                }
                text.append('\n');
            }
            for (int t = 0; t < scenario.threads().size(); t++) {
                text.append("T").append(t);
                for (Invocation invocation : scenario.threads().get(t)) {
                    text.append("  ").append(invocation).append(" -> ").append(result(next++));
                }
                text.append('\n');
            }
            return text + what;
        }

        private String result(int index) {
            return index < results.size() ? results.get(index) : "?";
        }
    }

    /** True if no execution contradicts the specification, and all were explored. */
    public boolean holds() {
        return failure.isEmpty() && reason.isEmpty();
    }
}
