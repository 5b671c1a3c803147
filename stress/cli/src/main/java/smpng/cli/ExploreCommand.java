package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import smpng.api.Budget;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.linearizability.Bounds;
import smpng.explorer.replay.ResultFiles;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/** Decides JCStress tests and classes of operations. */
@Command(
        name = "explore",
        description = {
            "Decides JCStress tests: every outcome that a machine allows, against what the test declares.",
            "Decides classes of operations, as Lincheck has them: is every execution of every scenario linearizable."
        },
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
            names = "--sourcepath",
            paramLabel = "PATH",
            description = "where the sources are, for the lines of executions; looked for on the class path too")
    private String sourcePath = "";

    @Option(
            names = "--machine",
            split = ",",
            paramLabel = "MACHINE",
            description = "on these machines, or all; if not given, on jam, the language Java")
    private List<String> machines = List.of("jam");

    @Option(names = "--mapping", description = "hotspot or freebsd: how access modes become a machine's instructions")
    private Mapping mapping = Mapping.HOTSPOT;

    @Option(
            names = "--budget",
            description =
                    "quick, standard or thorough: ten million or a thousand million executions of a test, or no end")
    private Budget budget = Budget.QUICK;

    @Option(
            names = "--max-executions",
            paramLabel = "N",
            description = "leave a test undecided that has more executions on a machine; the budget's if not given")
    private @Nullable Long maxExecutions;

    @Option(
            names = "--spurious-failures",
            description =
                    "weak compare-and-sets may also fail for no reason; if not given, a note says where one could")
    private boolean spuriousFailures;

    @Option(
            names = "--tearing",
            description = "plain accesses of long and double fields may tear: each half is accessed by itself")
    private boolean tearing;

    @Option(names = "--json", paramLabel = "FILE", description = "the result for machines")
    private @Nullable Path json;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "executions that should not be, and interesting ones, as litmus tests and tests of JCStress")
    private @Nullable Path export;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "keep executions that may not be, as replay files and as pages")
    private @Nullable Path report;

    @Option(names = "--jobs", description = "tests, or parts of one, explored at a time")
    private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors());

    @Option(names = "--threads", description = "of operations: threads of a scenario (${DEFAULT-VALUE})")
    private int threads = Bounds.SMALL.threads();

    @Option(names = "--operations", description = "of operations: how many a thread does (${DEFAULT-VALUE})")
    private int operations = Bounds.SMALL.operations();

    @Option(names = "--initial", description = "of operations: how many are done first, at most (${DEFAULT-VALUE})")
    private int initial = Bounds.SMALL.initial();

    @Option(names = "--values", description = "of operations: values of a parameter, at most (${DEFAULT-VALUE})")
    private int values = Bounds.SMALL.values();

    @Option(
            names = "--specification",
            paramLabel = "CLASS",
            description = "of operations: the class that says what they return one after another; itself if not given")
    private String specification = "";

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
        ExploreExports exports = export == null ? null : ExploreExports.to(export, mapping);
        Bounds bounds = bounds();
        List<ExploreResult> results;
        List<OperationsResult> linearizable;
        ExplorationSettings settings = settings(limit);
        List<Path> sources = TestClasses.sources(sourcePath);
        Optional<ReportFolder> folder = Optional.ofNullable(report).map(ReportFolder::writable);
        try (TestClasses tests = TestClasses.of(names, classPath)) {
            OperationsRun run = new OperationsRun(tests.path(), chosen, settings, bounds, specification, sources);
            linearizable = tests.operations().stream().map(run::explore).toList();
            results = new ExploreRun(
                            tests,
                            chosen,
                            settings,
                            jobs,
                            sources,
                            exports != null,
                            folder.map(
                                    its -> new KeptExecutions(its, tests.path().entries(), settings)))
                    .explore();
        }
        PrintWriter out = Output.of(spec);
        Sheet sheet = terminal.sheet(out);
        linearizable.forEach(new OperationsText(sheet)::print);
        new ExploreText(sheet, mapping).print(results, chosen);
        if (spuriousFailures || !linearizable.isEmpty()) {
            sheet.line("weak compare-and-sets " + (spuriousFailures ? "may fail" : "do not fail") + " for no reason");
            sheet.flush();
        }
        if (tearing) {
            sheet.line("plain accesses of long and double fields tear; those of array elements do not");
            sheet.flush();
        }
        if (exports != null) {
            results.stream()
                    .flatMap(result -> exports.write(result).stream())
                    .forEach(line -> sheet.command("export  " + line));
        }
        if (jsonFile != null) {
            List<Map<String, Object>> all = new ArrayList<>();
            linearizable.forEach(r -> all.add(r.json(mapping)));
            results.forEach(r -> all.add(r.json(mapping)));
            all.forEach(one -> one.put("spuriousFailures", spuriousFailures));
            all.forEach(one -> one.put("tearing", tearing));
            new ResultFiles().write(jsonFile, all);
        }
        out.flush();
        return status(results, linearizable).code();
    }

    private Bounds bounds() {
        if (threads < 1 || operations < 1 || initial < 0 || values < 1) {
            throw new InputError(
                    "no scenario is that small",
                    "--threads " + threads + " --operations " + operations + " --initial " + initial + " --values "
                            + values,
                    "at least 1, and 0 for --initial");
        }
        return new Bounds(threads, operations, initial, values);
    }

    private ExplorationSettings settings(long limit) {
        ExplorationSettings settings = new ExplorationSettings(mapping, limit);
        ExplorationSettings failing = spuriousFailures ? settings.failingSpuriously() : settings;
        return tearing ? failing.tearingWideFields() : failing;
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

    private static ExitStatus status(List<ExploreResult> results, List<OperationsResult> linearizable) {
        if (results.stream().anyMatch(ExploreResult::isMismatch)
                || linearizable.stream().anyMatch(OperationsResult::isMismatch)) {
            return ExitStatus.COUNTEREXAMPLE;
        }
        boolean decided = results.stream().allMatch(ExploreResult::isDecided)
                && linearizable.stream().allMatch(OperationsResult::isDecided);
        return decided ? ExitStatus.VERIFIED : ExitStatus.UNDECIDED;
    }
}
