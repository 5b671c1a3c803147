package smpng.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import smpng.explorer.linearizability.LinearizabilityFindings;

/** Prints what was found of classes of operations: a row for each machine, and the first scenario that fails. */
record OperationsText(Sheet sheet) {
    private static final String GAP = "  ";
    private static final int VERDICT = "undecided".length();

    void print(OperationsResult result) {
        sheet.heading(result.name());
        sheet.entry(GAP, "linearizable: " + result.bounds());
        int width = result.findings().stream()
                .mapToInt(f -> f.machine().length())
                .max()
                .orElse(0);
        for (LinearizabilityFindings found : result.findings()) {
            String head =
                    GAP + found.machine() + " ".repeat(width - found.machine().length()) + GAP + verdict(found);
            sheet.entry(
                    head + GAP,
                    found.scenarios() + " scenarios, " + found.executions() + " executions"
                            + (found.reason().isEmpty() ? "" : "; " + found.reason()));
        }
        Map<String, LinearizabilityFindings> different = new LinkedHashMap<>();
        for (LinearizabilityFindings found : result.findings()) {
            found.failure().ifPresent(failure -> different.putIfAbsent(failure.text(), found));
        }
        different.values().forEach(this::failure);
        sheet.gap();
    }

    private void failure(LinearizabilityFindings found) {
        Optional<LinearizabilityFindings.Failure> failure = found.failure();
        sheet.gap();
        failure.ifPresent(its -> {
            sheet.line(GAP + "on " + found.machine());
            its.text().lines().forEach(line -> sheet.command(GAP + line));
            sheet.gap();
            its.execution().text(sheet.style(GAP)).lines().forEach(line -> sheet.command((GAP + line).stripTrailing()));
        });
    }

    private String verdict(LinearizabilityFindings found) {
        if (found.failure().isPresent()) {
            return sheet.paint(Sheet.Tone.BAD, "fails", VERDICT);
        }
        return found.holds()
                ? sheet.paint(Sheet.Tone.GOOD, "holds", VERDICT)
                : sheet.paint(Sheet.Tone.BAD, "undecided", VERDICT);
    }
}
