package smpng.suites.explorer;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.explorer.counts.CountTable;
import smpng.suites.explorer.counts.Counted;

/** The explorer counts what others have counted. What it counted is kept, right or wrong. */
public class CountProperties {
    @Test
    @Evidence(
            engine = Engine.PROPERTIES,
            claims = {"EX-1"},
            redBy = {
                "ex-revisits-forgotten",
                "ex-places-forgotten",
                "ex-bounds-by-prefix",
                "ex-sc-accepts-all",
                "ex-rc11-no-sc-axiom",
                "ex-never-woken"
            })
    void everyProgramHasTheExecutionsThatAreKnown(TestReporter reporter) {
        CountTable table = CountTable.count(Budget.current());
        reporter.publishFile(CountTable.FILE, MediaType.APPLICATION_JSON, file -> new ResultFiles().write(file, table));
        reporter.publishEntry("counts", Integer.toString(table.rows().size()));
        reporter.publishEntry("for a larger budget", Integer.toString(table.left()));
        List<Counted> wrong = table.refuting();
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong.stream().map(Counted::text).collect(Collectors.joining("\n")));
        }
    }
}
