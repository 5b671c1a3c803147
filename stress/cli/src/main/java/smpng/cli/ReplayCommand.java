package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import smpng.api.Engine;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.explorer.replay.TestRun;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.Component;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.CellRun;
import smpng.suites.engines.CellRunner;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Jdk;
import smpng.suites.engines.Replay;
import smpng.suites.engines.Status;
import smpng.suites.harness.SeededBug;

/** Runs a counterexample again. */
@Command(
        name = "replay",
        description = "Re-runs a counterexample, step by step. Exit status 1 says that it failed again.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a replay file")
    private Path file = Path.of("");

    @Option(
            names = {"--whole", "--full"},
            description = "show every access, those too that do not matter or are a thread's own bookkeeping")
    private boolean full;

    @Option(
            names = {"--classpath", "-cp"},
            paramLabel = "PATH",
            description = "of an explored execution: where the classes are, as for java; where they were if not given")
    private String classPath = "";

    @Option(
            names = "--sourcepath",
            paramLabel = "PATH",
            description = "of an explored execution: folders and archives of sources, whose lines are shown")
    private String sourcePath = "";

    @Option(
            names = "--debug",
            description = "wait for a debugger on port ${DEFAULT-VALUE} of this machine, or on the port that is named",
            arity = "0..1",
            fallbackValue = "5005",
            paramLabel = "PORT")
    private @Nullable Integer debug;

    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Counterexample its = read();
        Catalogue catalogue = Catalogue.scan();
        Optional<SeededBug> bug = its.bug().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Selection(catalogue).bugs(List.of(its.bug())).get(0).bug());
        Path work = Files.createTempDirectory("smpng-replay");
        try {
            PrintWriter out = Output.of(spec);
            if (debug != null && !Replay.isExecution(its)) {
                throw new InputError(
                        "the engine finds its own executions",
                        its.engine(),
                        "debug the test itself: " + its.guestClass());
            }
            if (!Replay.isExecution(its)) {
                out.printf("%s: %s%n", String.join(" ", its.claims()), its.title());
            }
            bug.ifPresent(b -> out.printf("%s: %s%n%n", b.id(), b.title()));
            boolean fails = Replay.isExecution(its) ? execution(bug, work, out) : test(its, catalogue, bug, work, out);
            if (!fails) {
                out.println("it does not fail any more");
            }
            out.flush();
            return (fails ? ExitStatus.COUNTEREXAMPLE : ExitStatus.VERIFIED).code();
        } finally {
            Folders.delete(work);
        }
    }

    private Counterexample read() {
        try {
            return new ResultFiles().read(file, Counterexample.class);
        } catch (IOException | NullPointerException | IllegalArgumentException e) {
            throw new InputError("not a readable replay file", file.toString(), "smpng bugs ID --show writes one");
        }
    }

    private boolean execution(Optional<SeededBug> bug, Path work, PrintWriter out)
            throws IOException, InterruptedException {
        Replay.Places places = new Replay.Places(TestClasses.given(classPath), TestClasses.sources(sourcePath));
        Integer port = debug;
        try {
            if (port != null) {
                out.println("attach a debugger to localhost:" + port + "; the execution waits for it");
                out.flush();
                return Replay.debugged(file, bug, terminal.timelines(), Jdk.current(), work, places, port);
            }
            Replay replay = Replay.execution(file, bug, full, terminal.timelines(), Jdk.current(), work, places);
            out.println(replay.text());
            return replay.fails();
        } catch (CannotReplay e) {
            throw new InputError(String.valueOf(e.getMessage()));
        }
    }

    /** Engines that choose their own interleavings run their test again. */
    private static boolean test(
            Counterexample its, Catalogue catalogue, Optional<SeededBug> bug, Path work, PrintWriter out)
            throws InterruptedException {
        Engine engine = Arrays.stream(Engine.values())
                .filter(e -> e.id().equals(its.engine()))
                .findFirst()
                .orElseThrow(() -> new InputError("the file names no known engine", its.engine(), "write it anew"));
        // A file that does not say how it was run is of an earlier version, and of what that ran by default.
        TestRun before = TestRun.of(its).orElse(new TestRun("", Budget.QUICK.name(), 1));
        for (Component component : catalogue.components()) {
            List<EvidenceTest> tests = component.evidence(engine).stream()
                    .filter(e -> e.className().equals(its.guestClass()))
                    .filter(e -> e.claims().equals(its.claims()))
                    .filter(e -> before.method().isEmpty() || before.method().equals(e.method()))
                    .toList();
            if (!tests.isEmpty()) {
                CellRun run = new CellRun(
                        component,
                        engine,
                        tests,
                        bug,
                        budget(before),
                        before.seed(),
                        Jdk.current(),
                        work,
                        work.resolve("again"));
                out.printf("run again: %s, seed %d%n", run.budget().name().toLowerCase(Locale.ROOT), run.seed());
                out.flush();
                try (CellRunner runner = new CellRunner(Checkout.current(), 1)) {
                    return print(runner.run(run), out);
                }
            }
        }
        throw new InputError("the test of the replay file is gone", its.guestClass(), "write the file anew");
    }

    private static Budget budget(TestRun before) {
        return Arrays.stream(Budget.values())
                .filter(budget -> budget.name().equals(before.budget()))
                .findFirst()
                .orElseThrow(() -> new InputError("the file names no known budget", before.budget(), "write it anew"));
    }

    private static boolean print(CellResult result, PrintWriter out) {
        for (EvidenceResult e : result.evidence()) {
            out.println(e.evidence() + ": " + MatrixText.word(e.status()));
            out.println(e.reason());
        }
        return result.status() == Status.FAILED;
    }
}
