package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
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
import smpng.explorer.replay.ResultFiles;
import smpng.memory.mapping.Mapping;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.MachineModels;
import smpng.suites.engines.Status;

/** Runs the suites. */
@Command(
        name = "verify",
        description = "Runs the verification suites: all of them, or one component, engine or machine.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COMPONENT", description = "what to verify; everything if none is named")
    private List<String> components = List.of();

    @Option(names = "--engine", split = ",", paramLabel = "ENGINE", description = "only these engines")
    private List<String> engines = List.of();

    @Option(
            names = "--machine",
            split = ",",
            paramLabel = "MACHINE",
            description = "only what speaks of these machines")
    private List<String> machines = List.of();

    @Option(names = "--mapping", description = "freebsd or hotspot: how a machine model reads access modes")
    private Mapping mapping = Mapping.FREEBSD;

    @Option(names = "--budget", description = "quick, standard or thorough")
    private Budget budget = Budget.QUICK;

    @Option(names = "--seed", description = "what random choices are derived from; drawn and reported if not given")
    private @Nullable Long seed;

    @Option(names = "--jobs", description = "cells run at a time")
    private int jobs = Math.max(1, Runtime.getRuntime().availableProcessors());

    @Option(names = "--report", paramLabel = "DIR", description = "where results are kept (.smpng)")
    private Path report = Path.of(".smpng");

    @Option(names = "--resume", description = "do not run again what is finished in the report folder")
    private boolean resume;

    @Option(names = "--json", paramLabel = "FILE", description = "the result for machines")
    private @Nullable Path json;

    @Mixin
    private Terminal terminal = new Terminal();

    @Spec
    private @MonotonicNonNull CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (jobs < 1) {
            throw new InputError("no jobs to run with", "--jobs " + jobs, "at least 1");
        }
        Selection selection = new Selection(Catalogue.scan());
        List<Component> chosen = selection.components(components);
        List<Engine> asked = selection.engines(engines);
        List<Machine> about = selection.machines(machines);
        ReportFolder folder = ReportFolder.writable(report);
        Path jsonFile = json == null ? null : JsonFiles.writable(json);
        List<Engine> running = machines.isEmpty()
                ? asked
                : asked.stream()
                        .filter(e -> Coverage.machines(e).stream().anyMatch(about::contains))
                        .toList();
        Optional<Long> given = Optional.ofNullable(seed);
        Verification verification = new Verification(
                budget,
                given.orElseGet(() -> (long) new SecureRandom().nextInt(Integer.MAX_VALUE)),
                given.isPresent(),
                jobs,
                resume,
                folder,
                new MachineModels(
                        Coverage.machines(Engine.EXHAUSTIVE).stream()
                                .filter(about::contains)
                                .map(Machine::id)
                                .toList(),
                        mapping));
        Files.createDirectories(folder.cells());
        List<Cell> cells;
        int runnable = Verification.runnable(chosen, running);
        try (Progress progress = new Progress("verify", runnable, Output.errors(spec))) {
            cells = verification.run(chosen, running, progress);
        }
        PrintWriter out = Output.of(spec);
        MatrixText.print(cells, folder, terminal.sheet(out));
        JunitXml.write(folder.path().resolve("junit.xml"), cells);
        if (jsonFile != null) {
            new ResultFiles().write(jsonFile, JsonFiles.cells(cells));
        }
        out.printf("%nresults in %s; smpng report %s writes pages%n", report, report);
        out.flush();
        return (runnable == 0 ? ExitStatus.UNDECIDED : status(cells)).code();
    }

    private static ExitStatus status(List<Cell> cells) {
        List<Status> statuses = cells.stream()
                .flatMap(c -> c instanceof Cell.Ran ran
                        ? java.util.stream.Stream.of(ran.result().status())
                        : java.util.stream.Stream.empty())
                .toList();
        if (statuses.contains(Status.FAILED)) {
            return ExitStatus.COUNTEREXAMPLE;
        }
        return statuses.stream().allMatch(s -> s == Status.PASSED) ? ExitStatus.VERIFIED : ExitStatus.UNDECIDED;
    }
}
