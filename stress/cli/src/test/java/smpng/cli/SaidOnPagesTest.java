package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.TestRun;
import smpng.suites.catalogue.Checkout;

/** What a reader who knows neither bug nor run is told. */
class SaidOnPagesTest {
    @Test
    void aPageSaysWhatTheSeededBugDoes() throws IOException {
        Counterexample its = Counterexample.ofTest(
                        List.of("RC-1"), "it fails", "static", "a.Test", "text", new TestRun("", "QUICK", 1))
                .withBug("rc-lost-drop");
        String page = new CounterexamplePage(
                        Checkout.current(), Map.of("RC-1", "one drop is the last", "rc-lost-drop", "a drop is lost"))
                .render(its, Path.of("file.json"), List.of());

        assertTrue(page.contains("rc-lost-drop: a drop is lost"), page);
    }

    @Test
    void whereNothingWasRunNothingIsSaidToHold() {
        RunSummary none = new RunSummary("0 of 5 cells", "never", "", List.of(), List.of("refcount static (not run)"));
        RunSummary all = new RunSummary("5 of 5 cells", "today", "JDK 17", List.of(), List.of());

        assertFalse(
                none.content().render().contains("class=\"holds\""),
                none.content().render());
        assertTrue(
                all.content().render().contains("class=\"holds\""),
                all.content().render());
    }
}
