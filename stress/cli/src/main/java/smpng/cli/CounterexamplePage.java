package smpng.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpng.suites.catalogue.Checkout;
import smpng.suites.harness.Counterexample;
import smpng.suites.harness.CounterexampleText;

/** A counterexample as a page: the execution as a timeline, a column for each actor, with source lines. */
final class CounterexamplePage {
    private static final int TEXT_WIDTH = 120;

    private final Checkout checkout;
    private final Map<String, List<String>> sources = new LinkedHashMap<>();

    CounterexamplePage(Checkout checkout) {
        this.checkout = checkout;
    }

    String render(Counterexample its, Path file) throws IOException {
        List<String> actors = its.timeline().stream()
                .map(Counterexample.Step::actor)
                .distinct()
                .toList();
        List<TrTag> rows = new ArrayList<>();
        String last = "";
        for (Counterexample.Step step : its.timeline()) {
            rows.add(row(step, actors, !step.actor().equals(last)));
            last = step.actor();
        }
        String bug = its.bug().isEmpty() ? "the component as built" : "the seeded bug " + its.bug();
        return Page.render(
                String.join(" ", its.claims()) + " fails",
                p(its.title()).withClass("fails"),
                p("Found by " + its.engine() + ", on " + bug + "."),
                p(code("smpng replay " + file)),
                iff(!rows.isEmpty(), timeline(actors, rows)),
                h2("As text"),
                pre(new CounterexampleText(TEXT_WIDTH, false).render(its)),
                p(a("the matrix").withHref("index.html")));
    }

    private static DomContent timeline(List<String> actors, List<TrTag> rows) {
        return div(
                        h2("Timeline"),
                        table(
                                        thead(tr(
                                                th("step"),
                                                each(actors, actor -> th(actor)),
                                                th("state"),
                                                th("source"))),
                                        tbody(each(rows, row -> row)))
                                .withClass("timeline"))
                .withClass("wide");
    }

    private TrTag row(Counterexample.Step step, List<String> actors, boolean switched) throws IOException {
        String line = sourceLine(step.source());
        return tr(
                        td(Long.toString(step.step())),
                        each(actors, actor -> td(actor.equals(step.actor()) ? step.action() : "")),
                        td(step.state()),
                        td(step.source() + (line.isEmpty() ? "" : "  " + line)).withClass("quiet"))
                .withCondClass(switched, "switch");
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
