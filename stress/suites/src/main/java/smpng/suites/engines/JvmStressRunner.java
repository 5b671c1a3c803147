package smpng.suites.engines;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.primitives.Panic;
import smpng.suites.catalogue.EvidenceTest;

/**
 * Runs JCStress classes. JCStress leaves out a test that needs more processors than there are, and ends well when it ran
 * nothing; so what it lists, what it reports and how many samples it took are all compared with what was asked for.
 */
final class JvmStressRunner implements EngineRunner {
    /** How JCStress ends a test, or its dry run before it, when an actor throws. */
    private static final Set<Status> THROWN = Set.of(Status.TEST_ERROR, Status.CHECK_TEST_ERROR);

    /** A primitive that panics says what went wrong better than an outcome could. Any other exception decides nothing. */
    private static final String BROKEN_CONTRACT = Panic.class.getName() + ":";

    private final ResultFiles files = new ResultFiles();
    private final Path probes;

    /**
     * Runs JCStress.
     *
     * @param probes a file for what JVMs answer to JCStress, kept from one run to the next
     */
    JvmStressRunner(Path probes) {
        this.probes = probes.toAbsolutePath();
    }

    @Override
    public List<EvidenceResult> run(CellRun run, AppliedBug applied) throws IOException, InterruptedException {
        return together(List.of(run), applied).get(0);
    }

    /**
     * Runs several cells in one run of JCStress, whose preparations take longer than a test: it looks which options this
     * JVM knows, and which processors there are. It works in the folder of the first.
     *
     * @param runs cells of one JDK and one budget
     * @param applied a bug, if there is one for all of them
     * @return the results of each, in the order of the cells
     */
    List<List<EvidenceResult>> together(List<CellRun> runs, AppliedBug applied)
            throws IOException, InterruptedException {
        CellRun first = runs.get(0);
        String names = runs.stream()
                .flatMap(run -> run.tests().stream())
                .map(t -> Pattern.quote(t.className()))
                .collect(Collectors.joining("|", "^(", ")$"));
        // JCStress writes its results into the working directory, whatever folder its pages go to.
        Path results = Files.createDirectories(first.work().resolve("results"));
        deleteOld(results);
        Duration limit = first.limit().multipliedBy(runs.size());
        ForkedJvm.Ended ended = ForkedJvm.run(command(first, applied, arguments(first, names)), results, limit);
        if (ended.timedOut() && runs.size() > 1) {
            // One of them hangs: alone, the others end.
            List<List<EvidenceResult>> each = new ArrayList<>();
            for (CellRun run : runs) {
                each.add(run(run, applied));
            }
            return each;
        }
        // Of a run that was killed nothing counts, and its file may have no end.
        Map<String, List<TestResult>> reported = ended.timedOut() ? Map.of() : read(results);
        List<List<EvidenceResult>> all = new ArrayList<>();
        for (CellRun run : runs) {
            List<EvidenceResult> its = new ArrayList<>();
            for (EvidenceTest test : run.tests()) {
                its.add(result(run, test, reported.getOrDefault(test.className(), List.of()), ended));
            }
            all.add(its);
        }
        return all;
    }

    private EvidenceResult result(CellRun run, EvidenceTest test, List<TestResult> reported, ForkedJvm.Ended ended)
            throws IOException {
        if (ended.timedOut()) {
            String killed = "killed after " + run.limit().toSeconds() + " s\n" + ended.tail();
            return CellRunner.result(test, smpng.suites.engines.Status.ERROR, killed);
        }
        if (reported.isEmpty()) {
            String left = "JCStress did not run it: more actors than processors?\n" + ended.tail();
            return CellRunner.result(test, smpng.suites.engines.Status.ERROR, left);
        }
        return judge(run, test, reported);
    }

    private static List<String> arguments(CellRun run, String names) {
        JvmStressBounds bounds = JvmStressBounds.of(run);
        List<String> arguments = new ArrayList<>(List.of("-t", names, "-r", "pages"));
        arguments.addAll(bounds.options());
        return arguments;
    }

    private List<String> command(CellRun run, AppliedBug applied, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(run.jdk().java());
        command.addAll(run.jdk().flags(run.engine()));
        command.add("-D" + JvmProbes.FILE + "=" + probes);
        command.add("-cp");
        command.add(applied.classPath());
        command.add(JvmStressFork.class.getName());
        command.addAll(arguments);
        return command;
    }

