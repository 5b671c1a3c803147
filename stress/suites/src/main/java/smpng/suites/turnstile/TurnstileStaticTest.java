package smpng.suites.turnstile;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept turnstile, chains and a user of both. */
public class TurnstileStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"TS-8"},
            redBy = {"ts-chain-unguarded", "ts-contested-kept", "ts-user-forgets-turnstile"})
    void chainsAreReachedUnderTheirLockAndLocksLetGo(TestReporter reporter) throws IOException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS, CheckedCompilation.LOCKS),
                "primitives/src/main/java/smpng/primitives/Turnstile.java",
                "primitives/src/main/java/smpng/primitives/TurnstileChain.java",
                "primitives/src/main/java/smpng/primitives/ThreadQueue.java",
                "stress/suites/src/main/java/smpng/suites/turnstile/Gate.java");
        compiled.requireClean();
    }
}
