package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.MachineResult;
import smpng.suites.engines.Status;

/** What a quick cell leaves to a larger budget is never shown as holding for nothing. */
final class LeftOverTest {
    @TempDir
    private Path path = Path.of("");

    @Test
    void aMachineThatNobodyExploredNeedsStandard() {
        List<LeftOver> left = LeftOver.of(quick("a"), new ReportFolder(path));
        assertEquals(List.of(new LeftOver(List.of("power", "alpha"), Status.NOT_RUN, "needs standard")), left);
    }

    @Test
    void anEarlierResultOfALargerBudgetIsShownWithItsDate() throws IOException {
        ReportFolder folder = new ReportFolder(path);
        folder.keep(cell("a", Budget.STANDARD, List.of(on("power", Status.PASSED), on("alpha", Status.FAILED))));
        folder.keep(quick("a"));
        List<LeftOver> left = LeftOver.of(quick("a"), folder);
        String of = "standard, mapping freebsd, 2026-11-26 09:00 UTC";
        assertEquals(
                List.of(
                        new LeftOver(List.of("power"), Status.PASSED, of),
                        new LeftOver(List.of("alpha"), Status.FAILED, of)),
                left);
    }

    @Test
    void aResultOfOtherClassesIsNone() throws IOException {
        ReportFolder folder = new ReportFolder(path);
        folder.keep(cell("b", Budget.STANDARD, List.of(on("power", Status.PASSED), on("alpha", Status.PASSED))));
        assertEquals(Status.NOT_RUN, LeftOver.of(quick("a"), folder).get(0).status());
    }

    private static CellResult quick(String classes) {
        return cell(
                classes,
                Budget.QUICK,
                List.of(on("sc", Status.PASSED), on("power", Status.NOT_RUN), on("alpha", Status.NOT_RUN)));
    }

    private static MachineResult on(String machine, Status status) {
        return new MachineResult(machine, "freebsd", status, "", 1, 0, "complete", 1);
    }

    private static CellResult cell(String classes, Budget budget, List<MachineResult> machines) {
        EvidenceResult evidence = new EvidenceResult(
                "Test#it", "Test", List.of("X-1"), Status.PASSED, "", "", 1, "", machines, List.of());
        return new CellResult(
                "x",
                Engine.EXHAUSTIVE,
                "",
                classes,
                budget,
                1,
                "17",
                "Linux",
                "amd64",
                2,
                "2026-11-26T09:00:00Z",
                1,
                List.of(evidence));
    }
}
