package smpng.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.explorer.replay.SavedExecution;
import smpng.explorer.replay.SavedExecution.SavedStep;
import smpng.explorer.report.Account;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Status;

/** Report folders as large as wanted, with names as bad as wanted. To measure: the main method writes one. */
final class GeneratedReport {
    private GeneratedReport() {}

    /**
     * Writes a folder.
     *
     * @param args the folder, and how many results
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Integer.parseInt(args[1]), "Queue");
    }

    /** So many failed results, each with its counterexample. */
    static void write(Path path, int results, String name) throws IOException {
        ReportFolder folder = ReportFolder.writable(path);
        List<EvidenceResult> evidence = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            Path file = folder.counterexamples().resolve("generated-" + i + ".json");
            new ResultFiles().write(file, counterexample(name, i));
            evidence.add(new EvidenceResult(
                    name + "#" + i,
                    "smpng.suites." + name,
                    List.of("RC-1"),
                    Status.FAILED,
                    name + " falls",
                    name,
                    i,
                    i % 2 == 0 ? file.toString() : "",
                    List.of()));
        }
        folder.keep(new CellResult(
                "refcount",
                Engine.EXHAUSTIVE,
                "",
                name,
                Budget.QUICK,
                1,
                name,
                name,
                name,
                2,
                "2026-11-26T10:00:00Z",
                1,
                evidence));
    }

    /** Two threads that each write one variable and read the other: every name is the given one. */
    static Counterexample counterexample(String name, int number) {
        List<List<SavedStep>> threads = List.of(List.of(write(0), read(1)), List.of(write(1), read(0)));
        List<Account.Row> rows = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            rows.add(new Account.Row(
                    t, 0, name + t, name + ".x" + t, name, name + " = 1  plain W", name + ".java:12", name));
            rows.add(new Account.Row(
                    t, 1, name + t, name + ".x" + (1 - t), name, name + " -> 0  plain R", "RefCount.java:40", name));
        }
        SavedExecution saved = new SavedExecution(
                name,
                "HOTSPOT",
                false,
                false,
                false,
                List.of(name),
                number % 2 == 0 ? "" : name,
                name,
                threads,
                new Account(rows, List.of(name), List.of(new Account.Note("why", name), new Account.Note("", name))),
                Map.of(name, name),
                List.of(name));
        return new Counterexample(
                List.of("RC-1"),
                name + " fails " + number,
                Engine.EXHAUSTIVE.id(),
                "smpng.suites." + name,
                saved,
                0,
                List.of(),
                0,
                List.of(name),
                List.of(),
                name,
                "");
    }

    private static SavedStep write(int location) {
        return new SavedStep("WRITE", "plain", location, 0, 1, List.of(), 1);
    }

    private static SavedStep read(int location) {
        return new SavedStep("READ", "plain", location, 0, 0, List.of(), 0);
    }
}
