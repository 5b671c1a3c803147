package smpng.suites.engines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;
import smpng.explorer.jcstress.Conclusion;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.Findings;
import smpng.explorer.jcstress.Grading;
import smpng.explorer.jcstress.StressExploration;
import smpng.explorer.jcstress.StressTest;
import smpng.explorer.jcstress.TestReader;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.jcstress.WitnessSearch;
import smpng.explorer.replay.ExecutionFiles;
import smpng.explorer.replay.ResultFiles;
import smpng.memory.mapping.Mapping;
import smpng.suites.engines.ExplorerReport.Explored;
import smpng.suites.engines.ExplorerReport.Shown;

/** The main class of a fork that explores tests, one machine after another, and writes what it finds. */
public final class ExplorerFork {
    private final ExplorerRequest request;
    private final ExplorationSettings settings;
    private final ClassPath path;

    private ExplorerFork(ExplorerRequest request, ClassPath path) {
        this.request = request;
        this.path = path;
        this.settings = new ExplorationSettings(Mapping.valueOf(request.mapping()), request.maxExecutions())
                .steps(request.maxSteps());
    }

    /**
     * Explores.
     *
     * @param args the request file and the report file
     * @throws IOException if one of them cannot be used
     */
    public static void main(String[] args) throws IOException {
        ParentWatch.start();
        ResultFiles files = new ResultFiles();
        ExplorerRequest request = files.read(Path.of(args[0]), ExplorerRequest.class);
        try (ClassPath path = classPath()) {
            ExplorerFork fork = new ExplorerFork(request, path);
            List<Explored> done = new ArrayList<>();
            for (ExplorerRequest.Selected test : request.tests()) {
                done.add(fork.explored(test));
                files.write(Path.of(args[1]), new ExplorerReport(done));
            }
        }
        Runtime.getRuntime().exit(0);
    }

    /** This JVM's own: where a seeded bug is applied, the patched classes come first. */
    static ClassPath classPath() throws IOException {
        return new ClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList());
    }

    private Explored explored(ExplorerRequest.Selected selected) {
        String name = selected.className();
        StressTest test;
        try {
            test = new TestReader(path).read(name);
        } catch (MalformedInput e) {
            String why = String.valueOf(e.getMessage());
            return new Explored(
                    name,
                    selected.machines().stream().map(m -> undecided(m, why)).toList(),
                    null);
        }
        List<MachineResult> results = new ArrayList<>();
        List<Findings> findings = new ArrayList<>();
        for (String machine : selected.machines()) {
            long begun = System.nanoTime();
            Findings found;
            try {
                found = new StressExploration(path, test).on(machine, settings);
            } catch (RuntimeException e) {
                results.add(undecided(machine, "the explorer broke down: " + e));
                continue;
            }
            findings.add(found);
            MachineResult result = judge(test, found, (System.nanoTime() - begun) / 1_000_000);
            results.add(result);
            if (request.untilFailure() && result.status() == Status.FAILED) {
                break;
            }
        }
        return new Explored(name, results, shown(test, findings).orElse(null));
    }

    private MachineResult undecided(String machine, String why) {
        return new MachineResult(machine, mapping(), Status.ERROR, why, 0, 0, "not explored", 0);
    }

    private String mapping() {
        return request.mapping().toLowerCase(Locale.ROOT);
    }

    private MachineResult judge(StressTest test, Findings found, long millis) {
        Conclusion conclusion = new Grading(test, List.of(found)).conclusion();
        Status status = Status.PASSED;
        String reason = "";
        if (conclusion instanceof Conclusion.Fails fails) {
            status = Status.FAILED;
            reason = fails.said();
        } else if (conclusion instanceof Conclusion.Open open) {
            status = Status.ERROR;
            reason = open.said();
        }
        return new MachineResult(
                found.machine(),
                mapping(),
                status,
                reason,
                found.complete(),
                found.blocked(),
                found.completion() == Findings.Completion.WITHIN_STEPS
                        ? "complete within " + request.maxSteps() + " steps a thread"
                        : found.completion().text(),
                millis);
    }

    /** An execution on the first machine that has one: those before it in the list allow less. */
    private Optional<Shown> shown(StressTest test, List<Findings> findings) {
        for (Findings found : findings) {
            List<Grading.Remark> errors = new Grading(test, List.of(found)).errors();
            if (!errors.isEmpty()) {
                List<String> machines = findings.stream().map(Findings::machine).toList();
                return show(test, found.machine(), machines, errors);
            }
        }
        return Optional.empty();
    }

    private Optional<Shown> show(StressTest test, String machine, List<String> machines, List<Grading.Remark> errors) {
        Set<String> wanted = errors.stream().map(Grading.Remark::what).collect(Collectors.toSet());
        try {
            Optional<Witness> witness =
                    new WitnessSearch(path, test, List.of(), machines).find(machine, settings, wanted::contains);
            return witness.map(its -> new Shown(
                    errors.stream()
                            .filter(e -> e.what().equals(its.what()))
                            .map(Grading.Remark::said)
                            .findFirst()
                            .orElse(its.what()),
                    its.text(),
                    ExecutionFiles.save(machine, settings, "", its, List.of())));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return Optional.empty(); // it was explored a moment ago: what went wrong is in the results
        }
    }
}
