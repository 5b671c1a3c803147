package smpng.suites.engines;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smpng.api.Engine;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.catalogue.Checkout;
import smpng.suites.harness.CounterexampleText;
import smpng.suites.harness.SeededBug;

/**
 * What came of running a counterexample again.
 *
 * @param fails whether it failed again
 * @param text the execution
 */
public record Replay(boolean fails, String text) {
    private static final int REFUSED = 2;
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
     * Where things are that the replay file does not hold.
     *
     * @param classPath the classes; empty for where the file says they were
     * @param sourcePath the sources
     */
    public record Places(List<Path> classPath, List<Path> sourcePath) {
        /** Nothing is said about them. */
        public static final Places UNSAID = new Places(List.of(), List.of());

        /** Copies the lists. */
        public Places {
            classPath = List.copyOf(classPath);
            sourcePath = List.copyOf(sourcePath);
        }
    }

    /** As with places: all that the file does not hold is this project's own. */
    public static Replay execution(
            Path file, Optional<SeededBug> bug, boolean full, CounterexampleText form, Jdk jdk, Path work)
            throws IOException, InterruptedException, CannotReplay {
        return execution(file, bug, full, form, jdk, work, Places.UNSAID);
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
     * @param places where classes and sources are
     * @throws IOException if the fork breaks down
     * @throws CannotReplay if there is nothing to run
     */
    public static Replay execution(
            Path file,
            Optional<SeededBug> bug,
            boolean full,
            CounterexampleText form,
            Jdk jdk,
            Path work,
            Places places)
            throws IOException, InterruptedException, CannotReplay {
        ForkedJvm.Ended ended =
                ForkedJvm.run(command(file, bug, full, form, jdk, work, places, List.of()), work, LIMIT);
        String text = Files.readString(ended.log(), StandardCharsets.UTF_8);
        if (ended.exit() == REFUSED && text.lines().count() == 1) {
            throw new CannotReplay(text.strip());
        }
        if (ended.timedOut() || ended.exit() > 1 || text.startsWith("Exception in thread")) {
            throw new IOException(
                    "the replay broke down: " + text.lines().findFirst().orElse("no output"));
        }
        return new Replay(ended.exit() == 1, text);
    }

    /**
     * Runs an execution again in a JVM that waits for a debugger first; what it prints goes where this process prints.
     *
     * @param port where it listens, on this machine only
     * @return whether it failed again
     * @throws IOException if the fork breaks down
     * @throws CannotReplay if there is nothing to run
     */
    public static boolean debugged(
            Path file, Optional<SeededBug> bug, CounterexampleText form, Jdk jdk, Path work, Places places, int port)
            throws IOException, InterruptedException, CannotReplay {
        String agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=localhost:" + port;
        int exit = ForkedJvm.attended(command(file, bug, false, form, jdk, work, places, List.of(agent)));
        if (exit != 0 && exit != 1) {
            throw new CannotReplay("the replay ended", "status " + exit, "see above");
        }
        return exit == 1;
    }

    /** The command that replays, with more options for the JVM. */
    private static List<String> command(
            Path file,
            Optional<SeededBug> bug,
            boolean full,
            CounterexampleText form,
            Jdk jdk,
            Path work,
            Places places,
            List<String> options)
            throws IOException, CannotReplay {
        Counterexample its = new ResultFiles().read(file, Counterexample.class);
        List<Path> classes = isExplored(its) ? ExplorerReplay.classPath(its, file, places.classPath()) : List.of();
        Files.createDirectories(work);
        AppliedBug applied =
                bug.isPresent() ? AppliedBug.apply(bug.get(), work, Checkout.current()) : AppliedBug.none();
        List<String> command = new ArrayList<>();
        command.add(jdk.java());
        command.addAll(jdk.flags(Engine.PROPERTIES));
        command.addAll(options);
        command.addAll(List.of("-cp", joined(applied.classPath(), joined(classes)), ReplayFork.class.getName()));
        command.add(file.toAbsolutePath().toString());
        command.addAll(
                List.of(full ? "full" : "brief", Integer.toString(form.width()), Boolean.toString(form.colour())));
        command.addAll(List.of(joined(classes), joined(places.sourcePath())));
        return command;
    }

    private static String joined(List<Path> paths) {
        return paths.stream()
                .map(path -> path.toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String joined(String first, String then) {
        return then.isEmpty() ? first : first + File.pathSeparator + then;
    }
}
