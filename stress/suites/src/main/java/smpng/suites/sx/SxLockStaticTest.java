package smpng.suites.sx;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept the slow paths, which take the lock of the chain and pass it on. */
public class SxLockStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"SX-11"},
            redBy = {"sx-chain-kept"})
    void slowPathsGiveEveryLockBack(TestReporter reporter) throws IOException, InterruptedException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS, CheckedCompilation.LOCKS),
                "primitives/src/main/java/smpng/primitives/SxLock.java");
        compiled.requireClean();
    }
}
