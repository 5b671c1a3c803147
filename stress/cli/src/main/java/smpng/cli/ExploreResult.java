package smpng.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smpng.explorer.jcstress.Findings;
import smpng.explorer.jcstress.Grading;
import smpng.explorer.report.Account;
import smpng.explorer.report.Exports;
import smpng.explorer.report.Style;
import smpng.memory.mapping.Mapping;

/**
 * What was found of one class.
 *
 * @param name the class, nested ones as in a source
 * @param grading its outcomes on each machine; empty if it is malformed
 * @param shown executions that end as none should
 * @param interesting others that somebody may want to have
 * @param refusal why it cannot be run as a test; empty if it can
 */
record ExploreResult(
        String name, Optional<Grading> grading, List<Shown> shown, List<Shown> interesting, String refusal) {
    /**
     * An execution that should not be.
     *
     * @param what its outcome
     * @param machine a machine that has it
     * @param account the execution
     * @param exports the execution for other tools
     * @param replay the file that runs it again, if it was kept
     */
    record Shown(String what, String machine, Account account, Exports exports, Optional<Path> replay) {}

    static ExploreResult of(Grading grading, List<Shown> shown, List<Shown> interesting) {
        return new ExploreResult(grading.test().name().replace('$', '.'), Optional.of(grading), shown, interesting, "");
    }

    static ExploreResult malformed(String name, String refusal) {
        return new ExploreResult(name.replace('$', '.'), Optional.empty(), List.of(), List.of(), refusal);
    }

    /** What is written for other tools. */
    List<Shown> exported() {
        return Stream.concat(shown.stream(), interesting.stream()).toList();
    }

    boolean isDecided() {
        return grading.map(Grading::isDecided).orElse(false);
    }

    /** True if something occurs that may not. */
    boolean isMismatch() {
        return grading.map(g -> !g.errors().isEmpty()).orElse(false);
    }

    /** For {@code --json}. */
    Map<String, Object> json(Mapping mapping) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("test", name);
        plain.put("mapping", mapping.name().toLowerCase(java.util.Locale.ROOT));
        plain.put("decided", isDecided());
        plain.put("mismatch", isMismatch());
        if (!refusal.isEmpty()) {
            plain.put("refusal", refusal);
        }
        grading.ifPresent(its -> {
            plain.put("outcomes", its.rows().stream().map(ExploreResult::json).toList());
            plain.put(
                    "machines", its.findings().stream().map(ExploreResult::json).toList());
            plain.put("errors", its.errors());
            plain.put("open", its.open());
            plain.put("notes", its.notes());
            plain.put("executions", shown.stream().map(ExploreResult::json).toList());
        });
        return plain;
    }

    private static Map<String, Object> json(Shown execution) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("what", execution.what());
        plain.put("machine", execution.machine());
        plain.put("text", execution.account().text(Style.PLAIN));
        execution.replay().ifPresent(file -> plain.put("replay", file.toString()));
        return plain;
    }

    private static Map<String, Object> json(Grading.Row row) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("outcome", row.outcome());
        plain.put("expect", row.declared().expect().name());
        plain.put("description", row.declared().text());
        plain.put("executions", row.executions());
        return plain;
    }

    private static Map<String, Object> json(Findings found) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("machine", found.machine());
        plain.put("completion", found.completion().text());
        plain.put("complete", found.complete());
        plain.put("blocked", found.blocked());
        List<String> incidents = new ArrayList<>(found.incidents().keySet());
        plain.put("incidents", incidents);
        if (!found.undecided().isEmpty()) {
            plain.put("reason", found.undecided());
        }
        plain.put("remarks", found.remarks());
        return plain;
    }
}
