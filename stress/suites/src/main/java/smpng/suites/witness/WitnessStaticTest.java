package smpng.suites.witness;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept the witness: its tables are touched under their lock only, and it gives that back. */
public class WitnessStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"WIT-7"},
            redBy = {"wit-order-lock-kept"})
    void tablesAreGuardedAndTheirLockIsGivenBack(TestReporter reporter) throws IOException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS, CheckedCompilation.LOCKS),
                "primitives/src/main/java/smpng/primitives/Witness.java",
                "primitives/src/main/java/smpng/primitives/LockOrder.java");
        compiled.requireClean();
    }
}
