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
import j2html.tags.specialized.TheadTag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import smpng.api.Engine;
import smpng.explorer.replay.Counterexample;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.Status;

/** The first page: a row for each component, a column for each engine with the machines it speaks of. */
final class MatrixPage {
    private MatrixPage() {}

    /** A component's row, with all that a result says of itself. */
    static DomContent row(Component component, ReportFolder folder) {
        return table(
                        head(Arrays.asList(Engine.values()), ""),
                        tbody(tr(
                                th(component.id()).attr("scope", "row"),
                                each(Arrays.asList(Engine.values()), e -> cell(component, e, folder)))))
                .withClass("matrix");
    }

    private static TheadTag head(List<Engine> engines, String first) {
        return thead(tr(
                th(first).attr("scope", "col"),
                each(
                        engines,
                        e -> th(text(e.id()), small("machine: " + Coverage.machineText(e)))
                                .attr("scope", "col"))));
    }

    /**
     * The page.
     *
     * @param changes whether there is a page of what changed
     */
    static String render(Catalogue catalogue, Kept kept, boolean changes) {
        List<Engine> engines = Arrays.asList(Engine.values());
        DomContent matrix = table(
                        head(engines, "component"),
                        tbody(each(
                                catalogue.components(),
                                c -> tr(
                                        th(a(c.title()).withHref(c.id() + ".html"))
                                                .attr("scope", "row"),
                                        each(engines, e -> brief(c, e, kept.folder()))))))
                .withClasses("matrix", "brief");
        Map<String, Counterexample> counterexamples = kept.byPage();
        return Page.render(
                "Evidence",
                RunSummary.of(catalogue, kept).content(),
                Page.wide("matrix", matrix),
                p(
                        iff(
                                catalogue.components().stream().anyMatch(CountsPage::isOf),
                                span(a("execution counts").withHref(CountsPage.FILE), text(" "))),
                        iff(changes, a("what changed").withHref(ReportDiff.FILE))),
                iff(!counterexamples.isEmpty(), counterexamples(counterexamples)));
    }

    /** A result in two lines; the component's page has the rest. */
    private static TdTag brief(Component component, Engine engine, ReportFolder folder) {
        Optional<String> hole = Coverage.hole(component, engine);
        if (hole.isPresent()) {
            return td("-").withClass("quiet").withTitle(hole.get());
        }
        Optional<CellResult> last = folder.last(component.id(), engine);
        if (last.isEmpty()) {
            return td("not run yet").withClass("quiet");
        }
        CellResult r = last.get();
        boolean stale = !r.classes().equals(component.classes());
        int tests = r.evidence().size();
        int left = r.machines(Status.NOT_RUN).size();
        return td(
                span(MatrixText.word(r.status()) + (stale ? ", formerly" : ""))
                        .withClass(stale ? "quiet" : r.status() == Status.PASSED ? "holds" : "fails"),
                small(tests
                        + (tests == 1 ? " test, " : " tests, ")
                        + r.budget().name().toLowerCase(Locale.ROOT)
                        + (left == 0 ? "" : ", " + left + " models need more")));
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
                                                                        e.getValue()
                                                                                .claims()))
                                                                .withHref(e.getKey())),
                                                        td(e.getValue().title()),
                                                        td(on(e.getValue())),
                                                        td(e.getValue().engine())))))
                                .withClass("found")));
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
