package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.explorer.replay.TestRun;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.engines.CellRunner;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Jdk;
import smpng.suites.engines.Replay;
import smpng.suites.harness.CounterexampleText;

/** A replay file shows one execution: each time, and on each JDK. */
class ReplayTest {
    private static final String BUG = "cs-test-before-count";

    @TempDir
    Path folder;

    @Test
    void theSameExecutionEveryTimeAndOnEveryJdk() throws IOException, InterruptedException, CannotReplay {
        Selection.BugOf target =
                new Selection(Catalogue.scan()).bugs(List.of(BUG)).get(0);
        EvidenceResult red;
        try (CellRunner runner = new CellRunner(Checkout.current(), 1)) {
            red = new BugHunt(runner, ReportFolder.writable(folder), 1, false)
                    .hunt(target).stream()
                            .flatMap(look -> look.red().stream())
                            .findFirst()
                            .orElseThrow();
        }
        Path file = Path.of(red.replay());
        List<Jdk> jdks = new ArrayList<>(List.of(Jdk.current(), Jdk.current()));
        NewerJdkTest.find().ifPresent(jdks::add);
        List<String> texts = new ArrayList<>();
        for (Jdk jdk : jdks) {
            Path work = Files.createDirectories(folder.resolve("work" + texts.size()));
            Replay replay = Replay.execution(
                    file, Optional.of(target.bug()), false, new CounterexampleText(120, false), jdk, work);
            assertTrue(replay.fails(), replay.text());
            texts.add(replay.text());
        }
        assertFalse(texts.get(0).isBlank());
        texts.forEach(text -> assertEquals(texts.get(0), text));
    }

    /** Lincheck finds its own executions: its test is run again, as it was run when it failed. */
    @Test
    void whatLincheckFoundIsFoundAgain() throws IOException {
        Path file = folder.resolve("found.json");
        new ResultFiles()
                .write(
                        file,
                        Counterexample.ofTest(
                                        List.of("RC-1", "RC-2", "RC-4", "RC-6"),
                                        "drops are lost",
                                        "linearizability",
                                        "smpng.suites.refcount.RefCountLinearizabilityTest",
                                        "",
                                        new TestRun("everyHistoryIsSequential", "QUICK", 7))
                                .withBug("rc-lost-drop"));
        StringWriter said = new StringWriter();
        int status = Main.commandLine().setOut(new PrintWriter(said)).execute("replay", file.toString());
        assertTrue(said.toString().contains("run again: quick, seed 7"), said::toString);
        assertEquals(1, status, said::toString);
    }
}
