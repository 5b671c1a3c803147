package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.api.Budget;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.explorer.replay.SavedExecution;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.explored.Quickly;

/** Runs evidence in the explorer: one fork for all tests and machines of a cell, for its start takes longest. */
final class ExplorerRunner implements EngineRunner {
    private static final String NOT_ASKED = "not explored, for another fails";
    private static final int QUICK = 200_000;
    private static final int STANDARD = 20_000_000;

    private final Checkout checkout;
    private final Forks forks;
    private final ResultFiles files = new ResultFiles();

    ExplorerRunner(Checkout checkout, Forks forks) {
        this.checkout = checkout;
        this.forks = forks;
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
                        run.tests().stream()
                                .map(t -> new ExplorerRequest.Selected(t.className(), machines(run, t)))
                                .toList(),
                        models.mapping().name(),
                        run.budget().pick(QUICK, STANDARD, Integer.MAX_VALUE),
                        run.budget().pick(400, 600, 1_000),
                        asksQuickly(run)));
        ForkTask task = new ForkTask(
                ExplorerFork.class.getName(),
                request.toAbsolutePath().toString(),
                report.toAbsolutePath().toString(),
                run.log().toString(),
                "", // the explorer reads the classes that it explores itself, and is not among them
                Map.of(
                        Checkout.PROPERTY,
                        checkout.home().toString(),
                        ExplorerFork.PATCHED,
                        applied.classes().map(Path::toString).orElse("")));
        ForkedJvm.Ended ended = forks.run(jvm(run), task, run.limit());
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

    private static List<String> jvm(CellRun run) {
        List<String> command = new ArrayList<>();
        command.add(run.jdk().java());
        command.addAll(run.jdk().flags(run.engine()));
        if (run.budget() == Budget.QUICK) {
            command.add("-XX:TieredStopAtLevel=1"); // it ends before the second compiler would pay
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    /** A seeded bug is asked about quickly until it shows: where a component is wrong, some machines have far more to explore. */
    private static boolean asksQuickly(CellRun run) {
        return run.bug().isPresent()
                && run.budget() == Budget.QUICK
                && run.models().machines().size()
                        == MachineModels.all().machines().size();
    }

    /** The languages first: they show most, and soonest. */
    private static List<String> languagesFirst(List<String> machines) {
        List<String> ordered = new ArrayList<>(List.of("rc11", "jam"));
        ordered.retainAll(machines);
        machines.stream().filter(m -> !ordered.contains(m)).forEach(ordered::add);
        return ordered;
    }

    /** Those that the budget decides. Whoever names machines gets them. */
    private static List<String> machines(CellRun run, EvidenceTest test) {
        return asksQuickly(run) ? languagesFirst(decided(run, test)) : decided(run, test);
    }

    private static List<String> decided(CellRun run, EvidenceTest test) {
        List<String> all = run.models().machines();
        if (run.budget() != Budget.QUICK
                || all.size() < MachineModels.all().machines().size()) {
            return all;
        }
        try {
            Quickly some = Class.forName(test.className(), false, ExplorerRunner.class.getClassLoader())
                    .getAnnotation(Quickly.class);
            return some == null
                    ? all
                    : all.stream().filter(Arrays.asList(some.value())::contains).toList();
        } catch (ClassNotFoundException e) {
            return all; // the fork says so
        }
    }

    private EvidenceResult result(CellRun run, EvidenceTest test, ExplorerReport.Explored explored) throws IOException {
        List<MachineResult> machines = new ArrayList<>();
        for (String machine : run.models().machines()) {
            machines.add(explored.machines().stream()
                    .filter(m -> m.machine().equals(machine))
                    .findFirst()
                    .orElseGet(() -> left(machine, run, test)));
        }
        Status status = explored.machines().stream()
                .map(MachineResult::status)
                .reduce(Status::worse)
                .orElse(Status.ERROR);
        ExplorerReport.@Nullable Shown shown = explored.shown();
        String replay = "";
        String reason = machines.stream()
                .filter(m -> m.status() == Status.FAILED || m.status() == Status.ERROR)
                .map(m -> m.machine() + ": " + m.reason())
                .collect(Collectors.joining("\n"));
        if (shown != null) {
            String text = head(machines, shown.saved().machine()) + "\n\n" + shown.text();
            replay = ReplayNames.write(files, run, test, counterexample(run, test, shown, text));
            reason = text;
        }
        long millis = machines.stream().mapToLong(MachineResult::millis).sum();
        return new EvidenceResult(
                test.id(), test.className(), test.claims(), status, reason, bounds(machines), millis, replay, machines);
    }

    /** A machine that was not explored: too much for the budget, or one before it answered the question. */
    private static MachineResult left(String machine, CellRun run, EvidenceTest test) {
        String mapping = run.models().mapping().name().toLowerCase(Locale.ROOT);
        String why = decided(run, test).contains(machine) ? NOT_ASKED : "needs standard";
        return new MachineResult(machine, mapping, Status.NOT_RUN, why, 0, 0, "not explored", 0);
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
                List.of(
                        text.lines().findFirst().orElse("").replace("   ", "; "),
                        threads + " threads, " + steps + " steps: the shortest execution that fails on "
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
        String more = left(machines, false);
        String unasked = left(machines, true);
        head.append(also.isEmpty() ? "" : "   also: " + also);
        head.append(holds.isEmpty() ? "" : "   holds on: " + holds);
        head.append(open.isEmpty() ? "" : "   undecided on: " + open);
        head.append(more.isEmpty() ? "" : "   needs standard: " + more);
        head.append(unasked.isEmpty() ? "" : "   not explored after that: " + unasked);
        return head.toString();
    }

    private static String left(List<MachineResult> machines, boolean unasked) {
        return machines.stream()
                .filter(m -> m.status() == Status.NOT_RUN && m.reason().equals(NOT_ASKED) == unasked)
                .map(MachineResult::machine)
                .collect(Collectors.joining(" "));
    }

    private static String names(List<MachineResult> machines, Status status, String without) {
        return machines.stream()
                .filter(m -> m.status() == status && !m.machine().equals(without))
                .map(MachineResult::machine)
                .collect(Collectors.joining(" "));
    }

    private static String bounds(List<MachineResult> machines) {
        List<MachineResult> explored =
                machines.stream().filter(m -> m.status() != Status.NOT_RUN).toList();
        long complete = machines.stream().mapToLong(MachineResult::complete).sum();
        long blocked = machines.stream().mapToLong(MachineResult::blocked).sum();
        String completion =
                explored.stream().map(MachineResult::completion).distinct().collect(Collectors.joining(" or "));
        return explored.size() + " of " + machines.size() + " machines, " + complete + " complete and " + blocked
                + " blocked executions, " + completion;
    }
}
