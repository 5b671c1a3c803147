package smpng.suites.engines;

/** Ends this JVM when the one that started it has gone, so that killing a run leaves nothing behind. */
final class ParentWatch {
    private static final int ORPHANED = 4;

    private ParentWatch() {}

    static void start() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(ORPHANED)));
    }
}
