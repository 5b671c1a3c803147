package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smpng.api.Budget;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;
import smpng.suites.engines.ResultFiles;

/** Decides JCStress tests. */
@Command(
        name = "explore",
        description = "Decides JCStress tests: every outcome that a machine allows, against what the test declares.",
        mixinStandardHelpOptions = true)
final class ExploreCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final long QUICK = 10_000_000;
    private static final long STANDARD = 1_000_000_000;

    @Parameters(
            arity = "1..*",
            paramLabel = "CLASS|JAR",
            description = "tests: a class, a package, a pattern with *, a JAR or a folder of classes")
    private List<String> names = List.of();

    @Option(
            names = {"--classpath", "-cp"},
            paramLabel = "PATH",
            description = "where the classes are, as for java")
    private String classPath = "";

    @Option(
            names = "--machine",
            split = ",",
            paramLabel = "MACHINE",
            description = "on these machines, or all; if not given, on jam, the language Java")
    private List<String> machines = List.of("jam");

    @Option(
            names = "--mapping",
            description = "hotspot or freebsd: how access modes become a machine's instructions")
    private Mapping mapping = Mapping.HOTSPOT;

    @Option(
            names = "--budget",
            description = "quick, standard or thorough: ten million or a thousand million executions of a test, or no end")
    private Budget budget = Budget.QUICK;

    @Option(
            names = "--max-executions",
            paramLabel = "N",
            description = "leave a test undecided that has more executions on a machine; the budget's if not given")
    private @Nullable Long maxExecutions;

    @Option(names = "--json", paramLabel = "FILE", description = "the result for machines")
    private @Nullable Path json;

    @Option(names = "--jobs", description = "tests, or parts of one, explored at a time")
    private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors());

    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (jobs < 1) {
            throw new InputError("no jobs to run with", "--jobs " + jobs, "at least 1");
        }
        long limit = limit();
        if (limit < 1) {
            throw new InputError("nothing to explore", "--max-executions " + limit, "at least 1");
        }
        List<String> chosen = machines();
        Path jsonFile = json == null ? null : JsonFiles.writable(json);
        List<ExploreResult> results;
        try (TestClasses tests = TestClasses.of(names, classPath)) {
            ExploreRun run =
                    new ExploreRun(tests, chosen, new ExplorationSettings(mapping, limit), jobs);
            results = run.explore();
        }
        PrintWriter out = Output.of(spec);
        new ExploreText(terminal.sheet(out), mapping).print(results);
        if (jsonFile != null) {
            new ResultFiles()
                    .write(jsonFile, results.stream().map(r -> r.json(mapping)).toList());
        }
        out.flush();
        return status(results).code();
    }

    private long limit() {
        Long given = maxExecutions;
        if (given != null) {
            return given;
        }
        return switch (budget) {
            case QUICK -> QUICK;
            case STANDARD -> STANDARD;
            case THOROUGH -> Long.MAX_VALUE;
        };
    }

    private List<String> machines() {
        List<String> known = Models.names();
        List<String> asked = machines.stream()
                .map(n -> n.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        for (String name : asked) {
            if (!known.contains(name) && !name.equals(ALL)) {
                throw new InputError("no such machine", name, "one of " + String.join(", ", known) + ", " + ALL);
            }
        }
        return asked.contains(ALL) ? known : asked;
    }

    private static ExitStatus status(List<ExploreResult> results) {
        if (results.stream().anyMatch(ExploreResult::isMismatch)) {
            return ExitStatus.COUNTEREXAMPLE;
        }
        return results.stream().allMatch(ExploreResult::isDecided) ? ExitStatus.VERIFIED : ExitStatus.UNDECIDED;
    }
}
