package smpng.suites.engines;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A running {@link KeptFork}, seen from the process that started it. One task at a time. */
final class KeptJvm implements AutoCloseable {
    private static final String GONE = "";

    private final List<String> command;
    private final Process process;
    private final BufferedWriter tasks;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    /** What the JVM itself has to say, such as why it crashed. */
    private final Path words;

    private final Thread onExit;

    /**
     * How a task ended.
     *
     * @param answered whether the JVM lived to tell
     * @param timedOut whether it was killed because its time was over
     * @param exit 0 if all is well
     * @param takesAnother whether the JVM can be given another task
     */
    record Ended(boolean answered, boolean timedOut, int exit, boolean takesAnother) {}

    private KeptJvm(List<String> command, Process process, Path words) {
        this.command = command;
        this.process = process;
        this.words = words;
        this.tasks = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.onExit = new Thread(() -> kill(process));
    }

    /** Starts a JVM. */
    static KeptJvm start(List<String> command) throws IOException {
        Path words = Files.createTempFile("smpng-fork", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(words.toFile());
        builder.environment()
                .put(ParentWatch.PARENT, Long.toString(ProcessHandle.current().pid()));
        KeptJvm jvm = new KeptJvm(List.copyOf(command), builder.start(), words);
        Runtime.getRuntime().addShutdownHook(jvm.onExit);
        Thread reader = new Thread(jvm::listen, "answers of a fork");
        reader.setDaemon(true);
        reader.start();
        return jvm;
    }

    List<String> command() {
        return command;
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            // It was killed.
        }
        answers.add(GONE);
    }

    /** Does a task: one line that {@link KeptFork} understands. */
    Ended perform(String task, Duration limit) throws IOException, InterruptedException {
        try {
            tasks.write(task);
            tasks.newLine();
            tasks.flush();
        } catch (IOException e) {
            return gone(); // it ended while it idled
        }
        @Nullable String line = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            return new Ended(false, true, 1, false);
        }
        if (line.equals(GONE)) {
            return gone();
        }
        ForkTask.Answer answer = ForkTask.Answer.valueOf(line);
        return new Ended(true, false, answer.isDone() ? 0 : 1, answer.takesAnother());
    }

    private Ended gone() throws InterruptedException {
        process.waitFor();
        // An exit in the middle of a task is a breakdown, whatever its status says.
        return new Ended(false, false, Math.max(1, process.exitValue()), false);
    }

    /** Adds the JVM's own words to a log. */
    void appendWords(Path log) throws IOException {
        Files.write(log, Files.readAllBytes(words), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        kill(process);
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // This process is ending: the hook is about to do what was done above.
        }
        try {
            Files.deleteIfExists(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
