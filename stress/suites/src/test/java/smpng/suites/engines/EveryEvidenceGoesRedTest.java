package smpng.suites.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.Component;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.harness.SeededBug;

/**
 * Evidence that cannot fail is none: a bug that a test promises to go red by is applied, and the test must fail. A bug that
 * does not apply exactly once is an error, which is not red. The build does that for every static and every exhaustive test, for
 * some properties of each component, and for the slow engines of the smallest; with {@code -Dsmpng.red=each} every test goes red,
 * with {@code -Dsmpng.red=all} by every bug that it promises to go red by.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEvidenceGoesRedTest {
    private static final Path WORK = Path.of("target", "red").toAbsolutePath();
    private static final long SEED = 1;

    private static final int JOBS = 2;

    private static final String SMALLEST = "refcount";

    private final ExecutorService jobs = Executors.newFixedThreadPool(JOBS);
    private final CellRunner runner = new CellRunner(Checkout.current(), JOBS);

    @AfterAll
    void stop() {
        jobs.shutdownNow();
        runner.close();
    }

    @TestFactory
    Stream<DynamicTest> red() {
        List<DynamicTest> tests = new ArrayList<>();
        // By engine: a JVM that has run one cell runs the next of its kind in less time.
        List<RedCheck> checks = Catalogue.scan().components().stream()
                .flatMap(component -> checks(component).stream())
                .sorted(Comparator.comparing(RedCheck::engine))
                .toList();
        for (RedCheck check : checks) {
            Future<CellResult> result = jobs.submit(() -> run(check));
            tests.add(DynamicTest.dynamicTest(check.id(), () -> {
                List<EvidenceResult> notRed = RedCheck.notRed(result.get());
                assertEquals(List.of(), notRed, "stayed green, or did not run, with the bug applied");
            }));
        }
        assertFalse(tests.isEmpty(), "no evidence was found");
        return tests.stream();
    }

    private static List<RedCheck> checks(Component component) {
        String asked = System.getProperty("smpng.red", "few");
        return switch (asked) {
            case "few" -> few(component);
            case "each" -> RedCheck.covering(component);
            case "all" -> RedCheck.of(component);
            default -> throw new IllegalArgumentException("-Dsmpng.red=" + asked + ": few, each or all");
        };
    }

    /** Of the engines that take seconds for each check one of properties, and the others only for the smallest component. */
    private static List<RedCheck> few(Component component) {
        List<RedCheck> covering = RedCheck.covering(component);
        Optional<RedCheck> properties = covering.stream()
                .filter(check -> check.engine() == Engine.PROPERTIES)
                .findFirst();
        return covering.stream()
                .filter(check -> switch (check.engine()) {
                    case STATIC, EXHAUSTIVE -> true;
                    case PROPERTIES -> properties.equals(Optional.of(check));
                    case LINEARIZABILITY, JVM_STRESS -> component.id().equals(SMALLEST);
                })
                .toList();
    }

    @Test
    void theChosenChecksShowEveryTestRed() {
        for (Component component : Catalogue.scan().components()) {
            assertEquals(tests(RedCheck.of(component)), tests(RedCheck.covering(component)), component.id());
        }
    }

    /** Those that are not chosen too: an edit of the source must not leave a bug behind that fits nothing. */
    @Test
    void everyBugApplies(@TempDir Path folder) throws IOException {
        for (Component component : Catalogue.scan().components()) {
            for (SeededBug bug : component.bugs()) {
                AppliedBug.apply(bug, folder.resolve(bug.id()), Checkout.current());
            }
        }
    }

    private static Set<EvidenceTest> tests(List<RedCheck> checks) {
        return checks.stream().flatMap(check -> check.tests().stream()).collect(Collectors.toSet());
    }

    private CellResult run(RedCheck check) throws InterruptedException {
        Path folder = WORK.resolve(check.id().replace(' ', '-'));
        CellRun run = new CellRun(
                check.component(),
                check.engine(),
                check.tests(),
                Optional.of(check.bug()),
                Budget.QUICK,
                SEED,
                Jdk.current(),
                folder,
                WORK.resolve("counterexamples"));
        return runner.run(run.with(Effort.FIRST_FAILURE));
    }
}
