package smpng.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.ClaimNotes;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.ResultFiles;
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
        Map<String, String> links = new LinkedHashMap<>();
        counterexamples.forEach((file, its) -> links.put(its.bug(), pageOf(file)));
        for (Component component : catalogue.components()) {
            pages.put(
                    component.id() + ".html",
                    ComponentPage.render(component, ClaimNotes.of(checkout, component.id()), folder, links));
        }
        for (Component component : catalogue.components()) {
            if (CountsPage.isOf(component)) {
                pages.put(CountsPage.FILE, CountsPage.render(component, folder));
            }
        }
        CounterexamplePage timeline = new CounterexamplePage(checkout);
        for (Map.Entry<Path, Counterexample> entry : counterexamples.entrySet()) {
            pages.put(pageOf(entry.getKey()), timeline.render(entry.getValue(), Folders.shown(entry.getKey())));
        }
        Map<String, Counterexample> byPage = new LinkedHashMap<>();
        counterexamples.forEach((file, its) -> byPage.put(pageOf(file), its));
        pages.put("index.html", MatrixPage.render(catalogue, folder, byPage));
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
}
