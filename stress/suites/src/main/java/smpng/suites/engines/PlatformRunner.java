package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.harness.UncheckedClasses;
import smpng.suites.workload.Sweep;

/** Runs evidence that is a JUnit Platform test: static checks, properties, linearizability. */
final class PlatformRunner implements EngineRunner {
    private final Checkout checkout;
    private final Forks forks;
    private final ResultFiles files = new ResultFiles();

    PlatformRunner(Checkout checkout, Forks forks) {
        this.checkout = checkout;
        this.forks = forks;
    }

    @Override
    public List<EvidenceResult> run(CellRun run, AppliedBug applied) throws IOException, InterruptedException {
        Path request = run.work().resolve("request.json");
        Path report = run.work().resolve("report.json");
        Files.deleteIfExists(report);
        files.write(
                request,
                new ForkRequest(
                        run.tests().stream()
                                .map(t -> new ForkRequest.Selected(t.className(), t.method()))
                                .toList(),
                        run.seed(),
                        applied.bug(),
                        run.replays().toAbsolutePath().toString(),
                        run.work().resolve("published").toAbsolutePath().toString(),
                        run.effort()));
        ForkTask task = new ForkTask(
                EvidenceFork.class.getName(),
                request.toAbsolutePath().toString(),
                report.toAbsolutePath().toString(),
                run.log().toString(),
                bySystemLoader(run) ? "" : applied.classes().map(Path::toString).orElse(""),
                properties(run, applied));
        String classPath =
                bySystemLoader(run) ? applied.classPath() : AppliedBug.none().classPath();
        ForkedJvm.Ended ended = forks.run(jvm(run, classPath), task, run.limit());
        ForkReport said =
                Files.exists(report) ? files.read(report, ForkReport.class) : new ForkReport(List.of(), List.of());
        List<EvidenceResult> results = new ArrayList<>();
        for (EvidenceTest test : run.tests()) {
            results.add(join(run, test, said, ended));
        }
        return results;
    }

    /**
     * Lincheck looks a test class up in the system's class loader, whatever loader it was given the class by. From another
     * one, every operation throws a ClassCastException, and every test is red by any bug. So a bug has a JVM of its own there.
     */
    private static boolean bySystemLoader(CellRun run) {
        return run.engine() == Engine.LINEARIZABILITY;
    }

    private static List<String> jvm(CellRun run, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(run.jdk().java());
        command.addAll(run.jdk().flags(run.engine()));
        command.add("-ea");
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    private Map<String, String> properties(CellRun run, AppliedBug applied) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(Checkout.PROPERTY, checkout.home().toString());
        properties.put(Budget.PROPERTY, run.budget().name());
        properties.put("smpng.seed", Long.toString(run.seed()));
        properties.put(Sweep.EVERY, Integer.toString(run.effort().every()));
        applied.sources().ifPresent(patched -> properties.put(Checkout.OVERLAY, patched.toString()));
        return properties;
    }

    private EvidenceResult join(CellRun run, EvidenceTest test, ForkReport said, ForkedJvm.Ended ended)
            throws IOException {
        if (run.engine() == Engine.LINEARIZABILITY && ended.printed(UncheckedClasses.SIGN)) {
            return CellRunner.result(test, Status.ERROR, "Lincheck left a class unchecked; see " + ended.log());
        }
        List<ForkReport.Ended> mine = said.tests().stream()
                .filter(t -> test.covers(t.className(), t.method()) || isSetUpOf(test, t))
                .toList();
        if (ended.timedOut() || ended.exit() != 0) {
            boolean failed = mine.stream().anyMatch(t -> t.status() == Status.FAILED);
            if (!failed) {
                String how = ended.timedOut()
                        ? "killed after " + run.limit().toSeconds() + " s, while running " + said.running()
                        : "the fork ended with status " + ended.exit();
                return CellRunner.result(test, Status.ERROR, how + "\n" + ended.tail());
            }
        }
        if (mine.isEmpty()) {
            return CellRunner.result(test, Status.ERROR, "no such test was run\n" + ended.tail());
        }
        return aggregate(run, test, mine);
    }

    private static boolean isSetUpOf(EvidenceTest test, ForkReport.Ended ended) {
        return ended.method().isEmpty() && ended.className().equals(test.className());
    }

    private EvidenceResult aggregate(CellRun run, EvidenceTest test, List<ForkReport.Ended> mine) throws IOException {
        Status status = mine.stream()
                .map(ForkReport.Ended::status)
                .reduce(Status::worse)
                .orElse(Status.ERROR);
        String reason = mine.stream()
                .map(ForkReport.Ended::reason)
                .filter(r -> !r.isEmpty())
                .collect(Collectors.joining("\n"));
        String bounds = mine.stream()
                .map(t -> mine.size() == 1 || t.bounds().isEmpty() ? t.bounds() : t.method() + ": " + t.bounds())
                .filter(b -> !b.isEmpty())
                .collect(Collectors.joining("; "));
        String replay = mine.stream()
                .map(ForkReport.Ended::replay)
                .filter(r -> !r.isEmpty())
                .findFirst()
                .orElse("");
        long millis = mine.stream().mapToLong(ForkReport.Ended::millis).sum();
        if (replay.isEmpty() && status == Status.FAILED) {
            replay = writeTestReplay(run, test, reason);
        }
        // Named from where the cell was run, so that a folder of results can be taken elsewhere.
        List<String> files = mine.stream()
                .flatMap(t -> t.files().stream())
                .map(f -> run.work().toAbsolutePath().relativize(Path.of(f)).toString())
                .toList();
        return new EvidenceResult(
                test.id(), test.className(), test.claims(), status, reason, bounds, millis, replay, List.of(), files);
    }

    private String writeTestReplay(CellRun run, EvidenceTest test, String reason) throws IOException {
        // Lincheck begins with an empty line, and frames its heading.
        String title = reason.lines()
                .map(line -> line.replaceAll("^[= ]+|[= ]+$", ""))
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(test.id() + " fails");
        Counterexample found = Counterexample.ofTest(
                        test.claims(), title, run.engine().id(), test.className(), reason, run.of(test))
                .withBug(run.bugId());
        return ReplayNames.write(files, run, test, found);
    }
}
