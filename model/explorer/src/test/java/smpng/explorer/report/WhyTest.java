package smpng.explorer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of why an execution is possible. */
class WhyTest {
    private static List<String> notes(Class<?> test, String machine, String outcome) throws Exception {
        List<String> notes = new ArrayList<>();
        Tell.account(test, machine, outcome, List.of()).notes().stream()
                .takeWhile(note -> !note.head().equals("repairs"))
                .forEach(note -> notes.add(note.head() + ": " + note.text()));
        return notes;
    }

    @Test
    void storesThatWaitAreForbiddenByScAloneAndMissBothFences() throws Exception {
        assertEquals(
                List.of(
                        "allowed on: x86-tso sparc-tso sparc-pso sparc-rmo alpha ia64 power armv7 armv8 riscv rc11 jam",
                        "forbids it: sc: \"sc\" by 1 -po-> 2 -fr-> 4 -po-> 5 -fr-> 1",
                        "missing: on x86-tso: 1 before 2 and 4 before 5; kept, by a full fence each, the execution is forbidden"),
                notes(Told.Buffered.class, "x86-tso", "0, 0"));
    }

    @Test
    void aMessageIsReadTooEarlyWhereNeitherSideKeepsItsOrder() throws Exception {
        assertEquals(
                List.of(
                        "allowed on: sparc-pso sparc-rmo alpha power armv7 armv8 riscv rc11 jam",
                        "forbids it: sc: \"sc\" by 1 -po-> 2 -rf-> 3 -po-> 5 -fr-> 1",
                        ": x86-tso: \"ghb\" by 1 -po-> 2 -rfe-> 3 -po-> 5 -fr-> 1",
                        ": sparc-tso: \"memory order\" by 1 -po-> 2 -rfe-> 3 -po-> 5 -fr-> 1",
                        ": ia64: \"visibility order\" by 1 -visible before-> 2 -visible before-> 3 -visible before-> 5 -visible before-> 1",
                        "missing: on armv8: 1 before 2 and 3 before 5; kept, by a full fence each, the execution is forbidden"),
                notes(Told.Message.class, "armv8", "1, 0"));
    }

    @Test
    void whereScAllowsItNoOrderIsMissing() throws Exception {
        assertEquals(
                List.of(
                        "allowed on: sc x86-tso sparc-tso sparc-pso sparc-rmo alpha ia64 power armv7 armv8 riscv rc11 jam",
                        "missing: nothing: sc allows it too, threads that take turns are enough"),
                notes(Told.Lost.class, "armv8", "1, 1"));
    }
}
