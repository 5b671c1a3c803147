package smpng.suites.engines;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import smpng.bytecode.NotModelled;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.primitives.Panic;
import smpng.suites.harness.CounterexampleFound;

/** Follows the tests of a fork: status, duration, figures, failures and counterexamples. */
final class ForkListener implements TestExecutionListener {
    private final ForkRequest request;
    private final Path report;
    private final ResultFiles files;
    private final Map<String, Long> started = new LinkedHashMap<>();
    private final Map<String, Bounds> bounds = new LinkedHashMap<>();
    private final Map<String, List<String>> published = new LinkedHashMap<>();
    private final List<ForkReport.Ended> ended = new ArrayList<>();

    ForkListener(ForkRequest request, Path report, ResultFiles files) {
        this.request = request;
        this.report = report;
        this.files = files;
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            started.put(test.getUniqueId(), System.nanoTime());
            write();
        }
    }

    @Override
    public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        bounds.computeIfAbsent(test.getUniqueId(), id -> new Bounds()).add(entry.getKeyValuePairs());
    }

    @Override
    public synchronized void fileEntryPublished(TestIdentifier test, FileEntry entry) {
        published
                .computeIfAbsent(test.getUniqueId(), id -> new ArrayList<>())
                .add(entry.getPath().toAbsolutePath().toString());
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        add(test, Status.NOT_RUN, "skipped: " + reason, 0, "");
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Throwable failure = result.getThrowable().orElse(null);
        if (!test.isTest() && failure == null) {
            return;
        }
        Long begun = started.remove(test.getUniqueId());
        long millis = begun == null ? 0 : (System.nanoTime() - begun) / 1_000_000;
        switch (result.getStatus()) {
            case SUCCESSFUL -> add(test, Status.PASSED, "", millis, "");
            case ABORTED -> add(test, Status.NOT_RUN, "aborted: " + failure, millis, "");
            case FAILED -> {
                boolean broken = failure == null || causes(failure).stream().anyMatch(ForkListener::isBreakdown);
                add(test, broken ? Status.ERROR : Status.FAILED, describe(failure), millis, replayOf(test, failure));
            }
        }
    }

    /**
     * Whether a failure says that the test could not be run: a class that does not link, code that the engine does not
     * model, an engine in a state that it should not be in. Taken for a red test, it would count as a bug found. A panic
     * is none of these: it is a component that found its contract broken.
     */
    private static boolean isBreakdown(Throwable failure) {
        return failure instanceof LinkageError
                || failure instanceof NotModelled
                || failure instanceof IllegalStateException && !(failure instanceof Panic);
    }

    /** Writes what is known. */
    synchronized void write() {
        try {
            files.write(report, new ForkReport(List.copyOf(started.keySet()), List.copyOf(ended)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(TestIdentifier test, Status status, String reason, long millis, String replay) {
        Optional<MethodSource> source =
                test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
        String className = source.map(MethodSource::getClassName).orElse(classOf(test));
        String method = source.map(MethodSource::getMethodName).orElse("");
        Bounds said = bounds.getOrDefault(test.getUniqueId(), new Bounds());
        List<String> its = published.getOrDefault(test.getUniqueId(), List.of());
        ended.add(new ForkReport.Ended(className, method, status, reason, said.toString(), millis, replay, its));
        write();
    }

    /** A class whose set-up fails is reported as itself. */
    private static String classOf(TestIdentifier test) {
        return test.getSource()
                .filter(org.junit.platform.engine.support.descriptor.ClassSource.class::isInstance)
                .map(s -> ((org.junit.platform.engine.support.descriptor.ClassSource) s).getClassName())
                .orElse(test.getLegacyReportingName());
    }

    private String replayOf(
            TestIdentifier test, @org.checkerframework.checker.nullness.qual.Nullable Throwable failure) {
        Optional<Counterexample> found = failure == null
                ? Optional.empty()
                : causes(failure).stream()
                        .filter(CounterexampleFound.class::isInstance)
                        .map(c -> ((CounterexampleFound) c).counterexample())
                        .findFirst();
        if (found.isEmpty()) {
            return "";
        }
        Counterexample counterexample = found.get().withBug(request.bug());
        String claim = counterexample.claims().stream().findFirst().orElse("counterexample");
        String name = claim + (request.bug().isEmpty() ? "" : "-" + request.bug()) + "-"
                + Integer.toHexString(test.getUniqueId().hashCode()) + ".json";
        Path file = Path.of(request.replays()).resolve(name);
        try {
            files.write(file, counterexample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = failure; t != null && !causes.contains(t); t = t.getCause()) {
            causes.add(t);
        }
        return causes;
    }

    private static String describe(@org.checkerframework.checker.nullness.qual.Nullable Throwable failure) {
        if (failure == null) {
            return "failed without saying why";
        }
        if (failure instanceof AssertionError && failure.getMessage() != null) {
            return String.valueOf(failure.getMessage());
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
