package smpng.suites.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import smpng.memory.mapping.Mapping;
import smpng.suites.engines.ExplorerReport.Explored;
import smpng.suites.engines.ExplorerReport.Shown;

/** Explores the tests of a request, and judges what is found. */
final class TestExplorations {
    private final ExplorerRequest request;
    private final ExplorationSettings settings;
    private final ClassPath path;

    TestExplorations(ExplorerRequest request, ClassPath path) {
        this.request = request;
        this.path = path;
        this.settings = new ExplorationSettings(Mapping.valueOf(request.mapping()), request.maxExecutions())
                .steps(request.maxSteps());
    }

    /** Explores one test on its machines. */
    Explored explored(ExplorerRequest.Selected selected) {
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
