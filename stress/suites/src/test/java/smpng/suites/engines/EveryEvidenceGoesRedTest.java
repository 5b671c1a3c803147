package smpng.suites.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import smpng.api.Budget;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.Component;

/**
 * Evidence that cannot fail is none: every bug that a test promises to go red by is applied, and the test must fail. A
 * bug that does not apply exactly once is an error, which is not red.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEvidenceGoesRedTest {
    private static final Path WORK = Path.of("target", "red").toAbsolutePath();
    private static final long SEED = 1;

    private ExecutorService forks;

    @BeforeAll
    void startForks() {
        forks = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    void stopForks() {
        forks.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> red() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Component component : Catalogue.scan().components()) {
            for (RedCheck check : RedCheck.of(component)) {
                Future<CellResult> result = forks.submit(() -> run(check));
                tests.add(DynamicTest.dynamicTest(check.id(), () -> {
                    List<EvidenceResult> notRed = RedCheck.notRed(result.get());
                    assertEquals(List.of(), notRed, "stayed green, or did not run, with the bug applied");
                }));
            }
        }
        assertFalse(tests.isEmpty(), "no evidence was found");
        return tests.stream();
    }

    private static CellResult run(RedCheck check) throws InterruptedException {
        Path folder = WORK.resolve(check.id().replace(' ', '-'));
        return new CellRunner(Checkout.current())
                .run(new CellRun(
                        check.component(),
                        check.engine(),
                        check.tests(),
                        Optional.of(check.bug()),
                        Budget.QUICK,
                        SEED,
                        Jdk.current(),
                        folder,
                        WORK.resolve("counterexamples")));
    }
}
