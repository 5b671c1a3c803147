package smpng.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import smpng.explorer.input.MalformedInput;
import smpng.explorer.jcstress.Expect;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.Findings;
import smpng.explorer.jcstress.Grading;
import smpng.explorer.jcstress.StressExploration;
import smpng.explorer.jcstress.StressTest;
import smpng.explorer.jcstress.TestReader;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.jcstress.WitnessSearch;

/**
 * Reads and explores many tests, several at a time.
 *
 * @param classes which tests
 * @param machines on which machines
 * @param settings how far
 * @param jobs how many tests at a time, or how many workers share a single one
 * @param sourcePath folders and archives of sources
 * @param exporting whether executions of interesting outcomes are wanted too
 * @param kept where executions are kept, if anywhere
 */
record ExploreRun(
        TestClasses classes,
        List<String> machines,
        ExplorationSettings settings,
        int jobs,
        List<Path> sourcePath,
        boolean exporting,
        Optional<KeptExecutions> kept) {
    /** The most executions that are shown of one test. */
    private static final int SHOWN = 3;

    /**
     * Explores the tests, and answers in their order.
     *
     * @throws InputError if a class that was named itself cannot be run as a test
     */
    List<ExploreResult> explore() throws InterruptedException {
        TestReader reader = new TestReader(classes.path());
        List<StressTest> tests = new ArrayList<>();
        List<ExploreResult> results = new ArrayList<>();
        for (String name : Stream.concat(classes.named().stream(), classes.found().stream())
                .toList()) {
            try {
                tests.add(reader.read(name));
            } catch (MalformedInput e) {
                String why = String.valueOf(e.getMessage());
                if (classes.named().contains(name)) {
                    throw new InputError("the test cannot be run", name, why);
                }
                results.add(ExploreResult.malformed(name, why));
            }
        }
        results.addAll(0, explored(tests));
        return results;
    }

    private List<ExploreResult> explored(List<StressTest> tests) throws InterruptedException {
        int many = tests.size() * machines.size();
        int atOnce = Math.max(1, Math.min(jobs, many));
        ExplorationSettings each = settings.workers(Math.max(1, jobs / atOnce));
        ExecutorService workers = Executors.newFixedThreadPool(atOnce);
        try (Progress progress = Progress.bar("explore", many)) {
            List<List<Future<Findings>>> pending = new ArrayList<>();
            for (StressTest test : tests) {
                List<Future<Findings>> row = new ArrayList<>();
                for (String machine : machines) {
                    row.add(workers.submit(() -> {
                        String what = test.shortName() + " on " + machine;
                        progress.begins(what);
                        Findings found = new StressExploration(classes.path(), test).on(machine, each);
                        progress.ends(what, found.completion().text());
                        return found;
                    }));
                }
                pending.add(row);
            }
            List<ExploreResult> results = new ArrayList<>();
            for (int i = 0; i < tests.size(); i++) {
                List<Findings> findings = new ArrayList<>();
                for (Future<Findings> found : pending.get(i)) {
                    findings.add(result(found));
                }
                Grading grading = new Grading(tests.get(i), findings);
                results.add(ExploreResult.of(grading, shown(grading), exporting ? interesting(grading) : List.of()));
            }
            return results;
        } finally {
            workers.shutdownNow();
        }
    }

    /** For each error an execution, looked for again: a short one, on the first machine that has one. */
    private List<ExploreResult.Shown> shown(Grading grading) throws InterruptedException {
        List<ExploreResult.Shown> shown = new ArrayList<>();
        for (Grading.Remark error : grading.errors()) {
            if (shown.size() < SHOWN) {
                String machine = error.machines().iterator().next();
                witness(
                                grading,
                                error.what(),
                                machine,
                                found -> kept.map(keeper -> keeper.keep(grading, error, machine, found)))
                        .ifPresent(shown::add);
            }
        }
        return shown;
    }

    /** Executions of outcomes that may be and that the test's author finds interesting. */
    private List<ExploreResult.Shown> interesting(Grading grading) throws InterruptedException {
        List<ExploreResult.Shown> shown = new ArrayList<>();
        for (Grading.Row row : grading.rows()) {
            Optional<String> machine = row.executions().entrySet().stream()
                    .filter(each -> each.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (shown.size() < SHOWN
                    && machine.isPresent()
                    && row.declared().expect() == Expect.ACCEPTABLE_INTERESTING) {
                witness(grading, row.outcome(), machine.get(), found -> Optional.empty())
                        .ifPresent(shown::add);
            }
        }
        return shown;
    }

    private Optional<ExploreResult.Shown> witness(
            Grading grading, String what, String machine, Function<Witness, Optional<Path>> keep)
            throws InterruptedException {
        try {
            return new WitnessSearch(classes.path(), grading.test(), sourcePath, machines)
                    .find(machine, settings, what::equals)
                    .map(found -> new ExploreResult.Shown(
                            what, machine, found.account(), found.exports(), keep.apply(found)));
        } catch (RuntimeException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Findings result(Future<Findings> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }
}
