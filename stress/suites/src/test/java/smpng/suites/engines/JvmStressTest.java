package smpng.suites.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;

/** The JCStress classes of every component hold on this JVM. JUnit does not run them, so this does. */
class JvmStressTest {
    @TestFactory
    Stream<DynamicTest> holds() {
        Path work = Path.of("target", "jvm-stress").toAbsolutePath();
        return Catalogue.scan().components().stream()
                .filter(c -> c.engines().contains(Engine.JVM_STRESS))
                .map(c -> DynamicTest.dynamicTest(c.id(), () -> {
                    CellResult result = new CellRunner(Checkout.current())
                            .run(CellRun.green(
                                    c,
                                    Engine.JVM_STRESS,
                                    Budget.QUICK,
                                    1,
                                    Jdk.current(),
                                    work.resolve(c.id()),
                                    work.resolve("counterexamples")));
                    assertEquals(
                            Status.PASSED,
                            result.status(),
                            () -> result.evidence().toString());
                }));
    }
}