    private static void deleteOld(Path results) throws IOException {
        try (Stream<Path> old = Files.list(results)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The results by test; several configurations of one test are several results. */
    private static Map<String, List<TestResult>> read(Path results) throws IOException {
        Map<String, List<TestResult>> byName = new LinkedHashMap<>();
        try (Stream<Path> written = Files.walk(results)) {
            for (Path file :
                    written.filter(f -> f.toString().endsWith(".bin.gz")).toList()) {
                InProcessCollector collector = new InProcessCollector();
                DiskReadCollector reader = new DiskReadCollector(file.toString(), collector);
                try {
                    reader.dump();
                } catch (EOFException e) {
                    // A run that was killed ends its file where it stood: what was complete counts.
                } catch (ClassNotFoundException e) {
                    throw new IOException("results of another JCStress: " + file, e);
                } finally {
                    reader.close();
                }
                for (TestResult result : collector.getTestResults()) {
                    byName.computeIfAbsent(result.getName(), n -> new ArrayList<>())
                            .add(result);
                }
            }
        }
        return byName;
    }

    private EvidenceResult judge(CellRun run, EvidenceTest test, List<TestResult> results) throws IOException {
        JvmStressBounds bounds = JvmStressBounds.of(run);
        long samples = results.stream().mapToLong(TestResult::getTotalCount).sum();
        String figures = results.size() + " configurations, " + samples + " samples, " + bounds;
        List<Status> bad = results.stream()
                .map(TestResult::status)
                .filter(s -> s != Status.NORMAL)
                .distinct()
                .toList();
        List<GradingResult> outcomes = outcomes(results);
        boolean forbidden = outcomes.stream().anyMatch(o -> o.expect == Expect.FORBIDDEN && o.count > 0);
        smpng.suites.engines.Status status;
        String reason;
        if (forbidden) {
            status = smpng.suites.engines.Status.FAILED;
            reason = "a forbidden outcome was seen\n" + table(outcomes);
        } else if (!bad.isEmpty()
                && THROWN.containsAll(bad)
                && messages(results).contains(BROKEN_CONTRACT)) {
            status = smpng.suites.engines.Status.FAILED;
            reason = "an actor panicked\n" + messages(results);
        } else if (!bad.isEmpty()) {
            status = smpng.suites.engines.Status.ERROR;
            reason = "JCStress ended with " + bad + "\n" + messages(results);
        } else if (samples < bounds.minimumSamples() && run.bug().isEmpty()) {
            status = smpng.suites.engines.Status.ERROR;
            reason = "only " + samples + " samples; at least " + bounds.minimumSamples() + " make a result";
        } else {
            status = smpng.suites.engines.Status.PASSED;
            reason = "";
        }
        String replay = "";
        if (status == smpng.suites.engines.Status.FAILED) {
            String title = forbidden
                    ? "JCStress saw an outcome that " + test.id() + " forbids"
                    : "an actor of " + test.id() + " panicked";
            replay = ReplayNames.write(
                    files,
                    run,
                    test,
                    Counterexample.ofTest(
                                    test.claims(), title, run.engine().id(), test.className(), reason, run.of(test))
                            .withBug(run.bugId()));
        }
        return new EvidenceResult(
                test.id(),
                test.className(),
                test.claims(),
                status,
                reason,
                figures,
                bounds.millisEach(),
                replay,
                List.of());
    }

    /** All configurations together, outcome by outcome. */
    private static List<GradingResult> outcomes(Collection<TestResult> results) {
        Map<String, GradingResult> merged = new LinkedHashMap<>();
        for (TestResult result : results) {
            for (GradingResult g : result.grading().gradingResults.values()) {
                merged.merge(g.id, g, (a, b) -> new GradingResult(a.id, a.expect, a.count + b.count, a.description));
            }
        }
        return List.copyOf(merged.values());
    }

    private static String table(List<GradingResult> outcomes) {
        StringBuilder table = new StringBuilder(String.format("%12s  %12s  %-22s %s%n", "outcome", "times", "", ""));
        for (GradingResult o : outcomes) {
            table.append(String.format("%12s  %,12d  %-22s %s%n", o.id, o.count, o.expect, o.description));
        }
        return table.toString();
    }

    private static String messages(List<TestResult> results) {
        return results.stream()
                .flatMap(r -> Stream.of(r.getMessages(), r.getVmErr()).flatMap(List::stream))
                .distinct()
                .limit(20)
                .collect(Collectors.joining("\n"));
    }
}
