package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.api.Budget;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.harness.Counterexample;
import smpng.suites.harness.SavedExecution;

/** Runs evidence in the explorer: one fork for all tests and machines of a cell, for its start takes longest. */
final class ExplorerRunner implements EngineRunner {
    private static final int QUICK = 200_000;
    private static final int STANDARD = 20_000_000;

    private final Checkout checkout;
    private final ResultFiles files = new ResultFiles();

    ExplorerRunner(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public List<EvidenceResult> run(CellRun run, AppliedBug applied) throws IOException, InterruptedException {
        Path request = run.work().resolve("request.json");
        Path report = run.work().resolve("report.json");
        Files.deleteIfExists(report);
        MachineModels models = run.models();
        files.write(
                request,
                new ExplorerRequest(
                        run.tests().stream().map(EvidenceTest::className).toList(),
                        models.machines(),
                        models.mapping().name(),
                        run.budget().pick(QUICK, STANDARD, Integer.MAX_VALUE),
                        run.budget().pick(250, 500, 1_000)));
        ForkedJvm.Ended ended = ForkedJvm.run(command(run, applied, request, report), run.work(), run.limit());
        ExplorerReport said =
                Files.exists(report) ? files.read(report, ExplorerReport.class) : new ExplorerReport(List.of());
        List<EvidenceResult> results = new ArrayList<>();
        for (EvidenceTest test : run.tests()) {
            ExplorerReport.@Nullable Explored mine = said.tests().stream()
                    .filter(t -> t.className().equals(test.className()))
                    .findFirst()
                    .orElse(null);
            if (mine == null) {
                String how = ended.timedOut()
                        ? "killed after " + run.limit().toSeconds() + " s"
                        : "the fork ended with status " + ended.exit();
                results.add(CellRunner.result(test, Status.ERROR, how + "\n" + ended.tail()));
            } else {
                results.add(result(run, test, mine));
            }
        }
        return results;
    }

    private List<String> command(CellRun run, AppliedBug applied, Path request, Path report) {
        List<String> command = new ArrayList<>();
        command.add(run.jdk().java());
        command.addAll(run.jdk().flags(run.engine()));
        command.add("-XX:+UseSerialGC");
        if (run.budget() == Budget.QUICK) {
            command.add("-XX:TieredStopAtLevel=1"); // it ends before the second compiler would pay
        }
        command.add("-D" + Checkout.PROPERTY + "=" + checkout.home());
        command.add("-cp");
        command.add(applied.classPath());
        command.add(ExplorerFork.class.getName());
        command.add(request.toAbsolutePath().toString());
        command.add(report.toAbsolutePath().toString());
        return command;
    }

    private EvidenceResult result(CellRun run, EvidenceTest test, ExplorerReport.Explored explored) throws IOException {
        List<MachineResult> machines = explored.machines();
        Status status = machines.stream().map(MachineResult::status).reduce(Status::worse).orElse(Status.ERROR);
        ExplorerReport.@Nullable Shown shown = explored.shown();
        String replay = "";
        String reason = machines.stream()
                .filter(m -> m.status() != Status.PASSED)
                .map(m -> m.machine() + ": " + m.reason())
                .collect(Collectors.joining("\n"));
        if (shown != null) {
            String text = head(machines, shown.saved().machine()) + "\n\n" + shown.text();
            replay = ReplayNames.write(files, run, test, counterexample(run, test, shown, text));
            reason = text;
        }
        long millis = machines.stream().mapToLong(MachineResult::millis).sum();
        return new EvidenceResult(
                test.id(),
                test.className(),
                test.claims(),
                status,
                reason,
                bounds(machines),
                millis,
                replay,
                machines);
    }

    private static Counterexample counterexample(
            CellRun run, EvidenceTest test, ExplorerReport.Shown shown, String text) {
        SavedExecution saved = shown.saved();
        long threads = saved.threads().stream().filter(t -> !t.isEmpty()).count();
        int steps = saved.threads().stream().mapToInt(List::size).sum();
        return new Counterexample(
                test.claims(),
                shown.title(),
                run.engine().id(),
                test.className(),
                saved,
                0,
                List.of(),
                0,
                List.of(threads + " threads, " + steps + " steps: the shortest execution that fails on "
                        + saved.machine()),
                List.of(),
                text,
                run.bugId());
    }

    private static String head(List<MachineResult> machines, String first) {
        StringBuilder head = new StringBuilder("fails on " + first);
        String also = names(machines, Status.FAILED, first);
        String holds = names(machines, Status.PASSED, "");
        String open = names(machines, Status.ERROR, "");
        head.append(also.isEmpty() ? "" : "   also: " + also);
        head.append(holds.isEmpty() ? "" : "   holds on: " + holds);
        head.append(open.isEmpty() ? "" : "   undecided on: " + open);
        return head.toString();
    }

    private static String names(List<MachineResult> machines, Status status, String without) {
        return machines.stream()
                .filter(m -> m.status() == status && !m.machine().equals(without))
                .map(MachineResult::machine)
                .collect(Collectors.joining(" "));
    }

    private static String bounds(List<MachineResult> machines) {
        long complete = machines.stream().mapToLong(MachineResult::complete).sum();
        long blocked = machines.stream().mapToLong(MachineResult::blocked).sum();
        String completion = machines.stream()
                .map(MachineResult::completion)
                .distinct()
                .collect(Collectors.joining(" or "));
        return machines.size() + " machines, " + complete + " complete and " + blocked + " blocked executions, "
                + completion;
    }
}
