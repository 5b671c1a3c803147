package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Path;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.catalogue.EvidenceTest;

/** Where the replay file of a counterexample goes when the test did not write one itself. */
final class ReplayNames {
    private ReplayNames() {}

    static String write(ResultFiles files, CellRun run, EvidenceTest test, Counterexample found) throws IOException {
        String bug = run.bugId().isEmpty() ? "" : run.bugId() + "-";
        // The engine too: one test class may be evidence for several.
        String name = bug + test.id().replace('#', '.') + "-" + run.engine().id() + ".json";
        Path file = run.replays().toAbsolutePath().resolve(name);
        files.write(file, found);
        return file.toString();
    }
}
