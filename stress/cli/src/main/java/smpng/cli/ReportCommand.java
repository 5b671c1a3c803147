package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpng.api.Engine;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.ClaimNotes;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;

/** Writes results as pages, and in the forms of other tools. */
@Command(
        name = "report",
        description = "Writes the results of a folder as HTML pages, readable offline.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the report folder of smpng verify or smpng explore")
    private Path directory = Path.of("");

    @Option(names = "--sarif", paramLabel = "FILE", description = "what fell, for code-scanning pages")
    private @Nullable Path sarif;

    @Option(names = "--junit", paramLabel = "FILE", description = "the results as JUnit XML")
    private @Nullable Path junit;

    @Option(names = "--diff", paramLabel = "OLD", description = "another report folder: what changed since")
    private @Nullable Path old;

    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path sarifFile = sarif == null ? null : writable(sarif, "--sarif");
        Path junitFile = junit == null ? null : writable(junit, "--junit");
        Kept kept = Kept.in(directory);
        Optional<ReportDiff> diff =
                old == null ? Optional.empty() : Optional.of(ReportDiff.between(Kept.in(old), kept));
        Checkout checkout = Checkout.current();
        Catalogue catalogue = Catalogue.scan();
        Map<String, String> pages = pages(kept, catalogue, checkout, diff);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(kept.folder().path().resolve(page.getKey()), page.getValue());
        }
        if (sarifFile != null) {
            new ResultFiles()
                    .write(
                            sarifFile,
                            new Sarif(checkout, texts(catalogue, checkout))
                                    .document(kept.cells(), kept.counterexamples()));
        }
        if (junitFile != null) {
            JunitXml.write(junitFile, cells(kept, catalogue));
        }
        PrintWriter out = Output.of(spec);
        if (diff.isPresent()) {
            diff.get().print(terminal.sheet(out));
        }
        out.printf("%d pages, from %s%n", pages.size(), kept.folder().path().resolve("index.html"));
        return ExitStatus.VERIFIED.code();
    }

    private static Map<String, String> pages(
            Kept kept, Catalogue catalogue, Checkout checkout, Optional<ReportDiff> diff) throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        Map<String, String> links = kept.pagesOfBugs();
        for (Component component : catalogue.components()) {
            pages.put(
                    component.id() + ".html",
                    ComponentPage.render(
                            component, ClaimNotes.of(checkout, component.id()), checkout, kept.folder(), links));
            if (CountsPage.isOf(component)) {
                pages.put(CountsPage.FILE, CountsPage.render(component, kept.folder()));
            }
        }
        CounterexamplePage timeline = new CounterexamplePage(checkout, texts(catalogue, checkout));
        ResultFiles json = new ResultFiles();
        for (Map.Entry<Path, Counterexample> entry : kept.counterexamples().entrySet()) {
            String page = CounterexamplePage.nameOf(entry.getKey());
            List<String> exports =
                    Exports.write(entry.getValue(), kept.folder().path().resolve(page), json);
            pages.put(page, timeline.render(entry.getValue(), Folders.shown(entry.getKey()), exports));
        }
        if (diff.isPresent()) {
            pages.put(ReportDiff.FILE, diff.get().page());
        }
        pages.put("index.html", MatrixPage.render(catalogue, kept, diff.isPresent()));
        return pages;
    }

    private static List<Cell> cells(Kept kept, Catalogue catalogue) {
        List<Cell> cells = new ArrayList<>();
        for (Component component : catalogue.components()) {
            for (Engine engine : Engine.values()) {
                Optional<CellResult> result = kept.folder().last(component.id(), engine);
                if (result.isPresent()) {
                    cells.add(new Cell.Ran(component, engine, result.get(), true));
                } else {
                    cells.add(new Cell.Empty(
                            component, engine, Coverage.hole(component, engine).orElse("not run yet")));
                }
            }
        }
        return cells;
    }

    private static Map<String, String> texts(Catalogue catalogue, Checkout checkout) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Component component : catalogue.components()) {
            ClaimNotes.of(checkout, component.id()).claims().forEach(claim -> texts.put(claim.id(), claim.text()));
            component.bugs().forEach(bug -> texts.put(bug.id(), bug.title()));
        }
        return texts;
    }

    private static Path writable(Path file, String option) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new InputError("the file cannot be written", file.toString(), "name one in a folder with " + option);
        }
        return file;
    }
}
