package smpng.suites.waitchannel;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept every path: each lock that is taken is let go, and each that is let go for a while taken. */
public class WaitChannelStaticTest {
    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"WC-5"},
            redBy = {"wc-chain-kept"})
    void everyLockIsGivenBack(TestReporter reporter) throws IOException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter,
                List.of(CheckedCompilation.NULLNESS, CheckedCompilation.LOCKS),
                "primitives/src/main/java/smpng/primitives/WaitChannel.java");
        compiled.requireClean();
    }
}
