package smpng.suites.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.Component;
import smpng.suites.catalogue.EvidenceTest;

/**
 * One JCStress class of every component holds on this JVM. JUnit does not run them, so this does. The others are run by
 * {@code smpng verify}; {@link EveryEvidenceGoesRedTest} sees each red when it is asked for each.
 */
class JvmStressTest {
    @TestFactory
    Stream<DynamicTest> holds() throws InterruptedException {
        Path work = Path.of("target", "jvm-stress").toAbsolutePath();
        List<CellRun> runs = Catalogue.scan().components().stream()
                .filter(c -> c.engines().contains(Engine.JVM_STRESS))
                .map(c -> new CellRun(
                        c,
                        Engine.JVM_STRESS,
                        List.of(firstByName(c)),
                        Optional.empty(),
                        Budget.QUICK,
                        1,
                        Jdk.current(),
                        work.resolve(c.id()),
                        work.resolve("counterexamples")))
                .toList();
        try (CellRunner runner = new CellRunner(Checkout.current(), 1)) {
            return runner.stressTogether(runs).stream()
                    .map(result -> DynamicTest.dynamicTest(
                            result.component(),
                            () -> assertEquals(
                                    Status.PASSED,
                                    result.status(),
                                    () -> result.evidence().toString())));
        }
    }

    private static EvidenceTest firstByName(Component component) {
        return component.evidence(Engine.JVM_STRESS).stream()
                .min(Comparator.comparing(EvidenceTest::className))
                .orElseThrow();
    }
}
