package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.SavedExecution;
import smpng.explorer.report.Account;
import smpng.suites.catalogue.Checkout;

/** What the page of an explored execution shows first, and what it keeps for those who ask. */
class ExecutionPageTest {
    private static String page(Counterexample its) throws IOException {
        return new CounterexamplePage(Checkout.current(), Map.of("RC-1", "Exactly one is last."))
                .render(its, Path.of("c.json"), List.of());
    }

    /** The generated execution, whose second step does not matter and whose last one missed the first. */
    private static Counterexample partly() {
        Counterexample its = GeneratedReport.counterexample("Queue", 0);
        SavedExecution saved = Exports.execution(its).orElseThrow();
        List<Account.Row> rows = new ArrayList<>();
        for (Account.Row row : saved.account().rows()) {
            int number = rows.size() + 1;
            String missed = number == 4 ? "  reads the initial value, not 1" : "";
            rows.add(new Account.Row(
                    row.thread(),
                    row.index(),
                    row.name(),
                    row.variable(),
                    row.value(),
                    row.action() + missed,
                    row.where(),
                    row.code(),
                    number == 2));
        }
        SavedExecution partly = new SavedExecution(
                saved.machine(),
                saved.mapping(),
                saved.strong(),
                saved.spuriousFailures(),
                saved.tearing(),
                saved.machines(),
                saved.method(),
                saved.outcome(),
                saved.threads(),
                new Account(rows, List.of(), List.of()),
                saved.classes(),
                saved.classPath());
        return new Counterexample(
                its.claims(),
                its.title(),
                its.engine(),
                its.guestClass(),
                partly,
                0,
                List.of(),
                0,
                its.sizes(),
                List.of(),
                its.rendered(),
                "");
    }

    @Test
    void theClaimThatFallsIsSaid() throws IOException {
        String page = page(GeneratedReport.counterexample("Queue", 0));
        assertTrue(page.contains("<dt>RC-1 claims</dt><dd>Exactly one is last.</dd>"), page);
    }

    @Test
    void whatDoesNotMatterIsThereCountedAndHiddenUntilAskedFor() throws IOException {
        String page = page(partly());
        assertTrue(page.contains("cut are 1 of 4 steps"), page);
        assertTrue(page.contains("id=\"whole\""), page);
        assertTrue(page.contains("<tr id=\"s2\" class=\"aside\" data-step=\"2\">"), page);
        assertFalse(page.contains("<tr id=\"s1\" class=\"aside\""), page);
    }

    @Test
    void whereAllMattersThereIsNothingToAskFor() throws IOException {
        String page = page(GeneratedReport.counterexample("Queue", 0));
        assertFalse(page.contains("id=\"whole\""), page);
        assertFalse(page.contains("class=\"aside\""), page);
    }

    @Test
    void aReadThatMissedAWriteLeadsToIt() throws IOException {
        String page = page(partly());
        assertTrue(page.contains("not that of <a href=\"#s1\" class=\"fails\">step 1</a>"), page);
    }

    @Test
    void theGraphHasWhatMatters() {
        SavedExecution saved = Exports.execution(partly()).orElseThrow();
        assertTrue(ExecutionGraph.of("t", saved).orElseThrow().nodes().stream()
                .noneMatch(node -> node.letter().equals("2")));
    }
}
