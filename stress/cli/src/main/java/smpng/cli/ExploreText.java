package smpng.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import smpng.explorer.jcstress.Expect;
import smpng.explorer.jcstress.Findings;
import smpng.explorer.jcstress.Grading;
import smpng.explorer.jcstress.StressExploration;
import smpng.memory.mapping.Mapping;

/** Prints the outcomes of tests: a table for each with a column for each machine, then a summary. */
final class ExploreText {
    private static final String GAP = "  ";

    /** Declared words are filled up to this. */
    private static final int WORD = Expect.ACCEPTABLE_INTERESTING.word().length();

    /** Longer outcomes do not widen the table. */
    private static final int LONGEST = 32;

    private final Sheet sheet;
    private final Mapping mapping;

    ExploreText(Sheet sheet, Mapping mapping) {
        this.sheet = sheet;
        this.mapping = mapping;
    }

    /** Prints all of it, errors last. */
    void print(List<ExploreResult> results, List<String> machines) {
        for (ExploreResult result : results) {
            result.grading().ifPresent(grading -> table(grading, result.shown()));
        }
        if (!results.isEmpty()) {
            summary(results);
        }
        sheet.line("mapping " + mapping.name().toLowerCase(Locale.ROOT)
                + ", and the compiler keeps the order of opaque and stronger accesses");
        List<String> restricted = machines.stream()
                .filter(StressExploration::leavesOutLoadBuffering)
                .toList();
        if (!restricted.isEmpty()) {
            sheet.line(
                    String.join(", ", restricted) + ": without load buffering, a write that passes a read before it");
        }
        if (machines.contains("jam")) {
            sheet.line("jam: without load buffering of plain accesses");
        }
        sheet.flush();
    }

    private void table(Grading grading, List<ExploreResult.Shown> shown) {
        sheet.heading(grading.test().name().replace('$', '.'));
        if (!grading.test().description().isEmpty()) {
            sheet.entry(GAP, grading.test().description());
        }
        List<Grading.Row> rows = grading.rows();
        int head =
                Math.min(LONGEST, width(rows.stream().map(Grading.Row::outcome).toList(), "outcome"));
        List<Findings> rest = grading.findings();
        while (!rest.isEmpty()) {
            List<Findings> block = fitting(rest, head, rows);
            block(rows, block, head);
            rest = rest.subList(block.size(), rest.size());
        }
        for (Grading.Remark error : grading.errors()) {
            String what = error.expectation().isEmpty() ? error.what() : error.what() + "   " + error.expectation();
            sheet.entry(
                    GAP + sheet.paint(Sheet.Tone.BAD, "error") + GAP,
                    String.join(", ", error.machines()) + ": " + what);
        }
        for (Grading.Remark open : grading.open()) {
            sheet.entry(
                    GAP + sheet.paint(Sheet.Tone.BAD, "open") + GAP + " ",
                    String.join(", ", open.machines()) + ": " + open.what()
                            + "   depends on whether a dependency orders it; " + open.expectation());
        }
        for (Grading.Remark note : grading.notes()) {
            sheet.entry(
                    GAP + sheet.paint(Sheet.Tone.QUIET, "note") + GAP + " ",
                    String.join(", ", note.machines()) + ": never " + note.what() + "   " + note.expectation());
        }
        reasons(grading)
                .forEach((reason, machines) -> sheet.entry(
                        GAP + sheet.paint(Sheet.Tone.BAD, "undecided") + GAP,
                        String.join(", ", machines) + ": " + reason));
        remarks(grading);
        for (ExploreResult.Shown execution : shown) {
            sheet.gap();
            sheet.line(GAP + execution.what() + " on " + execution.machine());
            execution
                    .account()
                    .text(sheet.style(GAP))
                    .lines()
                    .forEach(line -> sheet.command((GAP + line).stripTrailing()));
            execution.replay().ifPresent(file -> sheet.command(GAP + "replay    smpng replay " + Folders.shown(file)));
        }
        sheet.gap();
    }

    private void remarks(Grading grading) {
        Map<String, List<String>> machines = new LinkedHashMap<>();
        for (Findings found : grading.findings()) {
            for (String remark : found.remarks()) {
                machines.computeIfAbsent(remark, r -> new ArrayList<>()).add(found.machine());
            }
        }
        machines.forEach((remark, on) -> sheet.entry(GAP + "note" + GAP + " ", String.join(", ", on) + ": " + remark));
    }

