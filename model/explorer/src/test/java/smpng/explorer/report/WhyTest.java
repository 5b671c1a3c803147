package smpng.explorer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of why an execution is possible. */
class WhyTest {
    private static List<String> notes(Class<?> test, String machine, String outcome) throws Exception {
        List<String> notes = new ArrayList<>();
        boolean repairs = false;
        for (Account.Note note : Tell.account(test, machine, outcome, List.of()).notes()) {
            repairs = note.head().equals("repairs") || repairs && note.head().isEmpty();
            if (!repairs) {
                notes.add(note.head() + ": " + note.text());
            }
        }
        return notes;
    }

    @Test
    void storesThatWaitAreForbiddenByScAloneAndMissBothFences() throws Exception {
        assertEquals(
                List.of(
                        "why: on x86-tso, 2 may take effect before 1, or 5 may take effect before 4; a full fence in each place forbids the execution",
                        "allowed on: x86-tso sparc-tso sparc-pso sparc-rmo alpha ia64 power armv7 armv8 riscv rc11 jam",
                        "forbids it: sc: \"sc\" by 1 -po-> 2 -fr-> 4 -po-> 5 -fr-> 1"),
                notes(Told.Buffered.class, "x86-tso", "0, 0"));
    }

    @Test
    void aMessageIsReadTooEarlyWhereNeitherSideKeepsItsOrder() throws Exception {
        assertEquals(
                List.of(
                        "why: on armv8, 2 may take effect before 1, or 5 may take effect before 3; a full fence in each place forbids the execution",
                        "allowed on: sparc-pso sparc-rmo alpha power armv7 armv8 riscv rc11 jam",
                        "forbids it: sc: \"sc\" by 1 -po-> 2 -rf-> 3 -po-> 5 -fr-> 1",
                        ": x86-tso: \"ghb\" by 1 -po-> 2 -rfe-> 3 -po-> 5 -fr-> 1",
                        ": sparc-tso: \"memory order\" by 1 -po-> 2 -rfe-> 3 -po-> 5 -fr-> 1",
                        ": ia64: \"visibility order\" by 1 -visible before-> 2 -visible before-> 3 -visible before-> 5 -visible before-> 1"),
                notes(Told.Message.class, "armv8", "1, 0"));
    }

    @Test
    void whereScAllowsItNoOrderIsMissing() throws Exception {
        assertEquals(
                List.of(
                        "why: sc allows it too: threads that take turns are enough",
                        "allowed on: sc x86-tso sparc-tso sparc-pso sparc-rmo alpha ia64 power armv7 armv8 riscv rc11 jam"),
                notes(Told.Lost.class, "armv8", "1, 1"));
    }
}
