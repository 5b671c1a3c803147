package smpng.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpng.litmus.Decision;
import smpng.litmus.Decision.Verdict;
import smpng.litmus.draw.DrawingText;

/** Prints what was found of litmus tests: one test with its picture, several as a table, many as counts. */
final class LitmusText {
    /** More tests than this on one machine are counted, not listed. */
    private static final int LISTED = 40;

    /** So many undecided tests are named for each reason. */
    private static final int NAMED = 3;

    private static final String GAP = "  ";

    private final Sheet sheet;

    LitmusText(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Prints all of it, mismatches last. */
    void print(List<LitmusResult> results, Expectations expectations) {
        Set<LitmusFile> files =
                results.stream().map(LitmusResult::file).collect(Collectors.toCollection(LinkedHashSet::new));
        if (files.size() == 1) {
            one(results);
        } else {
            tables(results);
            summary(results);
        }
        disagreements(results, expectations, files);
        sheet.flush();
    }

    private void one(List<LitmusResult> results) {
        LitmusResult first = results.get(0);
        first.test()
                .ifPresent(test -> sheet.line(sheet.paint(Sheet.Tone.HEADING, test.name()) + GAP
                        + test.dialect().title() + GAP + test.quantifier().text() + " " + test.condition()));
        int width = width(results.stream().map(LitmusResult::machine).toList());
        for (LitmusResult result : results) {
            Decision decision = result.decision();
            String head = GAP + pad(result.machine(), width) + GAP + verdict(result) + GAP;
            sheet.entry(head, decision.reason().isEmpty() ? because(result) : decision.reason());
        }
        if (!first.mapping().isEmpty()) {
            sheet.line(GAP + "mapping " + first.mapping() + ", and the compiler keeps the order of atomic accesses");
        }
        for (LitmusResult result : results) {
            states(result);
        }
        if (results.size() == 1) {
            first.picture().ifPresent(picture -> {
                sheet.gap();
                DrawingText.lines(picture).forEach(sheet::command);
            });
        }
        remarks(results);
    }

    private void states(LitmusResult result) {
        List<Decision.State> states = result.decision().states();
        if (states.isEmpty()) {
            return;
        }
        sheet.gap();
        sheet.heading(states.size() + " final states on " + result.machine() + ", of "
                + result.decision().executions() + " executions");
        for (Decision.State state : states) {
            sheet.entry(String.format("%8d %s ", state.executions(), state.meets() ? "*" : " "), state.text());
        }
    }

    private void remarks(List<LitmusResult> results) {
        Map<String, Set<String>> machines = new LinkedHashMap<>();
        for (LitmusResult result : results) {
            for (String remark : result.decision().remarks()) {
                machines.computeIfAbsent(remark, r -> new LinkedHashSet<>()).add(result.machine());
            }
        }
        machines.forEach((remark, on) -> sheet.entry(GAP + "note  ", String.join(", ", on) + ": " + remark));
    }

    /** Tests that were asked of the same machines, together. */
    private void tables(List<LitmusResult> results) {
        Map<LitmusFile, List<LitmusResult>> byFile = results.stream()
                .collect(Collectors.groupingBy(LitmusResult::file, LinkedHashMap::new, Collectors.toList()));
        Map<List<String>, List<List<LitmusResult>>> groups = byFile.values().stream()
                .filter(r -> r.get(0).test().isPresent())
                .collect(Collectors.groupingBy(
                        r -> r.stream().map(LitmusResult::machine).toList(), LinkedHashMap::new, Collectors.toList()));
        groups.forEach((machines, tests) -> {
            if (machines.size() > 1) {
                grid(machines, tests);
            } else if (tests.size() <= LISTED) {
                int width = width(tests.stream().map(t -> t.get(0).name()).toList());
                for (List<LitmusResult> test : tests) {
                    LitmusResult r = test.get(0);
                    sheet.entry(GAP + pad(r.name(), width) + GAP + verdict(r) + GAP, r.machine());
                }
                sheet.gap();
            }
        });
    }

    /** Which machine allows which test: a row a machine, a column a test, as many columns at a time as fit. */
    private void grid(List<String> machines, List<List<LitmusResult>> tests) {
        int head = width(machines);
        int at = 0;
        while (at < tests.size()) {
            int room = Math.min(sheet.width(), 160) - head - GAP.length();
            List<List<LitmusResult>> block = new ArrayList<>();
            while (at < tests.size() && (block.isEmpty() || room >= columnWidth(tests.get(at)))) {
                room -= columnWidth(tests.get(at));
                block.add(tests.get(at++));
            }
            StringBuilder names = new StringBuilder(GAP + " ".repeat(head));
            block.forEach(test -> names.append(GAP).append(pad(test.get(0).name(), columnWidth(test) - GAP.length())));
            sheet.command(sheet.paint(Sheet.Tone.HEADING, names.toString().stripTrailing()));
            for (int m = 0; m < machines.size(); m++) {
                StringBuilder line = new StringBuilder(GAP + pad(machines.get(m), head));
                for (List<LitmusResult> test : block) {
                    int fill = columnWidth(test) - GAP.length();
                    String word = test.get(m).decision().verdict().text();
                    line.append(GAP).append(sheet.paint(tone(test.get(m)), word, fill));
                }
                sheet.command(line.toString().stripTrailing());
            }
            sheet.gap();
        }
    }

    private static int columnWidth(List<LitmusResult> test) {
        return GAP.length()
                + Math.max(test.get(0).name().length(), Verdict.UNDECIDED.text().length());
    }

    private void summary(List<LitmusResult> results) {
        Map<Verdict, Long> counts = results.stream()
                .collect(Collectors.groupingBy(
                        r -> r.decision().verdict(),
                        () -> new java.util.EnumMap<>(Verdict.class),
                        Collectors.counting()));
        Set<LitmusFile> files = results.stream().map(LitmusResult::file).collect(Collectors.toSet());
        String verdicts = counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey().text())
                .collect(Collectors.joining(", "));
        sheet.line(files.size() + " tests: " + verdicts);
        Map<String, List<LitmusResult>> undecided = results.stream()
                .filter(r -> !r.isDecided())
                .collect(Collectors.groupingBy(r -> r.decision().reason(), LinkedHashMap::new, Collectors.toList()));
        undecided.forEach((reason, which) -> {
            sheet.entry(GAP, sheet.paint(Sheet.Tone.BAD, "undecided") + GAP + which.size() + " " + reason);
            which.stream()
                    .limit(NAMED)
                    .forEach(r -> sheet.entry(
                            GAP + GAP + GAP,
                            r.decision().detail().isEmpty()
                                    ? r.file().name() + " on " + r.machine()
                                    : r.decision().detail()));
            if (which.size() > NAMED) {
                sheet.line(GAP + GAP + GAP + "and " + (which.size() - NAMED) + " more; --json FILE has them all");
            }
        });
        remarks(results);
    }

