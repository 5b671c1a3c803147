package smpng.suites.engines;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.harness.CounterexampleText;
import smpng.suites.workload.Simulation;

/**
 * The main class of a fork that runs a counterexample's execution again and prints it. A JVM of its own, because the
 * patched classes of a seeded bug must come first on its class path.
 */
public final class ReplayFork {
    private static final int FAILS = 1;
    private static final int REFUSED = 2;

    private ReplayFork() {}

    /**
     * Replays; exits with 1 if the execution fails, as it should, with 0 if it passes, and with 2 and one line if it cannot
     * be run.
     *
     * @param args the replay file; {@code full} for every access or {@code brief}; the width of the text; whether in colour;
     *     the class path of an execution of the explorer's, empty for this JVM's own; where sources are
     * @throws IOException if it cannot be read
     */
    public static void main(String[] args) throws IOException {
        ParentWatch.start();
        Counterexample its = new ResultFiles().read(Path.of(args[0]), Counterexample.class);
        boolean full = args[1].equals("full");
        CounterexampleText text =
                new CounterexampleText(Integer.parseInt(args[2]), Boolean.parseBoolean(args[3]), full);
        // Bytes of one encoding, whatever the terminal's: the parent reads them.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Optional<Counterexample> again = Replay.isExplored(its)
                    ? Optional.of(new ExplorerReplay(paths(args[5])).again(its, paths(args[4])))
                    : new Simulation().replay(its, full);
            out.print(again.map(text::render).orElse(""));
            out.flush();
            Runtime.getRuntime().exit(again.isEmpty() ? 0 : FAILS);
        } catch (CannotReplay e) {
            out.println(e.getMessage());
            out.flush();
            Runtime.getRuntime().exit(REFUSED);
        }
    }

    private static List<Path> paths(String joined) {
        return Stream.of(joined.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }
}
