package smpng.explorer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How executions are told: which lines, and how they look. */
class AccountTest {
    private static final Path SOURCES = Path.of("src", "test", "java");

    private static Account message(List<Path> sourcePath) throws Exception {
        return Tell.account(Told.Message.class, "armv8", "1, 0", sourcePath);
    }

    @Test
    void eachStepHasItsLineAndWhatTheLibraryDoesHasItsCallers() throws Exception {
        Account told = message(List.of(SOURCES));
        assertEquals(
                List.of("data = 1;", "flag.setPlain(1);", "r.r1 = flag.getPlain();", "r.r2 = data;"),
                shared(told).map(Account.Row::code).toList());
        assertTrue(told.rows().stream().allMatch(row -> row.where().matches("Told\\.java:[0-9]+")), told.toString());
    }

    @Test
    void withoutSourcesThereIsThePlaceAlone() throws Exception {
        Account told = message(List.of());
        assertTrue(shared(told).allMatch(row -> row.where().startsWith("Told.java:")), told.toString());
        assertTrue(told.rows().stream().allMatch(row -> row.code().isEmpty()), told.toString());
    }

    /** What is left without the writes to the result object. */
    private static Stream<Account.Row> shared(Account told) {
        return told.rows().stream().filter(row -> !row.action().startsWith("II_Result"));
    }

    @Test
    void threadsStandBesideEachOtherWhereThatFitsAndNoLineIsTooLong() throws Exception {
        Account told = message(List.of(SOURCES));
        String wide = told.text(new Style(160, false));
        assertTrue(wide.lines().findFirst().orElse("").matches(" step  sends +receives +where"), wide);
        for (int width : List.of(60, 80, 100, 120, 160)) {
            String text = told.text(new Style(width, false));
            assertTrue(text.lines().allMatch(line -> line.length() <= width), text);
            assertTrue(text.contains("Told.java:"), text);
        }
        String narrow = told.text(new Style(80, false));
        assertTrue(narrow.startsWith(" step  thread"), narrow);
        assertTrue(narrow.matches("(?s).*    1  sends     Told\\.java:[0-9]+  Message\\.data = 1  plain W.*"), narrow);
    }

    @Test
    void coloursAreOnlyWhereTheyMayBe() throws Exception {
        Account told = message(List.of(SOURCES));
        String coloured = told.text(new Style(100, true));
        assertFalse(told.text(new Style(100, false)).contains("\u001b"));
        assertTrue(coloured.contains("\u001b[2m"), coloured);
        assertEquals(told.text(new Style(100, false)), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }
}
