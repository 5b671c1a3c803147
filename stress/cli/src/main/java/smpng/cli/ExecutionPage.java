package smpng.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.SavedExecution;
import smpng.explorer.replay.SavedExecution.SavedStep;
import smpng.explorer.report.Account;
import smpng.litmus.draw.Drawing;
import smpng.litmus.draw.DrawingSvg;

/**
 * An execution of the explorer as a page: what fell, the steps of each thread, where each read got its value, the graph, what
 * is said of it, and how it was found.
 */
final class ExecutionPage {
    private static final String MISSED = "(?s)^.*, not ([0-9]+)$|^.*$";

    private final Counterexample its;
    private final SavedExecution saved;
    private final Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();

    private ExecutionPage(Counterexample its, SavedExecution saved) {
        this.its = its;
        this.saved = saved;
        saved.account().rows().forEach(row -> numbers.put(List.of(row.thread(), row.index()), numbers.size() + 1));
    }

    /**
     * The page.
     *
     * @param file the replay file, as a reader types its name
     * @param exports files beside the page with the same in other forms
     * @param claimed what does not hold, as entries of a list
     */
    static String render(
            Counterexample its, SavedExecution saved, String file, List<String> exports, DomContent claimed) {
        return new ExecutionPage(its, saved).page(file, exports, claimed);
    }

    private String page(String file, List<String> exports, DomContent claimed) {
        String claims = String.join(" ", its.claims());
        String where = " on " + saved.machine();
        String heading = claims.isEmpty()
                ? its.guestClass().replaceFirst(".*[.]", "").replace('$', '.')
                        + (saved.method().isEmpty() ? "" : "." + saved.method()) + " fails" + where
                : claims + (its.claims().size() > 1 ? " fail" : " fails") + where;
        Optional<Drawing> drawing = ExecutionGraph.of("", saved);
        return Page.render(
                heading,
                Stepper.SCRIPT,
                p(sentence(heading)).withClass("fails"),
                facts(file, exports, claimed),
                iff(!its.claims().isEmpty(), p(a("the matrix").withHref("index.html"))),
                h2("Timeline"),
                p("Each step happens after those above it in its column. What a read sees is said beside it; where that is not"
                                + " the write above it, the machine took them in another order.")
                        .withClass("quiet"),
                iff(saved.account().aside() > 0, whole()),
                timeline(),
                each(saved.account().waits(), who -> p(who + " waits for ever").withClass("fails")),
                iff(!saved.account().notes().isEmpty(), h2("Why, and what would forbid it")),
                notes(saved.account().notes()),
                iff(drawing.isPresent(), h2("Execution graph")),
                div(each(drawing.stream().toList(), ExecutionPage::graph)));
    }

    /** What fell; without what the heading says already. */
    private String sentence(String heading) {
        return its.title().startsWith(heading + ": ") ? its.title().substring(heading.length() + 2) : its.title();
    }

    private DomContent facts(String file, List<String> exports, DomContent claimed) {
        String bug = its.bug().isEmpty() ? "" : ", with the seeded bug " + its.bug();
        String how = saved.strong() ? "; every access taken to depend on all reads before it" : "";
        return dl(
                claimed,
                dt("outcome"),
                dd(saved.outcome()),
                dt("machine"),
                dd(saved.machine() + ", mapping " + saved.mapping().toLowerCase(Locale.ROOT) + how),
                dt("found by"),
                dd(its.engine() + bug),
                each(its.sizes(), size -> each(dt(""), dd(size))),
                dt("replay"),
                dd(code("smpng replay " + file)),
                Page.files(exports));
    }

    /** A switch that works without scripts: the style sheet looks at it. */
    private DomContent whole() {
        return each(
                input().withType("checkbox").withId("whole").withClass("whole"),
                label(" the whole execution; cut are " + saved.account().cut())
                        .attr("for", "whole")
                        .withClass("quiet"));
    }

    private DomContent timeline() {
        Map<Integer, String> threads = new TreeMap<>();
        saved.account().rows().forEach(row -> threads.put(row.thread(), row.name()));
        List<TrTag> rows = new ArrayList<>();
        for (Account.Row row : saved.account().rows()) {
            rows.add(row(row, List.copyOf(threads.keySet())));
        }
        return Page.wide(
                "timeline",
                table(
                                thead(tr(
                                        th("step"),
                                        each(threads.values(), name -> th(name)),
                                        th("value from"),
                                        th("source"))),
                                tbody(each(rows, row -> row)))
                        .withClass("steps"));
    }

    private TrTag row(Account.Row row, List<Integer> threads) {
        int number = numbers.getOrDefault(List.of(row.thread(), row.index()), 0);
        // The account says where a value is from behind two blanks; here it has a column.
        String[] parts = row.action().split(" {2}", 3);
        DomContent action = each(
                span(parts[0]),
                iff(
                        parts.length > 1,
                        span(" " + (parts.length > 1 ? parts[1] : "")).withClass("mode")));
        List<TdTag> cells = threads.stream()
                .map(thread -> thread == row.thread() ? td(action).attr("data-who", row.name()) : td())
                .toList();
        return tr(
                        td(String.valueOf(number)),
                        each(cells, cell -> cell),
                        source(row),
                        td(text(row.where()), iff(!row.code().isEmpty(), code(row.code())))
                                .withClass("quiet"))
                .withId("s" + number)
                .withCondClass(row.aside(), "aside")
                .attr("data-step", String.valueOf(number));
    }

    private TdTag source(Account.Row row) {
        SavedStep step = step(row);
        if (step == null || !List.of("READ", "UPDATE", "FAILED_UPDATE").contains(step.kind())) {
            return td();
        }
        // The account says at its end which newer write the read missed.
        String not = row.action().replaceFirst(MISSED, "$1");
        DomContent newer = each(
                not.isEmpty() ? List.of() : List.of(not),
                missedStep -> each(
                        text(", not that of "),
                        a("step " + missedStep).withHref("#s" + missedStep).withClass("fails")));
        Integer number = numbers.get(step.from());
        if (number != null) {
            return td(each(a("step " + number).withHref("#s" + number), newer));
        }
        return td(each(text(step.from().isEmpty() ? "initial value" : "a step that is not shown"), newer));
    }

    private @Nullable SavedStep step(Account.Row row) {
        boolean known = row.thread() >= 0
                && row.thread() < saved.threads().size()
                && row.index() >= 0
                && row.index() < saved.threads().get(row.thread()).size();
        return known ? saved.threads().get(row.thread()).get(row.index()) : null;
    }

    private static DomContent graph(Drawing drawing) {
        String legend =
                "Of the steps that matter. po: program order. rf: where a read got its value. co: the order of writes to a variable. fr: from a"
                        + " read to the write that replaced what it saw. ";
        String cycle = ExecutionGraph.hasCycle(drawing)
                ? "The thick arrows are a cycle: whatever order the steps are put in, one of these goes back in it. No"
                        + " interleaving shows this execution."
                : "There is no cycle of them: an interleaving, step by step as in the timeline, shows this execution.";
        return div(
                p(legend + cycle).withClass("quiet"),
                Page.wide(
                        "execution graph",
                        div(rawHtml(DrawingSvg.text(drawing))).withClass("graph")));
    }

    /** What else is said, in the order and under the heads of who says it. */
    private static DomContent notes(List<Account.Note> notes) {
        return dl(each(notes, note -> each(dt(note.head()), dd(note.text()))));
    }
}
