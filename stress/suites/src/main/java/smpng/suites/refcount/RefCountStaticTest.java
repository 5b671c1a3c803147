package smpng.suites.refcount;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import smpng.api.Engine;
import smpng.api.Evidence;
import smpng.suites.harness.CheckedCompilation;

/** The compiler's checks accept the component and a careful user of it. */
public class RefCountStaticTest {
    private static final String COMPONENT = "primitives/src/main/java/smpng/primitives/RefCount.java";
    private static final String CLIENT = "stress/suites/src/main/java/smpng/suites/refcount/HoldClient.java";

    @Test
    @Evidence(
            engine = Engine.STATIC,
            claims = {"RC-7"},
            redBy = {"rc-hold-leak"})
    void holdsAreReleasedOnEveryPath(TestReporter reporter) throws IOException {
        CheckedCompilation compiled = CheckedCompilation.of(
                reporter, List.of(CheckedCompilation.NULLNESS, CheckedCompilation.OBLIGATIONS), COMPONENT, CLIENT);
        compiled.requireClean();
    }
}
