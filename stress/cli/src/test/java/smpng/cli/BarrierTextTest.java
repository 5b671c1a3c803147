package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpng.explorer.replay.ResultFiles;
import smpng.explorer.report.Hanging;
import smpng.suites.barriers.BarrierTable;
import smpng.suites.barriers.BarrierTable.Assumed;
import smpng.suites.barriers.BarrierTable.Break;
import smpng.suites.barriers.BarrierTable.Condition;
import smpng.suites.barriers.BarrierTable.Row;
import smpng.suites.barriers.BarrierTable.Try;

/** What a reader sees of a table of orders, and what a program does. */
final class BarrierTextTest {
    private static final Condition UNLESS = new Condition(
            "power",
            "SlotsTest",
            List.of("SL-1"),
            "0",
            List.of(new Hanging.Dependence("Slots.used", "Slots.java:30", "int[2][1]", "Slots.java:31", false)));
    private static final Try WEAKER = new Try(
            "getOpaque",
            List.of("sc"),
            List.of(new Break("armv8", "SlotsTest", List.of("SL-1"), "0", Assumed.POSSIBLE)),
            List.of(UNLESS),
            Map.of());
    private static final BarrierTable TABLE =
            table(new Row("Slots.take", 30, "getAcquire", "", List.of("SlotsTest"), List.of(WEAKER)));

    private static BarrierTable table(Row row) {
        return new BarrierTable(
                "slots",
                "1234",
                "freebsd",
                List.of("sc", "power", "armv8"),
                "2026-11-27T04:37:00Z",
                5_000,
                Map.of(),
                Map.of(),
                List.of(row),
                List.of());
    }

    private static String printed(BarrierTable table, int width, boolean colour) {
        StringWriter out = new StringWriter();
        Sheet sheet = new Sheet(new PrintWriter(out), width, colour);
        BarrierText.print(table, sheet);
        sheet.flush();
        return out.toString();
    }

    @Test
    void aConditionNamesTheTwoLines() {
        String said = printed(TABLE, 160, false);
        assertTrue(
                said.contains("by power unless the address of int[2][1] (Slots.java:31) depends on Slots.used"
                        + " (Slots.java:30)"),
                said);
        assertTrue(said.contains("with every dependency it holds"), said);
        assertTrue(said.contains("SlotsTest sees 0, and no dependency can order that"), said);
        assertFalse(said.contains("undecided"), said);
    }

    @Test
    void anAccessThatIsNeededNowhereForSureDepends() {
        Try only = new Try("getOpaque", List.of("sc"), List.of(), List.of(UNLESS), Map.of());
        BarrierTable table = table(new Row("Slots.take", 30, "getAcquire", "", List.of("SlotsTest"), List.of(only)));
        String said = printed(table, 160, false);
        assertTrue(said.contains("getAcquire                 depends   by power unless"), said);
        assertTrue(said.contains("sees 0, unless that is kept"), said);
        assertFalse(said.contains("undecided"), said);
    }

    @Test
    void whatIsNotNeededAtAllIsSaidSo() {
        Try none = new Try("", List.of("sc", "power"), List.of(), List.of(), Map.of());
        BarrierTable table = table(new Row("Slots.put", 20, "releaseFence", "", List.of("SlotsTest"), List.of(none)));
        assertTrue(printed(table, 160, false).contains("not needed on sc power"));
    }

    @Test
    void whereEveryTestIsLeftOutTheTableSaysWhatItTakes() {
        Try none = new Try("getOpaque", List.of("sc"), List.of(), List.of(), Map.of("power", BarrierTable.NOT_ASKED));
        BarrierTable table = table(new Row("Slots.take", 30, "getAcquire", "", List.of("SlotsTest"), List.of(none)));
        assertFalse(table.isDecided());
        String said = printed(table, 160, false);
        assertTrue(said.contains("not seen  getOpaque does on sc"), said);
        assertTrue(said.contains("not asked on power, which needs --budget standard"), said);
    }

    @Test
    void noLineIsLongerThanTheSheet() {
        for (int width : List.of(80, 160)) {
            for (String line : printed(TABLE, width, false).lines().toList()) {
                assertTrue(line.length() <= width, line);
                assertEquals(line.stripTrailing(), line);
            }
        }
    }

    @Test
    void coloursChangeNoLetter() {
        for (int width : List.of(80, 160)) {
            String coloured = printed(TABLE, width, true);
            assertTrue(coloured.contains("\u001b["), coloured);
            assertEquals(printed(TABLE, width, false), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
        }
    }

    @Test
    void programsReadTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("orders.json");
        ResultFiles files = new ResultFiles();
        files.write(file, TABLE);
        assertEquals(TABLE, files.read(file, BarrierTable.class));
        JsonNode unless = new ObjectMapper().readTree(file.toFile()).at("/rows/0/tries/0/conditions/0/unless/0");
        assertEquals(
                "Slots.java:30 Slots.java:31",
                List.of("readAt", "accessAt").stream()
                        .map(at -> unless.path(at).asText())
                        .collect(Collectors.joining(" ")));
    }
}
