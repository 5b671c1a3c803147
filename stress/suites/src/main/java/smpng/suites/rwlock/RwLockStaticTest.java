package smpng.suites.rwlock;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept the slow paths, which take the locks of chain and turnstile and pass them on. */
public class RwLockStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"RW-11"},
            redBy = {"rw-chain-kept"})
    void slowPathsGiveEveryLockBack(TestReporter reporter) throws IOException, InterruptedException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS, CheckedCompilation.LOCKS),
                "primitives/src/main/java/smpng/primitives/RwLock.java");
        compiled.requireClean();
    }
}
