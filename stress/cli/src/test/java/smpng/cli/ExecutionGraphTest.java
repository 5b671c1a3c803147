package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.SavedExecution;
import smpng.explorer.replay.SavedExecution.SavedStep;
import smpng.explorer.report.Account;
import smpng.litmus.draw.Drawing;

/** The picture of an execution has its edges, and highlights what no interleaving shows. */
class ExecutionGraphTest {
    private static List<String> edges(Drawing drawing, boolean violating) {
        return drawing.arrows().stream()
                .filter(arrow -> !violating || arrow.violates())
                .map(arrow -> arrow.from().letter() + " " + arrow.name() + " "
                        + arrow.to().letter())
                .sorted()
                .toList();
    }

    @Test
    void bufferedStoresAreACycle() {
        Counterexample its = GeneratedReport.counterexample("Queue", 0);
        Drawing drawing =
                ExecutionGraph.of("t", Exports.execution(its).orElseThrow()).orElseThrow();
        assertTrue(ExecutionGraph.hasCycle(drawing));
        assertEquals(List.of("1 po 2", "2 fr 3", "3 po 4", "4 fr 1"), edges(drawing, true));
        assertTrue(
                edges(drawing, false).contains("i rf 2"), edges(drawing, false).toString());
    }

    /** T0 writes twice, T1 updates between: reads-from, coherence and from-reads all lead forward. */
    @Test
    void anInterleavingHasNoCycle() {
        List<SavedStep> writer = List.of(
                new SavedStep("WRITE", "plain", 0, 0, 1, List.of(), 1),
                new SavedStep("WRITE", "plain", 0, 0, 2, List.of(), 3));
        List<SavedStep> updater = List.of(new SavedStep("UPDATE", "volatile", 0, 1, 5, List.of(0, 0), 2));
        List<Account.Row> rows = List.of(
                new Account.Row(0, 0, "T0", "a.x", "1", "a.x = 1  plain W", "", ""),
                new Account.Row(1, 0, "T1", "a.x", "1 -> 5", "a.x: 1 -> 5  volatile U  reads 1", "", ""),
                new Account.Row(0, 1, "T0", "a.x", "2", "a.x = 2  plain W", "", ""));
        SavedExecution saved = new SavedExecution(
                "sc",
                "HOTSPOT",
                false,
                false,
                false,
                List.of(),
                "",
                "2",
                List.of(writer, updater),
                new Account(rows, List.of(), List.of()),
                Map.of("a", "1"),
                List.of());
        Drawing drawing = ExecutionGraph.of("t", saved).orElseThrow();
        assertFalse(ExecutionGraph.hasCycle(drawing));
        assertEquals(List.of("1 co 2", "1 po 3", "1 rf 2", "2 co 3", "2 fr 3"), edges(drawing, false));
    }

    /** What the words speak of and the steps do not have is no picture, and no exception. */
    @Test
    void aFileThatDoesNotFitItselfHasNone() {
        SavedExecution saved =
                Exports.execution(GeneratedReport.counterexample("Queue", 0)).orElseThrow();
        SavedExecution less = new SavedExecution(
                saved.machine(),
                saved.mapping(),
                saved.strong(),
                saved.spuriousFailures(),
                saved.tearing(),
                saved.machines(),
                "",
                "",
                List.of(List.of()),
                saved.account(),
                saved.classes(),
                List.of());
        assertTrue(ExecutionGraph.of("t", less).isEmpty());
    }
}
