package smpng.suites.engines;

import java.util.Optional;

/**
 * Ends this JVM when the one that started it has gone, so that killing a run leaves nothing behind. The parent is named to
 * it: asked for later, the parent of a JVM whose own was killed while it started is another process, which stays.
 */
final class ParentWatch {
    /** Environment variable: the process that started this one. */
    static final String PARENT = "SMPNG_PARENT";

    private static final int ORPHANED = 4;

    private ParentWatch() {}

    static void start() {
        String named = System.getenv(PARENT);
        Optional<ProcessHandle> parent =
                named == null ? ProcessHandle.current().parent() : ProcessHandle.of(Long.parseLong(named));
        parent.ifPresentOrElse(p -> p.onExit().thenRun(ParentWatch::end), ParentWatch::end);
    }

    private static void end() {
        Runtime.getRuntime().halt(ORPHANED);
    }
}
