package smpng.suites.sleepmutex;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept the slow paths, which take the locks of chain and turnstile and pass them on. */
public class SleepMutexStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"MTX-8"},
            redBy = {"mtx-chain-kept", "mtx-chain-kept-on-retry"})
    void slowPathsGiveEveryLockBack(TestReporter reporter) throws IOException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS, CheckedCompilation.LOCKS),
                "primitives/src/main/java/smpng/primitives/SleepMutex.java");
        compiled.requireClean();
    }
}
