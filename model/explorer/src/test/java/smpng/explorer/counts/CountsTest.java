package smpng.explorer.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Flawed;
import smpng.explorer.graph.Locations;
import smpng.explorer.program.Interpreted;

/**
 * The explorer counts what others have counted. {@code -Dsmpng.counts=all} counts the large programs too. What was found, the
 * blocked executions included, is in {@code target/counts.txt}.
 */
final class CountsTest {
    private static final boolean ALL = System.getProperty("smpng.counts", "").equals("all");
    private static final List<String> MACHINES = List.of("sc", "rc11");
    private static final Path REPORT = Path.of("target", "counts.txt");

    private final StringBuilder report = new StringBuilder();

    @TestFactory
    Stream<DynamicTest> everyProgramHasTheExecutionsThatAreKnown() {
        List<Counts.Row> rows =
                Counts.all().stream().filter(row -> ALL || !row.large()).toList();
        Stream<DynamicTest> tests = rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> count(row)));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("the report", this::write)));
    }

    /** A bug in the explorer shows in the table. */
    @ParameterizedTest
    @EnumSource
    void aBugShowsInSomeCount(Flawed flaw) {
        List<Counts.Row> wrong = Counts.all().stream()
                .filter(row -> !row.large() && row.complete() < 1000 && MACHINES.contains(row.machine()))
                .filter(row -> {
                    Locations locations = new Locations();
                    Interpreted threads = Interpreted.of(row.program().get(), locations);
                    return flaw.explore(threads, locations, row.machine(), view -> {})
                                    .complete()
                            != row.complete();
                })
                .toList();
        assertFalse(wrong.isEmpty(), flaw::name);
    }

    private void count(Counts.Row row) {
        Locations locations = new Locations();
        Exploration.Result result = Exploration.run(
                Interpreted.of(row.program().get(), locations),
                locations,
                Exploration.Settings.of(row.machine()),
                view -> {});
        report.append(row)
                .append(" counted ")
                .append(result.complete())
                .append(", blocked ")
                .append(result.blocked() + result.dropped())
                .append('\n');
        assertTrue(result.isExhaustive(), result::toString);
        assertEquals(0, result.failed(), result::toString);
        assertEquals(row.complete(), result.complete(), result::toString);
    }

    private void write() throws IOException {
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report);
    }
}
