package smpng.explorer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What of an execution is shown, and what is counted only. */
class MattersTest {
    private static Account told(Class<?> test) throws Exception {
        return Tell.account(test, "armv8", "1, 0", List.of());
    }

    @Test
    void whatOneThreadDoesForItselfIsCutAndCounted() throws Exception {
        Account told = told(Told.Burdened.class);
        assertEquals(
                List.of(
                        "Burdened.data = 1",
                        "Burdened.flag = 1",
                        "Burdened.flag -> 1",
                        "II_Result.r1 = 1",
                        "Burdened.data -> 0",
                        "II_Result.r2 = 0"),
                told.rows().stream()
                        .filter(row -> !row.aside())
                        .map(row -> row.action().replaceFirst("  .*", ""))
                        .toList());
        assertEquals(16, told.aside());
        assertEquals("16 of 22 steps, which do not matter here", told.cut());
    }

    @Test
    void whatIsCutKeepsItsNumberAndIsThereInTheWhole() throws Exception {
        Account told = told(Told.Burdened.class);
        String brief = told.text(new Style(120, false));
        assertFalse(brief.contains("Burdened.own"), brief);
        assertTrue(brief.contains("cut: 16 of 22 steps"), brief);
        assertTrue(brief.lines().anyMatch(line -> line.matches(" +9 .*Burdened[.]data = 1.*")), brief);
        String whole = told.text(new Style(120, false, true));
        assertTrue(whole.contains("Burdened.own"), whole);
        assertFalse(whole.contains("cut:"), whole);
    }

    @Test
    void aReadSaysWhichNewerWriteItMissed() throws Exception {
        Account told = told(Told.Burdened.class);
        assertTrue(
                told.rows().stream()
                        .anyMatch(row ->
                                row.action().equals("Burdened.data -> 0  plain R  reads the initial value, not 9")),
                told.toString());
    }

    @Test
    void whatIsShortIsShownWhole() throws Exception {
        assertEquals(0, told(Told.Message.class).aside());
        assertEquals("", told(Told.Message.class).cut());
    }
}
