package smpng.suites.engines;

import java.util.List;

/**
 * How long JCStress samples a class.
 *
 * @param forks JVMs for each configuration
 * @param iterations iterations in each
 * @param millis length of an iteration
 */
record JvmStressBounds(int forks, int iterations, int millis) {
    /**
     * One set of JVM options, and every actor compiled the same way: two configurations a class instead of dozens, which
     * would take minutes and meet few races more. The heap is not touched before: these tests use little of it.
     */
    private static final List<String> PINNED =
            List.of("-jvmArgs", "-XX:+UseParallelGC", "-sc", "false", "-pth", "false");

    static JvmStressBounds of(CellRun run) {
        if (run.bug().isPresent()) {
            return new JvmStressBounds(1, 3, 300); // a seeded bug shows in the first thousands of samples
        }
        return switch (run.budget()) {
            case QUICK -> new JvmStressBounds(1, 3, 300); // some hundred thousand samples: what is likely, shows
            case STANDARD -> new JvmStressBounds(3, 5, 1_000);
            case THOROUGH -> new JvmStressBounds(20, 10, 1_000);
        };
    }

    List<String> options() {
        List<String> options = new java.util.ArrayList<>(PINNED);
        options.addAll(List.of(
                "-m",
                "quick",
                "-f",
                Integer.toString(forks),
                "-iters",
                Integer.toString(iterations),
                "-time",
                Integer.toString(millis)));
        return options;
    }

    /** Fewer samples than this are no result: some tens of thousands a second are met on the slowest machines. */
    long minimumSamples() {
        return 20L * forks * iterations * millis;
    }

    long millisEach() {
        return (long) forks * iterations * millis;
    }

    @Override
    public String toString() {
        return forks + " forks x " + iterations + " x " + millis + " ms";
    }
}
