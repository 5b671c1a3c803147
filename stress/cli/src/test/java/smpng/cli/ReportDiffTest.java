package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.MachineResult;
import smpng.suites.engines.Status;

/** What changed between two reports, and nothing else, is told. */
class ReportDiffTest {
    @TempDir
    Path folder;

    private void report(String name, String date, MachineResult... machines) throws IOException {
        EvidenceResult evidence = new EvidenceResult(
                "Test#holds", "Test", List.of("RC-1"), Status.PASSED, "", "", 1, "", List.of(machines));
        ReportFolder.writable(folder.resolve(name))
                .keep(new CellResult(
                        "refcount",
                        Engine.EXHAUSTIVE,
                        "",
                        "",
                        Budget.QUICK,
                        1,
                        "17",
                        "Linux",
                        "x",
                        2,
                        date,
                        1,
                        List.of(evidence)));
    }

    private static MachineResult on(String machine, Status status, long executions) {
        return new MachineResult(machine, "freebsd", status, "", executions, 0, "complete", executions);
    }

    private ReportDiff diff() throws IOException {
        return ReportDiff.between(Kept.in(folder.resolve("old")), Kept.in(folder.resolve("new")));
    }

    @Test
    void anotherDayIsNoChange() throws IOException {
        report("old", "2026-11-25T10:00:00Z", on("sc", Status.PASSED, 4));
        report("new", "2026-11-26T10:00:00Z", on("sc", Status.PASSED, 4));
        assertEquals(List.of(), diff().changes());
        assertEquals(1, diff().same());
    }

    @Test
    void whatFellComesFirst() throws IOException {
        report("old", "d", on("sc", Status.PASSED, 4), on("power", Status.PASSED, 9), on("arm", Status.FAILED, 1));
        report("new", "d", on("sc", Status.PASSED, 5), on("power", Status.FAILED, 9), on("arm", Status.PASSED, 1));
        List<ReportDiff.Change> changes = diff().changes();
        assertEquals(
                List.of(ReportDiff.Kind.WORSE, ReportDiff.Kind.OTHER, ReportDiff.Kind.BETTER),
                changes.stream().map(ReportDiff.Change::kind).toList());
        assertTrue(changes.get(0).what().contains(" on power "), changes.toString());
        assertEquals("holds, 4 executions", changes.get(1).before());
    }

    @Test
    void counterexamplesComeAndGo() throws IOException {
        report("old", "d", on("sc", Status.PASSED, 4));
        report("new", "d", on("sc", Status.PASSED, 4));
        new ResultFiles()
                .write(folder.resolve("new/counterexamples/x.json"), GeneratedReport.counterexample("Queue", 0));
        assertEquals(ReportDiff.Kind.WORSE, diff().changes().get(0).kind());
        Files.createDirectories(folder.resolve("old/counterexamples"));
        Files.move(folder.resolve("new/counterexamples/x.json"), folder.resolve("old/counterexamples/x.json"));
        assertEquals(ReportDiff.Kind.LOST, diff().changes().get(0).kind());
        assertTrue(diff().page().contains("Queue fails 0"));
    }
}
