package smpng.suites.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.Component;
import smpng.suites.harness.SeededBug;

/** Lincheck under seeded bugs: red by what they do to the component, not by the way in which they are applied. */
class LinearizabilityRunnerTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aWeakenedAccessIsInvisibleToLincheck() throws InterruptedException {
        EvidenceResult result = under("rc-b2-no-acquire");

        assertEquals(Status.PASSED, result.status(), result.reason());
    }

    @Test
    void aRedTestShowsAnOutcomeThatNoOrderExplains() throws InterruptedException {
        EvidenceResult result = under("rc-lost-drop");

        assertEquals(Status.FAILED, result.status(), result.reason());
        assertTrue(result.reason().contains("releaseIfGreater"), result.reason());
        assertFalse(result.reason().contains("ClassCastException"), result.reason());
    }

    private EvidenceResult under(String id) throws InterruptedException {
        Component component = Catalogue.scan().components().stream()
                .filter(c -> c.id().equals("refcount"))
                .findFirst()
                .orElseThrow();
        SeededBug bug = component.bugs().stream()
                .filter(b -> b.id().equals(id))
                .findFirst()
                .orElseThrow();
        CellRun run = new CellRun(
                component,
                Engine.LINEARIZABILITY,
                component.evidence(Engine.LINEARIZABILITY),
                Optional.of(bug),
                Budget.QUICK,
                1,
                Jdk.current(),
                folder.resolve("work"),
                folder.resolve("counterexamples"));
        try (CellRunner runner = new CellRunner(Checkout.current(), 1)) {
            return runner.run(run).evidence().get(0);
        }
    }
}
