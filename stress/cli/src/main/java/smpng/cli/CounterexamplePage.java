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
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.SavedExecution;
import smpng.suites.catalogue.Checkout;
import smpng.suites.harness.CounterexampleText;

/** A counterexample as a page: the execution as a timeline, a column for each actor, with source lines. */
final class CounterexamplePage {
    private final Checkout checkout;
    private final Map<String, String> texts;
    private final Map<String, List<String>> sources = new LinkedHashMap<>();

    /**
     * Pages of one checkout.
     *
     * @param texts the claims' texts and the seeded bugs' titles, by their ids
     */
    CounterexamplePage(Checkout checkout, Map<String, String> texts) {
        this.checkout = checkout;
        this.texts = texts;
    }

    /** The name of the page that shows a replay file. */
    static String nameOf(Path replay) {
        return "counterexample-" + String.valueOf(replay.getFileName()).replaceFirst("[.]json$", "") + ".html";
    }

    /**
     * The page; that of an explored execution differs, for it has a graph.
     *
     * @param file the replay file
     * @param exports files beside the page with the same in other forms
     */
    String render(Counterexample its, Path file, List<String> exports) throws IOException {
        Optional<SavedExecution> saved = Exports.execution(its);
        if (saved.isPresent()) {
            return ExecutionPage.render(its, saved.get(), file.toString(), exports, claimed(its));
        }
        List<String> actors = its.timeline().stream()
                .map(Counterexample.Step::actor)
                .filter(actor -> !actor.isEmpty())
                .distinct()
                .sorted()
                .toList();
        String ids = String.join(" ", its.claims());
        String bug = its.bug().isEmpty() ? "the component as built" : "with the seeded bug " + its.bug();
        boolean execution = !its.timeline().isEmpty();
        return Page.render(
                (ids.isEmpty() ? its.engine() : ids) + (its.claims().size() > 1 ? " fail" : " fails"),
                Stepper.SCRIPT,
                p(its.title()).withClass("fails"),
                dl(
                        claimed(its),
                        dt("found by"),
                        dd(its.engine() + ", " + bug),
                        iff(execution, dt("schedule")),
                        iff(execution, dd(CounterexampleText.schedule(its))),
                        iff(execution, dt("size")),
                        iff(execution, dd(String.join("; ", its.sizes()))),
                        dt("replay"),
                        dd(code("smpng replay " + file)),
                        Page.files(exports)),
                p(a("the matrix").withHref("index.html")),
                iff(execution, h2("Program")),
                iff(execution, pre(String.valueOf(its.program()))),
                iff(execution, h2("Timeline")),
                execution ? timeline(its, actors) : pre(its.rendered()));
    }

    /** What is claimed, and does not hold; and what was done to the component, without which a reader looks for it in vain. */
    private DomContent claimed(Counterexample its) {
        String bug = texts.getOrDefault(its.bug(), "");
        return each(
                each(
                        its.claims().stream().filter(texts::containsKey).toList(),
                        id -> each(dt(id + " claims"), dd(String.valueOf(texts.get(id))))),
                iff(!bug.isEmpty(), each(dt("seeded bug"), dd(its.bug() + ": " + bug))));
    }

    private DomContent timeline(Counterexample its, List<String> actors) throws IOException {
        List<TrTag> rows = new ArrayList<>();
        Map<String, String> running = new LinkedHashMap<>();
        String last = "";
        for (Counterexample.Step step : its.timeline()) {
            boolean turn = !step.actor().equals(last) && !last.isEmpty();
            last = step.actor();
            boolean other = !step.thread().equals(running.put(step.actor(), step.thread()));
            rows.add(row(step, actors, other ? step.thread() : "")
                    .withClass(step.row().name().toLowerCase(Locale.ROOT) + (turn ? " turn" : "")));
        }
        rows.add(tr(td(its.title()).attr("colspan", actors.size() + 3)).withClass("fails"));
        return Page.wide(
                "timeline",
                table(
                                thead(tr(
                                        th("step"),
                                        each(actors, actor -> th(actor)),
                                        th("what changed"),
                                        th("source"))),
                                tbody(each(rows, row -> row)))
                        .withClass("timeline"));
    }

    private TrTag row(Counterexample.Step step, List<String> actors, String who) throws IOException {
        String line = sourceLine(step.source());
        String number = step.row() == Counterexample.Row.ACCESS ? Long.toString(step.step()) : "";
        List<TdTag> cells = new ArrayList<>();
        for (String actor : actors) {
            boolean here = actor.equals(step.actor()) || step.actor().isEmpty() && actor.equals(actors.get(0));
            cells.add(here ? td(iff(!who.isEmpty(), span(who).withClass("who")), text(step.action())) : td());
        }
        TrTag row = tr(
                td(number),
                each(cells, cell -> cell),
                td(each(
                        step.state().isEmpty()
                                ? List.<String>of()
                                : List.of(step.state().split("; ")),
                        part -> div(part))),
                td(text(step.source()), iff(!line.isEmpty(), code(line).withTitle(line)))
                        .withClass("quiet"));
        return number.isEmpty() ? row : row.attr("data-step", number);
    }

    /** The text of {@code File.java:120}, where the checkout has it. */
    private String sourceLine(String source) throws IOException {
        int colon = source.lastIndexOf(':');
        if (colon < 0 || !source.substring(colon + 1).matches("[0-9]{1,6}")) {
            return "";
        }
        String name = source.substring(0, colon);
        List<String> lines = sources.get(name);
        if (lines == null) {
            Optional<Path> file = checkout.find(name);
            lines = file.isPresent() ? Files.readAllLines(file.get()) : List.of();
            sources.put(name, lines);
        }
        int number = Integer.parseInt(source.substring(colon + 1));
        return number >= 1 && number <= lines.size() ? lines.get(number - 1).strip() : "";
    }
}
