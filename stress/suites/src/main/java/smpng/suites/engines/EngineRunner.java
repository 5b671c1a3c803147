package smpng.suites.engines;

import java.io.IOException;
import java.util.List;

/** How the evidence of one engine is run. */
sealed interface EngineRunner permits PlatformRunner, JvmStressRunner, ExplorerRunner {
    /** Runs the tests of a cell in a fork. A test that is missing from the answer counts as not run. */
    List<EvidenceResult> run(CellRun run, AppliedBug applied) throws IOException, InterruptedException;
}
