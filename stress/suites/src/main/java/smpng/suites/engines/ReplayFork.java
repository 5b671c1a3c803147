package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Path;
import smpng.simulator.Result;
import smpng.simulator.Trace;
import smpng.suites.harness.Counterexample;
import smpng.suites.workload.Simulation;

/**
 * The main class of a fork that runs a simulator's counterexample again and prints it. A JVM of its own, because the
 * patched classes of a seeded bug must come first on its class path.
 */
public final class ReplayFork {
    private static final int WIDTH = 160;
    private static final int FAILS = 1;

    private ReplayFork() {}

    /**
     * Replays; exits with 1 if the execution fails, as it should, and with 0 if it passes.
     *
     * @param args the replay file, and {@code full} for every access or {@code brief}
     * @throws IOException if it cannot be read
     */
    public static void main(String[] args) throws IOException {
        ParentWatch.start();
        Counterexample its = new ResultFiles().read(Path.of(args[0]), Counterexample.class);
        Result result = new Simulation().replay(its);
        Trace trace = args[1].equals("full") ? result.trace() : result.trace().brief();
        System.out.print(its.program());
        System.out.println("on " + its.cpus() + " CPUs; schedule: " + its.schedule());
        System.out.print(trace.render(Trace.Columns.BY_CPU, WIDTH, false));
        System.out.flush();
        Runtime.getRuntime().exit(result.passed() ? 0 : FAILS);
    }
}
