package smpng.suites.engines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.api.Engine;
import smpng.suites.catalogue.Checkout;
import smpng.suites.harness.Counterexample;
import smpng.suites.harness.CounterexampleText;
import smpng.suites.harness.SeededBug;

/**
 * What came of running a counterexample again.
 *
 * @param fails whether it failed again
 * @param text the execution
 */
public record Replay(boolean fails, String text) {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Whether the file holds an execution, the simulator's or the explorer's, rather than the name of a test. */
    public static boolean isExecution(Counterexample counterexample) {
        return counterexample.maxSteps() > 0 || isExplored(counterexample);
    }

    /** Whether it is the explorer's. */
    static boolean isExplored(Counterexample counterexample) {
        return counterexample.engine().equals(Engine.EXHAUSTIVE.id()) && counterexample.program() != null;
    }

    /**
     * Runs an execution again, on the classes that the bug patches.
     *
     * @param file the replay file
     * @param bug the seeded bug it was found with, if any
     * @param full whether to show every access
     * @param form width and colour of the text
     * @param jdk what runs it
     * @param work a folder for what is written on the way
     * @throws IOException if the fork breaks down
     */
    public static Replay execution(
            Path file, Optional<SeededBug> bug, boolean full, CounterexampleText form, Jdk jdk, Path work)
            throws IOException, InterruptedException {
        Files.createDirectories(work);
        AppliedBug applied =
                bug.isPresent() ? AppliedBug.apply(bug.get(), work, Checkout.current()) : AppliedBug.none();
        List<String> command = new ArrayList<>();
        command.add(jdk.java());
        command.addAll(jdk.flags(Engine.PROPERTIES));
        command.addAll(List.of("-cp", applied.classPath(), ReplayFork.class.getName()));
        command.add(file.toAbsolutePath().toString());
        command.addAll(
                List.of(full ? "full" : "brief", Integer.toString(form.width()), Boolean.toString(form.colour())));
        ForkedJvm.Ended ended = ForkedJvm.run(command, work, LIMIT);
        String text = Files.readString(ended.log(), StandardCharsets.UTF_8);
        if (ended.timedOut() || ended.exit() > 1 || text.startsWith("Exception in thread")) {
            throw new IOException(
                    "the replay broke down: " + text.lines().findFirst().orElse("no output"));
        }
        return new Replay(ended.exit() == 1, text);
    }
}
