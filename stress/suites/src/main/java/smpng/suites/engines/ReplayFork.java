package smpng.suites.engines;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import smpng.suites.harness.Counterexample;
import smpng.suites.harness.CounterexampleText;
import smpng.suites.workload.Simulation;

/**
 * The main class of a fork that runs a counterexample's execution again and prints it. A JVM of its own, because the
 * patched classes of a seeded bug must come first on its class path.
 */
public final class ReplayFork {
    private static final int FAILS = 1;

    private ReplayFork() {}

    /**
     * Replays; exits with 1 if the execution fails, as it should, and with 0 if it passes.
     *
     * @param args the replay file; {@code full} for every access or {@code brief}; the width of the text; whether in colour
     * @throws IOException if it cannot be read
     */
    public static void main(String[] args) throws IOException {
        ParentWatch.start();
        Counterexample its = new ResultFiles().read(Path.of(args[0]), Counterexample.class);
        Optional<Counterexample> again = Replay.isExplored(its)
                ? new ExplorerReplay().again(its)
                : new Simulation().replay(its, args[1].equals("full"));
        CounterexampleText text = new CounterexampleText(Integer.parseInt(args[2]), Boolean.parseBoolean(args[3]));
        // Bytes of one encoding, whatever the terminal's: the parent reads them.
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .print(again.map(text::render).orElse(""));
        System.out.flush();
        Runtime.getRuntime().exit(again.isEmpty() ? 0 : FAILS);
    }
}
