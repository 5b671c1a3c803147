package smpng.suites.sleepqueue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept queue, chains and a user of both. */
public class SleepQueueStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"SQ-7"},
            redBy = {"sq-chain-unguarded", "sq-user-keeps-chain"})
    void chainsAreReachedUnderTheirLockAndLocksLetGo(TestReporter reporter) throws IOException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS, CheckedCompilation.LOCKS),
                "primitives/src/main/java/smpng/primitives/SleepQueue.java",
                "primitives/src/main/java/smpng/primitives/SleepChain.java",
                "primitives/src/main/java/smpng/primitives/Sleepers.java",
                "stress/suites/src/main/java/smpng/suites/sleepqueue/Bell.java");
        compiled.requireClean();
    }
}
