package smpng.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
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
import j2html.tags.specialized.TrTag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import smpng.api.Engine;
import smpng.litmus.draw.DrawingSvg;
import smpng.suites.barriers.BarrierTable;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.ClaimNotes;
import smpng.suites.catalogue.Component;
import smpng.suites.harness.SeededBug;
import smpng.suites.workload.LearnedOrder;

/** A component: its contract, its claims with their evidence, its seeded bugs, and why it is correct. */
final class ComponentPage {
    /** Sections of a note that have their place on the page; the others follow as they are. */
    private static final Set<String> SHOWN = Set.of("contract", "claims", "why it is correct", "fidelity");

    private ComponentPage() {}

    /**
     * The page.
     *
     * @param links the page of a counterexample, by the seeded bug it shows
     */
    static String render(
            Component component, ClaimNotes notes, Checkout checkout, ReportFolder folder, Map<String, String> links)
            throws IOException {
        DomContent claims = table(
                        thead(tr(th("claim"), th("text"), th("evidence"))),
                        tbody(each(AuditedClaim.of(component, notes, folder), ComponentPage::claim)))
                .withClass("claims");
        DomContent bugs = table(
                        thead(tr(
                                th("bug"),
                                th("what it does"),
                                th("violates"),
                                th("from"),
                                th("turns red"),
                                th("counterexample"))),
                        tbody(each(component.bugs(), bug -> bug(component, bug, folder, links))))
                .withClass("bugs");
        List<DomContent> comments = new ArrayList<>();
        for (String subject : component.subjects()) {
            ClassComment.of(checkout, subject)
                    .ifPresent(comment -> comments.add(div(
                            h2("Word layout, protocol and lock order: "
                                    + subject.substring(subject.lastIndexOf('.') + 1)),
                            Page.markdown(comment))));
        }
        return Page.render(
                component.title(),
                p(String.join(", ", component.subjects())).withClass("quiet"),
                p(a("the matrix").withHref("index.html")),
                iff(CountsPage.isOf(component), p(a("execution counts").withHref(CountsPage.FILE))),
                Page.markdown(notes.section("Contract")),
                h2("What each engine found"),
                Page.wide("results", MatrixPage.row(component, folder)),
                h2("Claims"),
                Page.wide("claims", claims),
                h2("Seeded bugs"),
                Page.wide("seeded bugs", bugs),
                orders(component, folder),
                lockOrder(component, folder),
                h2("Why it is correct"),
                Page.markdown(notes.section("Why it is correct")),
                each(comments, comment -> comment),
                h2("Fidelity"),
                Page.markdown(notes.section("Fidelity")),
                each(
                        notes.sections().entrySet().stream()
                                .filter(section -> !section.getKey().isEmpty() && !SHOWN.contains(section.getKey()))
                                .toList(),
                        section -> div(h2(title(section.getKey())), Page.markdown(section.getValue()))));
    }

    private static String title(String heading) {
        return heading.substring(0, 1).toUpperCase(Locale.ROOT) + heading.substring(1);
    }

    /** In which order a kernel took its locks, where the component's evidence has learned one. */
    private static DomContent lockOrder(Component component, ReportFolder folder) {
        return folder.last(component.id(), Engine.PROPERTIES)
                .flatMap(cell -> folder.measured(component, cell, LearnedOrder.FILE, LearnedOrder.class))
                .<DomContent>map(order -> div(
                        h2("Learned lock order"),
                        p(
                                "Of the reference kernel, while a small program blocked, read, wrote, slept and woke: what is held"
                                        + " when the next is waited for stands above it. Arrows that follow from others are left"
                                        + " out."),
                        div(rawHtml(DrawingSvg.text(LockOrderPicture.of(order))))
                                .withClass("graph")))
                .orElse(text(""));
    }

    /** The order that each access needs, where somebody asked. */
    private static DomContent orders(Component component, ReportFolder folder) {
        if (component.evidence(Engine.EXHAUSTIVE).isEmpty()) {
            return text("");
        }
        Optional<BarrierTable> table = folder.barriers(component.id());
        String stale = table.isPresent() && !table.get().classes().equals(component.classes())
                ? " Of other classes than these: audit it again."
                : "";
        return div(
                h2("Orders of its accesses"),
                table.isEmpty()
                        ? p(
                                text("Not explored: "),
                                code("smpng audit " + component.id() + " --orders --report "
                                        + Folders.shown(folder.path())))
                        : div(
                                p(table.get().machines().size() + " models, mapping "
                                        + table.get().mapping() + ", "
                                        + Page.date(table.get().date())
                                        + "; a weaker order holds if every exhaustive test that gets there does."
                                        + stale),
                                Page.wide("orders", orders(table.get())),
                                each(table.get().together(), set -> p("Weaker together: " + String.join(", ", set)))));
    }

    private static DomContent orders(BarrierTable table) {
        BarrierWords words = new BarrierWords(table);
        return table(
                        thead(tr(th("place"), th("line"), th("order"), th("verdict"), th("by what"))),
                        tbody(each(
                                table.rows(),
                                row -> tr(
                                        td(row.place()),
                                        td(row.line() < 0 ? "" : String.valueOf(row.line())),
                                        td(row.order()),
                                        td(words.word(row))
                                                .withClass(row.neededOn().isEmpty() ? "quiet" : "holds"),
                                        td(String.join("; ", words.parts(row)))))))
                .withClass("bugs");
    }

    private static TrTag claim(AuditedClaim audited) {
        List<DomContent> lines = new ArrayList<>();
        if (audited.claim().isUnproven()) {
            lines.add(p("unproven: " + audited.claim().unproven()).withClass("fails"));
        }
        for (AuditedClaim.Support s : audited.supports()) {
            lines.add(div(
                            span(s.engine()).withClass("who"),
                            text(s.evidence()),
                            small(s.last()),
                            iff(!s.bounds().isEmpty(), small("bounds: " + s.bounds())),
                            small("red by " + String.join(", ", s.redBy())))
                    .withClass("support"));
        }
        audited.waiting().forEach(w -> lines.add(p("not yet seen red by " + w).withClass("quiet")));
        return tr(td(audited.claim().id()), td(audited.claim().text()), td(each(lines, line -> line)));
    }

    /** Which evidence is checked to go red, and on which machines it last did. */
    private static List<String> red(Component component, SeededBug bug, ReportFolder folder) {
        return component.evidence().stream()
                .filter(test -> test.redBy().contains(bug.id()))
                .map(test -> {
                    List<String> on = folder.redOn(bug.id(), test.engine(), test.id());
                    return test.engine().id() + ": " + test.id() + (on.isEmpty() ? "" : " on " + String.join(" ", on));
                })
                .toList();
    }

    private static TrTag bug(Component component, SeededBug bug, ReportFolder folder, Map<String, String> links) {
        String page = links.get(bug.id());
        DomContent shown = page != null
                ? a("timeline").withHref(page)
                : bug.waits() ? text(bug.waitsFor()) : code("smpng bugs " + bug.id() + " --show");
        return tr(
                td(bug.id()),
                td(bug.title()),
                td(String.join(" ", bug.claims())),
                td(bug.source()),
                td(each(red(component, bug, folder), line -> div(line))),
                td(shown));
    }
}
