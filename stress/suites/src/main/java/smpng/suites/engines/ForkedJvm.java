package smpng.suites.engines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM started for one run. Its output goes to a file: it may be large, and is read only when something is wrong. */
final class ForkedJvm {
    private static final int TAIL_LINES = 30;

    /**
     * How it ended.
     *
     * @param exit its exit status
     * @param timedOut whether it was killed because its time was over
     * @param log its output
     */
    record Ended(int exit, boolean timedOut, Path log) {
        /** Whether a line of its output contains the text. */
        boolean printed(String text) throws IOException {
            return Files.readString(log, StandardCharsets.ISO_8859_1).contains(text);
        }

        /** The last lines of its output. */
        String tail() throws IOException {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        }
    }

    private ForkedJvm() {}

    /** Runs a command to its end, or until its time is over; then it and what it started are killed. */
    static Ended run(List<String> command, Path folder, Duration limit) throws IOException, InterruptedException {
        Path log = folder.resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put(ParentWatch.PARENT, Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        Thread onExit = new Thread(() -> kill(process));
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                kill(process);
                process.waitFor();
            }
            return new Ended(process.exitValue(), !ended, log);
        } finally {
            kill(process);
            try {
                Runtime.getRuntime().removeShutdownHook(onExit);
            } catch (IllegalStateException e) {
                // This process is ending: the hook is about to do what was done above.
            }
        }
    }

    /** Runs a command that somebody attends to: it has this process's input and output, and all the time it wants. */
    static int attended(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment()
                .put(ParentWatch.PARENT, Long.toString(ProcessHandle.current().pid()));
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
