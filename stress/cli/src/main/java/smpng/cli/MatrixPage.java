package smpng.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.small;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.Status;
import smpng.suites.harness.Counterexample;

/** The first page: a row for each component, a column for each engine with the machines it speaks of. */
final class MatrixPage {
    private MatrixPage() {}

    /**
     * The page.
     *
     * @param counterexamples by the name of their page
     */
    static String render(Catalogue catalogue, ReportFolder folder, Map<String, Counterexample> counterexamples) {
        List<Engine> engines = Arrays.asList(Engine.values());
        DomContent matrix = table(
                        thead(tr(
                                th("component").attr("scope", "col"),
                                each(
                                        engines,
                                        e -> th(text(e.id()), small("machine: " + Coverage.machineText(e)))
                                                .attr("scope", "col")))),
                        tbody(each(
                                catalogue.components(),
                                c -> tr(
                                        th(a(c.title()).withHref(c.id() + ".html"))
                                                .attr("scope", "row"),
                                        each(engines, e -> cell(c, e, folder))))))
                .withClass("matrix");
        return Page.render(
                "Evidence",
                p("What each engine found out about each component, within the bounds it names. A cell without a result"
                        + " says why; smpng verify runs what has not been run."),
                Page.wide("matrix", matrix),
                iff(
                        catalogue.components().stream().anyMatch(CountsPage::isOf),
                        p(
                                text("What the explorer counts, beside what others have counted: "),
                                a("execution counts").withHref(CountsPage.FILE))),
                iff(!counterexamples.isEmpty(), counterexamples(counterexamples)));
    }

    private static DomContent counterexamples(Map<String, Counterexample> all) {
        return div(
                h2("Counterexamples"),
                Page.wide(
                        "counterexamples",
                        table(
                                thead(tr(th("claims"), th("what went wrong"), th("in"), th("found by"))),
                                tbody(each(
                                        all.entrySet(),
                                        e -> tr(
                                                td(a(String.join(
                                                                " ",
                                                                e.getValue().claims()))
                                                        .withHref(e.getKey())),
                                                td(e.getValue().title()),
                                                td(on(e.getValue())),
                                                td(e.getValue().engine())))))));
    }

    private static String on(Counterexample its) {
        return its.bug().isEmpty() ? "the component as built" : "seeded bug " + its.bug();
    }

    private static TdTag cell(Component component, Engine engine, ReportFolder folder) {
        Optional<String> hole = Coverage.hole(component, engine);
        if (hole.isPresent()) {
            return td(hole.get()).withClass("quiet");
        }
        return folder.last(component.id(), engine)
                .map(r -> result(component, r, folder))
                .orElseGet(() -> td("not run yet").withClass("quiet"));
    }

    private static TdTag result(Component component, CellResult r, ReportFolder folder) {
        int tests = r.evidence().size();
        String stale = r.classes().equals(component.classes()) ? "" : "of other classes than these: run it again";
        return td(
                stale.isEmpty()
                        ? span(MatrixText.word(r.status())).withClass(r.status() == Status.PASSED ? "holds" : "fails")
                        : span(MatrixText.word(r.status()) + ", formerly").withClass("quiet"),
                small(tests + (tests == 1 ? " test, " : " tests, ")
                        + r.budget().name().toLowerCase(Locale.ROOT) + ", " + MatrixText.seconds(r.millis())),
                iff(!MatrixText.models(r).isEmpty(), small(MatrixText.models(r))),
                each(
                        LeftOver.of(r, folder),
                        left -> small(String.join(" ", left.machines()) + ": "
                                        + (left.status() == Status.NOT_RUN ? "" : MatrixText.word(left.status()) + ", ")
                                        + left.text())
                                .withClass(left.status() == Status.FAILED ? "fails" : "quiet")),
                small(MatrixText.choices(r) + ", JDK " + r.jdk()),
                small(Page.date(r.date())),
                iff(!stale.isEmpty(), small(stale).withClass("fails")));
    }
}
