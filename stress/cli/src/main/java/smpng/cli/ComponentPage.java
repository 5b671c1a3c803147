package smpng.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
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
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import smpng.suites.catalogue.ClaimNotes;
import smpng.suites.catalogue.Component;
import smpng.suites.harness.SeededBug;

/** A component: its contract, its claims with their evidence, its seeded bugs, and why it is correct. */
final class ComponentPage {
    private ComponentPage() {}

    /**
     * The page.
     *
     * @param links the page of a counterexample, by the seeded bug it shows
     */
    static String render(Component component, ClaimNotes notes, ReportFolder folder, Map<String, String> links) {
        DomContent claims = table(
                        thead(tr(th("claim"), th("text"), th("evidence"))),
                        tbody(each(AuditedClaim.of(component, notes, folder), ComponentPage::claim)))
                .withClass("claims");
        DomContent bugs = table(
                        thead(tr(th("bug"), th("what it does"), th("violates"), th("from"), th("counterexample"))),
                        tbody(each(component.bugs(), bug -> bug(bug, links))))
                .withClass("bugs");
        return Page.render(
                component.title(),
                p(String.join(", ", component.subjects())).withClass("quiet"),
                p(a("the matrix").withHref("index.html")),
                iff(CountsPage.isOf(component), p(a("execution counts").withHref(CountsPage.FILE))),
                Page.markdown(notes.section("Contract")),
                h2("Claims"),
                Page.wide("claims", claims),
                h2("Seeded bugs"),
                Page.wide("seeded bugs", bugs),
                h2("Why it is correct"),
                Page.markdown(notes.section("Why it is correct")),
                h2("Fidelity"),
                Page.markdown(notes.section("Fidelity")));
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

    private static TrTag bug(SeededBug bug, Map<String, String> links) {
        String page = links.get(bug.id());
        DomContent shown = page != null
                ? a("timeline").withHref(page)
                : bug.waits() ? text(bug.waitsFor()) : code("smpng bugs " + bug.id() + " --show");
        return tr(td(bug.id()), td(bug.title()), td(String.join(" ", bug.claims())), td(bug.source()), td(shown));
    }
}
