package smpng.suites.criticalsection;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept the component and a careful user of it. */
public class CriticalSectionStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"CS-5"},
            redBy = {"cs-exit-forgotten"})
    void usersLeaveOnEveryPath(TestReporter reporter) throws IOException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS, CheckedCompilation.LOCKS),
                "primitives/src/main/java/smpng/primitives/CriticalSection.java",
                "stress/suites/src/main/java/smpng/suites/criticalsection/CpuTally.java");
        compiled.requireClean();
    }
}
