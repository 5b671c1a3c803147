package smpng.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import smpng.api.Engine;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;
import smpng.suites.explorer.counts.CountTable;
import smpng.suites.explorer.counts.Counted;

/**
 * How many executions the explorer counted of programs that others have counted, beside what those found. Every figure of
 * ours is one that the last run of the cell left; without such a run the page has none.
 */
final class CountsPage {
    static final String FILE = "counts.html";
    private static final String COMPONENT = "explorer";

    private CountsPage() {}

    /** Whether the page is about this component. */
    static boolean isOf(Component component) {
        return component.id().equals(COMPONENT);
    }

    /** The page. */
    static String render(Component component, ReportFolder folder) {
        DomContent links = p(
                a("the matrix").withHref("index.html"),
                span(", "),
                a(component.title()).withHref(component.id() + ".html"));
        Optional<CellResult> cell = folder.last(component.id(), Engine.PROPERTIES);
        Optional<CountTable> table =
                cell.flatMap(c -> folder.measured(component, c, CountTable.FILE, CountTable.class));
        return table.isPresent()
                ? Page.render(
                        "Execution counts",
                        links,
                        p("An execution is a graph: for each read the write that it saw, for each location the order of"
                                + " its writes. GenMC is a public model checker for C; where it counts the same under"
                                + " sc and rc11, a machine that lies between them must have that count too. Blocked"
                                + " executions, in which a thread waits for ever, are not compared: how many there are"
                                + " depends on how waiting is explored. With deferral a thread that waits is run again"
                                + " later, without it is given up."),
                        p(summary(table.get())),
                        iff(
                                cell.isPresent() && !cell.get().classes().equals(component.classes()),
                                p("Counted by other classes than these: run it again.")
                                        .withClass("fails")),
                        Page.wide("execution counts", rows(table.get())))
                : Page.render(
                        "Execution counts",
                        links,
                        p(
                                span("Nothing was counted yet, or no run was kept in this folder. "),
                                code("smpng verify " + COMPONENT + " --report " + Folders.shown(folder.path())),
                                span(" counts.")));
    }

    private static String summary(CountTable table) {
        List<Counted> rows = table.rows();
        long equal = rows.stream().filter(Counted::agrees).count();
        long refuting = rows.stream().filter(Counted::refutes).count();
        String date = Page.date(table.date());
        String unfitted = "; the others are guesses at programs of which only the name and the count are known";
        return "Counted " + date + " by JDK " + table.jdk() + ", budget "
                + table.budget().name().toLowerCase(Locale.ROOT) + ": " + rows.size() + " counts, " + equal
                + " equal, " + refuting + " wrong" + (equal + refuting == rows.size() ? "" : unfitted) + "."
                + (table.left() == 0 ? "" : " " + table.left() + " more need a larger budget.");
    }

    /** What is not equal is what a reader looks for. */
    private static List<Counted> differingFirst(List<Counted> rows) {
        return Stream.of(
                        rows.stream().filter(Counted::refutes),
                        rows.stream().filter(row -> !row.agrees() && !row.refutes()),
                        rows.stream().filter(Counted::agrees))
                .flatMap(part -> part)
                .toList();
    }

    private static DomContent rows(CountTable table) {
        return table(
                        thead(tr(
                                th("program"),
                                th("machine"),
                                th("known").withClass("number"),
                                th("counted").withClass("number"),
                                th("equal"),
                                th("blocked").withClass("number"),
                                th("deferral"),
                                th("known from"),
                                th("the program"))),
                        tbody(each(differingFirst(table.rows()), CountsPage::row)))
                .withClass("counts");
    }

    private static TrTag row(Counted row) {
        return tr(
                td(row.program()),
                td(row.machine()),
                number(row.published()),
                number(row.complete()),
                equal(row),
                number(row.blocked()),
                td(row.deferral() ? "on" : "off"),
                td(row.source()),
                td(row.standing().words()));
    }

    private static TdTag equal(Counted row) {
        if (row.agrees()) {
            return td("equal").withClass("holds");
        }
        String why =
                !row.exhaustive() ? "not explored to the end" : row.failed() > 0 ? "something failed" : "not equal";
        return td(why).withClass(row.refutes() ? "fails" : "quiet");
    }

    private static TdTag number(long number) {
        return td(String.format(Locale.ROOT, "%,d", number)).withClass("number");
    }
}
