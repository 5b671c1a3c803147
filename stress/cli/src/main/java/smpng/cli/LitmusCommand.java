package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpng.explorer.replay.ResultFiles;
import smpng.litmus.cat.CatException;
import smpng.litmus.cat.CatModel;
import smpng.memory.enumerate.Limits;
import smpng.memory.mapping.Mapping;

/** Decides litmus tests. */
@Command(
        name = "litmus",
        description = "Decides litmus tests: which final states a machine allows, and why not the others.",
        mixinStandardHelpOptions = true)
final class LitmusCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "litmus tests, or folders of them")
    private List<Path> paths = List.of();

    @Option(
            names = "--machine",
            split = ",",
            paramLabel = "MACHINE",
            description = "on these machines, or all; if not given, an assembly test's own, all for C and Java")
    private List<String> machines = List.of();

    @Option(names = "--cat", paramLabel = "FILE", description = "a model of your own, in the cat language")
    private @Nullable Path cat;

    @Option(
            names = "--mapping",
            description = "freebsd or hotspot: how accesses of C and Java become a machine's instructions")
    private Mapping mapping = Mapping.FREEBSD;

    @Option(
            names = "--expect",
            paramLabel = "FILE",
            description = "known verdicts, lines test,1 if the condition holds, test,0 if not")
    private @Nullable Path expect;

    @Option(names = "--states", description = "every final state, with the number of executions that end in it")
    private boolean states;

    @Option(
            names = "--witness",
            paramLabel = "DIR",
            description = "draw a witness, or what forbids it, of each test, as text, DOT and SVG")
    private @Nullable Path witness;

    @Option(names = "--json", paramLabel = "FILE", description = "the result for machines")
    private @Nullable Path json;

    @Option(names = "--jobs", description = "tests decided at a time")
    private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description = "a test that takes longer on a machine is left undecided (${DEFAULT-VALUE})")
    private int limit = 60;

    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (jobs < 1) {
            throw new InputError("no jobs to run with", "--jobs " + jobs, "at least 1");
        }
        if (limit < 1) {
            throw new InputError("no time to decide in", "--limit " + limit, "at least 1 second");
        }
        LitmusMachines chosen =
                LitmusMachines.of(machines, model(), mapping, states, Limits.of(Duration.ofSeconds(limit)));
        List<LitmusFile> files = LitmusFile.below(paths);
        Expectations expectations = expect == null ? Expectations.none() : Expectations.read(expect);
        Path jsonFile = json == null ? null : JsonFiles.writable(json);
        Path folder = witness;
        Optional<LitmusPictures> pictures =
                folder == null ? Optional.empty() : Optional.of(LitmusPictures.into(folder));
        boolean draws = pictures.isPresent() || files.size() == 1;
        List<LitmusResult> results;
        try (Progress progress = Progress.bar("litmus", files.size())) {
            results = new LitmusRun(chosen, expectations, jobs, draws)
                    .decide(files, file -> progress.ends(file.name(), ""));
        }
        refuseUnreadable(results);
        refuseAmbiguous(results, expectations);
        PrintWriter out = Output.of(spec);
        new LitmusText(terminal.sheet(out)).print(results, expectations);
        if (pictures.isPresent()) {
            int written = pictures.get().write(results);
            out.printf("%d pictures in %s, each as text, DOT and SVG%n", written, witness);
        }
        if (jsonFile != null) {
            new ResultFiles()
                    .write(jsonFile, results.stream().map(LitmusResult::json).toList());
        }
        out.flush();
        return status(results).code();
    }

    private Optional<CatModel> model() throws IOException {
        Path file = cat;
        if (file == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw new InputError("no such model", file.toString(), "name a file in the cat language with --cat");
        }
        try {
            return Optional.of(CatModel.read(file));
        } catch (CatException e) {
            throw unreadable(e);
        }
    }

    static InputError unreadable(CatException e) {
        return new InputError("the model cannot be read", String.valueOf(e.getMessage()), "mend it there");
    }

    /** A file that was named itself has to be readable; one in a folder is reported as undecided. */
    private static void refuseUnreadable(List<LitmusResult> results) {
        for (LitmusResult result : results) {
            if (result.file().given() && result.test().isEmpty()) {
                throw new InputError(
                        "the test " + result.decision().reason(),
                        result.decision().detail(),
                        "mend it there, or leave it out");
            }
        }
    }

    private static void refuseAmbiguous(List<LitmusResult> results, Expectations expectations) {
        Set<LitmusFile> seen = new HashSet<>();
        for (LitmusResult result : results) {
            if (!seen.add(result.file()) && !expectations.isEmpty()) {
                throw new InputError(
                        "verdicts are expected on one machine", result.file().name(), "name it with --machine");
            }
        }
    }

    private static ExitStatus status(List<LitmusResult> results) {
        if (results.stream().anyMatch(LitmusResult::isMismatch)) {
            return ExitStatus.COUNTEREXAMPLE;
        }
        return results.stream().allMatch(LitmusResult::isDecided) ? ExitStatus.VERIFIED : ExitStatus.UNDECIDED;
    }
}
