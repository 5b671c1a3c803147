package smpng.suites.ktr;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's check for null accepts the component. */
public class TraceRingStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"KTR-7"},
            redBy = {"ktr-null"})
    void readersAlwaysGetAnEntry(TestReporter reporter) throws IOException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS),
                "primitives/src/main/java/smpng/primitives/TraceRing.java",
                "primitives/src/main/java/smpng/primitives/TraceEntry.java");
        compiled.requireClean();
    }
}