    /** As many machines as fit beside each other. */
    private List<Findings> fitting(List<Findings> rest, int head, List<Grading.Row> rows) {
        int room = sheet.width() - 2 * GAP.length() - head - GAP.length() - WORD;
        int count = 0;
        while (count < rest.size() && (count == 0 || room >= column(rest.get(count), rows))) {
            room -= column(rest.get(count), rows);
            count++;
        }
        return rest.subList(0, count);
    }

    private static int column(Findings found, List<Grading.Row> rows) {
        return GAP.length() + fill(found, rows);
    }

    private static int fill(Findings found, List<Grading.Row> rows) {
        return width(rows.stream().map(row -> mark(row, found)).toList(), found.machine());
    }

    private void block(List<Grading.Row> rows, List<Findings> block, int head) {
        StringBuilder line = new StringBuilder(GAP + pad("outcome", head) + GAP + pad("declared", WORD));
        for (Findings found : block) {
            line.append(GAP).append(padLeft(found.machine(), fill(found, rows)));
        }
        sheet.command(sheet.paint(Sheet.Tone.HEADING, line.toString()));
        for (Grading.Row row : rows) {
            line = new StringBuilder(
                    GAP + pad(row.outcome(), head) + GAP + pad(row.declared().word(), WORD));
            for (Findings found : block) {
                String mark = mark(row, found);
                line.append(GAP)
                        .append(" ".repeat(Math.max(0, fill(found, rows) - mark.length())))
                        .append(sheet.paint(tone(row, found), mark));
            }
            sheet.command(line.toString());
        }
    }

    /**
     * How many executions end so; a point where it is impossible, a wave where that hangs on dependencies, a question mark
     * where it is not known.
     */
    private static String mark(Grading.Row row, Findings found) {
        long executions = row.executions().getOrDefault(found.machine(), 0L);
        if (executions > 0) {
            return "+" + executions;
        }
        return found.dependent().containsKey(row.outcome()) ? "~" : found.isDecided() ? "." : "?";
    }

    private static Sheet.Tone tone(Grading.Row row, Findings found) {
        boolean allowed = row.executions().getOrDefault(found.machine(), 0L) > 0;
        if (!allowed) {
            return Sheet.Tone.QUIET;
        }
        return row.declared().expect().permits() ? Sheet.Tone.GOOD : Sheet.Tone.BAD;
    }

    private void summary(List<ExploreResult> results) {
        long wrong = results.stream().filter(ExploreResult::isMismatch).count();
        long undecided =
                results.stream().filter(r -> !r.isMismatch() && !r.isDecided()).count();
        List<String> machines = results.stream()
                .flatMap(r -> r.grading().stream())
                .flatMap(g -> g.findings().stream())
                .map(Findings::machine)
                .distinct()
                .toList();
        sheet.line(results.size() + (results.size() == 1 ? " test" : " tests") + " on " + String.join(", ", machines)
                + ": " + (results.size() - wrong - undecided) + " as declared, " + wrong + " with errors, " + undecided
                + " undecided");
        for (ExploreResult result : results) {
            if (result.isMismatch()) {
                sheet.entry(GAP + sheet.paint(Sheet.Tone.BAD, "error") + GAP, result.name());
            }
        }
        for (ExploreResult result : results) {
            if (!result.isDecided()) {
                sheet.entry(GAP + sheet.paint(Sheet.Tone.BAD, "undecided") + GAP, result.name() + ": " + why(result));
            }
        }
    }

    private static String why(ExploreResult result) {
        return result.grading()
                .map(g -> reasons(g).entrySet().stream()
                        .map(e -> String.join(", ", e.getValue()) + ": " + e.getKey())
                        .collect(Collectors.joining("; ")))
                .orElse(result.refusal());
    }

    /** Why a test is undecided, and on which machines for that reason. */
    private static Map<String, List<String>> reasons(Grading grading) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (Findings found : grading.findings()) {
            if (!found.isDecided()) {
                reasons.computeIfAbsent(found.undecided(), r -> new ArrayList<>())
                        .add(found.machine());
            }
        }
        return reasons;
    }

    private static int width(List<String> words, String least) {
        return Math.max(
                least.length(), words.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String pad(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }

    private static String padLeft(String word, int width) {
        return " ".repeat(Math.max(0, width - word.length())) + word;
    }
}
