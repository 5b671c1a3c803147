package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Status;
import smpng.suites.explorer.counts.CountTable;
import smpng.suites.explorer.counts.Counted;
import smpng.suites.explorer.counts.Standing;

/** The page of counts has the figures of the run that its folder keeps, and none without one. */
class CountsPageTest {
    private static final Component EXPLORER =
            new Component("explorer", "exploration", List.of(), List.of(), List.of(), "classes");

    @TempDir
    Path path;

    @Test
    void withoutARunItSaysThatNothingWasCounted() {
        String page = CountsPage.render(EXPLORER, new ReportFolder(path));
        assertTrue(page.contains("Nothing was counted yet"), page);
        assertFalse(page.contains("<td"), page);
    }

    @Test
    void aRunWhoseFileIsGoneHasNoFigures() throws IOException {
        keep("classes");
        assertFalse(CountsPage.render(EXPLORER, new ReportFolder(path)).contains("<td"));
    }

    @Test
    void itShowsWhatTheRunMeasuredAndWhen() throws IOException {
        measure(counted("alike", 24, Standing.STATED), counted("other", 23, Standing.STATED));
        keep("classes");
        String page = CountsPage.render(EXPLORER, new ReportFolder(path));
        assertTrue(page.contains("2026-01-02 03:04 UTC"), page);
        assertTrue(page.contains("JDK 17.0.1"), page);
        assertTrue(page.contains("1 wrong"), page);
        assertTrue(page.indexOf("other") < page.indexOf("alike"), "what differs comes first");
        assertFalse(page.contains("other classes"), page);
    }

    @Test
    void aGuessThatDiffersIsNotCalledWrong() throws IOException {
        measure(counted("guess", 23, Standing.GUESSED));
        keep("classes");
        String page = CountsPage.render(EXPLORER, new ReportFolder(path));
        assertTrue(page.contains("0 wrong"), page);
        assertTrue(page.contains("not equal"), page);
    }

    @Test
    void aRunOfOtherClassesIsCalledThat() throws IOException {
        measure(counted("alike", 24, Standing.STATED));
        keep("other classes");
        assertTrue(CountsPage.render(EXPLORER, new ReportFolder(path)).contains("other classes"));
    }

    private static Counted counted(String program, long complete, Standing standing) {
        return new Counted(program, "sc", 24, "a formula", standing, true, complete, 0, 0, true);
    }

    private void measure(Counted... rows) throws IOException {
        Path file = new ReportFolder(path)
                .work(EXPLORER, Engine.PROPERTIES)
                .resolve("published")
                .resolve(CountTable.FILE);
        new ResultFiles().write(file, new CountTable("2026-01-02T03:04:05Z", "17.0.1", Budget.QUICK, 0, List.of(rows)));
    }

    private void keep(String classes) throws IOException {
        EvidenceResult evidence = new EvidenceResult(
                "CountProperties#x",
                "CountProperties",
                List.of("EX-1"),
                Status.PASSED,
                "",
                "",
                0,
                "",
                List.of(),
                List.of("published/" + CountTable.FILE));
        new ReportFolder(path)
                .keep(new CellResult(
                        "explorer",
                        Engine.PROPERTIES,
                        "",
                        classes,
                        Budget.QUICK,
                        1,
                        "17.0.1",
                        "Linux",
                        "amd64",
                        2,
                        "2026-01-02T03:04:05Z",
                        1,
                        List.of(evidence)));
    }
}
