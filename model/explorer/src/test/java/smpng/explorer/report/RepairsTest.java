package smpng.explorer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes are said to forbid an execution. */
class RepairsTest {
    private static List<String> repairs(Class<?> test, String machine, String outcome) throws Exception {
        return repairs(test, machine, outcome, List.of(machine));
    }

    private static List<String> repairs(Class<?> test, String machine, String outcome, List<String> machines)
            throws Exception {
        return Tell.account(test, machine, outcome, List.of(), machines).notes().stream()
                .dropWhile(note -> !note.head().equals("repairs"))
                .takeWhile(note -> note.head().isEmpty() || note.head().equals("repairs"))
                .map(note -> note.text().replaceAll("Told.java:[0-9]+", "line").replaceAll("^- ", ""))
                .toList();
    }

    @Test
    void storesThatWaitTakeTwoFencesOrTwoVolatileFields() throws Exception {
        assertEquals(
                List.of(
                        "of this execution, not of the program; on x86-tso, any of:",
                        "1 as volatile W (line) and 4 as volatile W (line)",
                        "every access to Buffered.x as volatile and every access to Buffered.y as volatile",
                        "1 as volatile W (line) and a full fence before 5 (line)",
                        "4 as volatile W (line) and a full fence before 2 (line)",
                        "and 1 more; 18 changes tried one by one and 138 changes of two at the steps of sc's cycle"),
                repairs(Told.Buffered.class, "x86-tso", "0, 0"));
    }

    @Test
    void aRepairHoldsOnEveryMachineThatWasAskedFor() throws Exception {
        List<String> all = repairs(Told.Buffered.class, "x86-tso", "0, 0", List.of("x86-tso", "sparc-rmo", "jam"));
        assertEquals("of this execution, not of the program; on x86-tso sparc-rmo jam, any of:", all.get(0));
        assertTrue(all.contains("a full fence before 2 (line) and a full fence before 5 (line)"), all.toString());
        assertFalse(all.contains("1 as volatile W (line) and 4 as volatile W (line)"), all.toString());
    }

    @Test
    void aMessageTakesAReleaseAndAnAcquire() throws Exception {
        assertEquals(
                List.of(
                        "of this execution, not of the program; on armv8, any of:",
                        "2 as release W (line) and 3 as acquire R (line)",
                        "every access to AtomicInteger.value as volatile",
                        "2 as release W (line) and an acquire fence before 5 (line)",
                        "2 as release W (line) and a release fence before 5 (line)",
                        "and 3 more; 18 changes tried one by one and 123 changes of two at the steps of sc's cycle"),
                repairs(Told.Message.class, "armv8", "1, 0"));
    }

    @Test
    void oneSideThatIsRightTakesTheOtherAlone() throws Exception {
        assertEquals(
                List.of(
                        "of this execution, not of the program; on armv8, any of:",
                        "2 as release W (line)",
                        "a release fence before 2 (line)",
                        "14 changes tried one by one"),
                repairs(Told.HalfRight.class, "armv8", "1, 0"));
    }

    @Test
    void whatScAllowsHasNone() throws Exception {
        assertTrue(repairs(Told.Lost.class, "armv8", "1, 1").isEmpty());
    }
}
