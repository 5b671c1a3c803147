package smpng.suites.spinmutex;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept the component and a careful user of it. */
public class SpinMutexStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"SPIN-6"},
            redBy = {"spin-unlock-forgotten", "spin-field-unguarded"})
    void usersLetGoOnEveryPathAndTouchNothingUnguarded(TestReporter reporter) throws IOException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS, CheckedCompilation.LOCKS),
                "primitives/src/main/java/smpng/primitives/SpinMutex.java",
                "stress/suites/src/main/java/smpng/suites/spinmutex/Tally.java");
        compiled.requireClean();
    }
}
