package smpng.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import smpng.api.Engine;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.Findings;
import smpng.explorer.jcstress.Grading;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ExecutionFiles;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.catalogue.Checkout;

/**
 * Keeps executions that {@code smpng explore} shows as replay files.
 *
 * @param folder the report folder
 * @param classPath where the tests' classes are
 * @param settings how access modes became a machine's instructions
 */
record KeptExecutions(ReportFolder folder, List<Path> classPath, ExplorationSettings settings) {
    /** Writes file and page; their name says test, machine and outcome, and is the same the next time. */
    Path keep(Grading grading, Grading.Remark error, String machine, Witness witness) {
        Path file = folder.counterexamples()
                .resolve(
                        FileNames.of(grading.test().name().replaceFirst(".*[.]", ""), machine, error.what()) + ".json");
        Counterexample its = new Counterexample(
                List.of(),
                title(grading, error, machine),
                Engine.EXHAUSTIVE.id(),
                grading.test().name(),
                ExecutionFiles.save(
                        machine, settings, "", witness, ExecutionFiles.from(folder.counterexamples(), classPath)),
                0,
                List.of(),
                0,
                sizes(grading, error, machine, witness),
                List.of(),
                witness.text(),
                "");
        try {
            new ResultFiles().write(file, its);
            List<String> exports = Exports.write(its, page(file), new ResultFiles());
            Files.writeString(
                    page(file),
                    new CounterexamplePage(Checkout.current(), Map.of()).render(its, Folders.shown(file), exports));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** The page of a replay file. */
    Path page(Path file) {
        return folder.path().resolve(CounterexamplePage.nameOf(file));
    }

    private static String title(Grading grading, Grading.Remark error, String machine) {
        String what = error.expectation().isEmpty() ? error.what() : error.what() + " is " + error.expectation();
        return grading.test().shortName() + " fails on " + machine + ": " + what;
    }

    private static List<String> sizes(Grading grading, Grading.Remark error, String machine, Witness witness) {
        Optional<Findings> found = grading.findings().stream()
                .filter(f -> f.machine().equals(machine))
                .findFirst();
        long such = found.map(f -> f.outcomes().getOrDefault(error.what(), 0L)
                        + f.incidents().getOrDefault(error.what(), 0L))
                .orElse(0L);
        String all = found.map(f -> f.complete() + " complete and " + f.blocked() + " blocked executions, "
                        + f.completion().text())
                .orElse("");
        return List.of(
                witness.threads() + " threads, " + witness.size() + " steps: the shortest of " + such
                        + (such == 1 ? " execution that ends" : " executions that end") + " so on " + machine,
                "explored: " + all,
                "fails on: " + String.join(" ", error.machines()) + "; asked: "
                        + grading.findings().stream().map(Findings::machine).collect(Collectors.joining(" ")));
    }
}
