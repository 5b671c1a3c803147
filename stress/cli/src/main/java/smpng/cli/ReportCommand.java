package smpng.cli;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
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
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.ClaimNotes;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.ResultFiles;
import smpng.suites.engines.Status;
import smpng.suites.harness.Counterexample;

/** Writes results as pages. */
@Command(
        name = "report",
        description = "Writes the results of a folder as HTML pages, readable offline.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the report folder of smpng verify")
    private Path directory = Path.of("");

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ReportFolder folder = ReportFolder.readable(directory);
        folder.all(); // a result that cannot be read is said before anything is written
        Checkout checkout = Checkout.current();
        Catalogue catalogue = Catalogue.scan();
        Map<String, String> pages = new LinkedHashMap<>();
        Map<Path, Counterexample> counterexamples = counterexamples(folder);
        for (Component component : catalogue.components()) {
            pages.put(
                    component.id() + ".html",
                    componentPage(component, ClaimNotes.of(checkout, component.id()), folder));
        }
        CounterexamplePage timeline = new CounterexamplePage(checkout);
        for (Map.Entry<Path, Counterexample> entry : counterexamples.entrySet()) {
            pages.put(pageOf(entry.getKey()), timeline.render(entry.getValue(), entry.getKey()));
        }
        pages.put("index.html", index(catalogue, folder, counterexamples));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.path().resolve(page.getKey()), page.getValue());
        }
        Output.of(spec)
                .printf("%d pages, from %s%n", pages.size(), folder.path().resolve("index.html"));
        return ExitStatus.VERIFIED.code();
    }

    private static Map<Path, Counterexample> counterexamples(ReportFolder folder) throws IOException {
        Map<Path, Counterexample> found = new LinkedHashMap<>();
        if (Files.isDirectory(folder.counterexamples())) {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder.counterexamples())) {
                files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            }
            for (Path file : files) {
                found.put(file, new ResultFiles().read(file, Counterexample.class));
            }
        }
        return found;
    }

    private static String pageOf(Path replay) {
        String name = String.valueOf(replay.getFileName());
        return "counterexample-" + name.substring(0, name.length() - ".json".length()) + ".html";
    }

    private static String index(Catalogue catalogue, ReportFolder folder, Map<Path, Counterexample> counterexamples) {
        List<TrTag> rows = new ArrayList<>();
        for (Component component : catalogue.components()) {
            for (Engine engine : Engine.values()) {
                rows.add(tr(
                        td(a(component.title()).withHref(component.id() + ".html")),
                        td(engine.id()),
                        td(Coverage.machineText(engine)),
                        cell(component, engine, folder)));
            }
        }
        return Page.render(
                "Evidence",
                p("What each engine found out about each component, within the bounds it names."),
                div(table(
                                thead(tr(th("component"), th("engine"), th("machine"), th("result"))),
                                tbody(each(rows, row -> row))))
                        .withClass("wide"),
                iff(
                        !counterexamples.isEmpty(),
                        div(
                                h2("Counterexamples"),
                                ul(each(
                                        counterexamples.entrySet(),
                                        e -> li(a(String.join(" ", e.getValue().claims()) + " "
                                                        + e.getValue().bug())
                                                .withHref(pageOf(e.getKey()))))))));
    }

    private static DomContent cell(Component component, Engine engine, ReportFolder folder) {
        Optional<String> hole = Coverage.hole(component, engine);
        if (hole.isPresent()) {
            return td(hole.get()).withClass("quiet");
        }
        return folder.last(component.id(), engine)
                .map(r -> td(result(component, r)).withClass(r.status() == Status.PASSED ? "holds" : "fails"))
                .orElseGet(() -> td("not run yet").withClass("quiet"));
    }

    private static String result(Component component, CellResult r) {
        String stale = r.classes().equals(component.classes()) ? "" : "; of other classes than these";
        return MatrixText.word(r.status()) + "; " + r.budget().name().toLowerCase(Locale.ROOT) + ", seed " + r.seed()
                + ", JDK " + r.jdk() + ", " + r.date() + stale;
    }

    private static String componentPage(Component component, ClaimNotes notes, ReportFolder folder) {
        List<TrTag> rows = new ArrayList<>();
        for (AuditedClaim audited : AuditedClaim.of(component, notes, folder)) {
            rows.add(tr(td(audited.claim().id()), td(audited.claim().text()), td(evidence(audited))));
        }
        return Page.render(
                component.title(),
                p(String.join(", ", component.subjects())).withClass("quiet"),
                Page.markdown(notes.section("Contract")),
                h2("Claims"),
                div(table(thead(tr(th("claim"), th("text"), th("evidence"))), tbody(each(rows, row -> row))))
                        .withClass("wide"),
                h2("Why it is correct"),
                Page.markdown(notes.section("Why it is correct")),
                h2("Fidelity"),
                Page.markdown(notes.section("Fidelity")),
                p(a("the matrix").withHref("index.html")));
    }

    private static DomContent evidence(AuditedClaim audited) {
        List<DomContent> lines = new ArrayList<>();
        if (audited.claim().isUnproven()) {
            lines.add(p("unproven: " + audited.claim().unproven()).withClass("fails"));
        }
        for (AuditedClaim.Support s : audited.supports()) {
            lines.add(p(s.engine() + ": " + s.evidence() + ". " + s.last() + ". " + s.bounds()));
            lines.add(p("red by " + String.join(", ", s.redBy())).withClass("quiet"));
        }
        audited.waiting().forEach(w -> lines.add(p("not yet seen red by " + w).withClass("quiet")));
        return div(each(lines, line -> line));
    }
}
