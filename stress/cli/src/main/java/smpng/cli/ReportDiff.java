package smpng.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.replay.Counterexample;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.MachineResult;
import smpng.suites.engines.Status;

/**
 * What changed between two reports: of each piece of evidence and each machine how it ended, how many executions there are, and
 * which counterexamples came and went. That a run took another time, or was of another day, is no change.
 *
 * @param old the name of the older folder
 * @param changes worst first
 * @param same how many results are as they were
 */
record ReportDiff(String old, List<Change> changes, int same) {
    static final String FILE = "changes.html";

    private static final String NONE = "-";

    /**
     * Something that is not as it was.
     *
     * @param kind whether that is good
     * @param what a piece of evidence, with its machine, or a counterexample
     * @param before how it was; a dash if it was not
     * @param after how it is; a dash if it is not
     */
    record Change(Kind kind, String what, String before, String after) {}

    /** What a change means; worst first. */
    enum Kind {
        WORSE("worse"),
        LOST("gone"),
        OTHER("other"),
        NEW("new"),
        BETTER("better");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** How something ended, with what else is worth comparing. */
    private record Ended(Status status, String more) {
        String text() {
            return MatrixText.word(status) + (more.isEmpty() ? "" : ", " + more);
        }
    }

    static ReportDiff between(Kept old, Kept now) {
        Map<String, Ended> before = results(old);
        Map<String, Ended> after = results(now);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        int same = 0;
        for (String name : names) {
            Ended was = before.get(name);
            Ended is = after.get(name);
            if (was != null && is != null && was.equals(is)) {
                same++;
            } else {
                changes.add(new Change(
                        kind(was, is), name, was == null ? NONE : was.text(), is == null ? NONE : is.text()));
            }
        }
        counterexamples(old, now, changes);
        changes.sort(Comparator.comparing(Change::kind).thenComparing(Change::what));
        return new ReportDiff(Folders.shown(old.folder().path()).toString(), List.copyOf(changes), same);
    }

    private static Kind kind(@Nullable Ended was, @Nullable Ended is) {
        if (was == null || is == null) {
            boolean fails = is != null && is.status == Status.FAILED;
            return fails ? Kind.WORSE : was == null ? Kind.NEW : Kind.LOST;
        }
        if (was.status == is.status) {
            return Kind.OTHER;
        }
        return was.status.worse(is.status) == is.status ? Kind.WORSE : Kind.BETTER;
    }

    private static Map<String, Ended> results(Kept kept) {
        Map<String, Ended> results = new TreeMap<>();
        for (CellResult cell : kept.cells()) {
            for (EvidenceResult e : cell.evidence()) {
                String name = cell.component() + " " + cell.engine().id() + " " + e.evidence();
                if (e.machines().isEmpty()) {
                    results.put(name, new Ended(e.status(), e.status() == Status.PASSED ? "" : e.headline()));
                }
                for (MachineResult m : e.machines()) {
                    String executions = m.complete() + m.blocked() == 0 ? "" : m.complete() + " executions";
                    String why = m.status() == Status.PASSED || m.reason().isEmpty() ? executions : m.reason();
                    results.put(name + " on " + m.machine() + " " + m.mapping(), new Ended(m.status(), why));
                }
            }
        }
        return results;
    }

    private static void counterexamples(Kept old, Kept now, List<Change> changes) {
        Map<String, String> before = titles(old);
        Map<String, String> after = titles(now);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.getOrDefault(name, NONE);
            String is = after.getOrDefault(name, NONE);
            if (!was.equals(is)) {
                boolean ofBug = now.counterexamples().entrySet().stream()
                        .anyMatch(e -> name(e.getKey()).equals(name)
                                && !e.getValue().bug().isEmpty());
                Kind kind = is.equals(NONE) ? Kind.LOST : was.equals(NONE) && !ofBug ? Kind.WORSE : Kind.OTHER;
                changes.add(new Change(kind, "counterexample " + name, was, is));
            }
        }
    }

    private static Map<String, String> titles(Kept kept) {
        Map<String, String> titles = new TreeMap<>();
        for (Map.Entry<Path, Counterexample> its : kept.counterexamples().entrySet()) {
            titles.put(name(its.getKey()), its.getValue().title());
        }
        return titles;
    }

    private static String name(Path replay) {
        return String.valueOf(replay.getFileName()).replaceFirst("[.]json$", "");
    }

    private String summary() {
        return changes.isEmpty()
                ? "nothing changed since " + old + ": " + same + " results are as they were"
                : changes.size() + (changes.size() == 1 ? " change" : " changes") + " since " + old + ", " + same
                        + " results as they were";
    }

    void print(Sheet sheet) {
        sheet.line(summary());
        for (Change change : changes) {
            Sheet.Tone tone = switch (change.kind()) {
                case WORSE -> Sheet.Tone.BAD;
                case BETTER -> Sheet.Tone.GOOD;
                case LOST, OTHER, NEW -> Sheet.Tone.QUIET;
            };
            sheet.entry(
                    "  " + sheet.paint(tone, change.kind().word, "better".length()) + "  ",
                    change.what() + ": " + change.before() + " => " + change.after());
        }
        sheet.flush();
    }

    String page() {
        return Page.render(
                "What changed",
                p(summary()),
                p(a("the matrix").withHref("index.html")),
                Page.wide(
                        "changes",
                        table(
                                thead(tr(th(""), th("what"), th("before"), th("now"))),
                                tbody(each(
                                        changes,
                                        change -> tr(
                                                td(change.kind().word)
                                                        .withClass(
                                                                switch (change.kind()) {
                                                                    case WORSE -> "fails";
                                                                    case BETTER -> "holds";
                                                                    case LOST, OTHER, NEW -> "quiet";
                                                                }),
                                                td(change.what()),
                                                td(change.before()),
                                                td(change.after())))))));
    }
}