    private void disagreements(List<LitmusResult> results, Expectations expectations, Set<LitmusFile> files) {
        if (expectations.isEmpty()) {
            return;
        }
        List<LitmusResult> wrong =
                results.stream().filter(LitmusResult::isMismatch).toList();
        for (LitmusResult r : wrong) {
            sheet.entry(
                    GAP + sheet.paint(Sheet.Tone.BAD, "mismatch") + GAP,
                    r.file().name() + " on " + r.machine() + ": "
                            + r.decision().verdict().text()
                            + ", so the condition " + (r.decision().holds().orElse(false) ? "holds" : "does not hold")
                            + "; expected the opposite");
        }
        long agree = results.stream()
                .filter(r -> r.isDecided() && r.expected().isPresent() && !r.isMismatch())
                .count();
        long unknown = results.stream().filter(r -> r.expected().isEmpty()).count();
        Set<String> names = files.stream().map(LitmusFile::name).collect(Collectors.toSet());
        long missing =
                expectations.tests().stream().filter(t -> !names.contains(t)).count();
        sheet.line(agree + " as expected, " + wrong.size() + " mismatches"
                + (unknown == 0 ? "" : ", " + unknown + " without an expectation")
                + (missing == 0 ? "" : ", " + missing + " expected of tests that are not there"));
    }

    private String verdict(LitmusResult result) {
        return sheet.paint(
                tone(result),
                result.decision().verdict().text(),
                Verdict.UNDECIDED.text().length());
    }

    private static Sheet.Tone tone(LitmusResult result) {
        return switch (result.decision().verdict()) {
            case ALLOWED, REQUIRED -> Sheet.Tone.HEADING;
            case FORBIDDEN -> Sheet.Tone.QUIET;
            case UNDECIDED -> Sheet.Tone.BAD;
        };
    }

    /** For a forbidden test what forbids it; for others whether the condition as written holds. */
    private static String because(LitmusResult result) {
        boolean holds = result.decision().holds().orElse(false);
        String claim = holds ? "holds" : "does not hold";
        return result.picture()
                .filter(p -> p.axiom().isPresent())
                .map(p -> claim + "; forbidden by " + DrawingText.reason(p))
                .orElse(claim);
    }

    private static int width(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String pad(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }
}
