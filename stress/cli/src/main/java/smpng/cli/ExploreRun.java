package smpng.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.Findings;
import smpng.explorer.jcstress.Grading;
import smpng.explorer.input.MalformedInput;
import smpng.explorer.jcstress.StressExploration;
import smpng.explorer.jcstress.StressTest;
import smpng.explorer.jcstress.TestReader;

/**
 * Reads and explores many tests, several at a time.
 *
 * @param classes which tests
 * @param machines on which machines
 * @param settings how far
 * @param jobs how many tests at a time, or how many workers share a single one
 */
record ExploreRun(TestClasses classes, List<String> machines, ExplorationSettings settings, int jobs) {
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
                results.add(ExploreResult.of(new Grading(tests.get(i), findings)));
            }
            return results;
        } finally {
            workers.shutdownNow();
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
