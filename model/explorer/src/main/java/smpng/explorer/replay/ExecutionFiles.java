package smpng.explorer.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;
import smpng.explorer.input.ClassDigest;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.replay.SavedExecution.SavedStep;

/** Executions of the explorer as they are written to replay files, and back. */
public final class ExecutionFiles {
    /** Never configured: it only keeps what it learnt about the records, which takes longer than reading one. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String AGAIN = "explore the test again";

    private ExecutionFiles() {}

    /**
     * An execution as data.
     *
     * @param settings how it was explored
     * @param method the test method; empty for a JCStress test
     */
    public static SavedExecution save(
            String machine, ExplorationSettings settings, String method, Witness witness, List<String> classPath) {
        return new SavedExecution(
                machine,
                settings.mapping().name(),
                witness.strong(),
                settings.spuriousFailures(),
                settings.tearing(),
                witness.machines(),
                method,
                witness.what(),
                witness.steps().stream()
                        .map(thread -> thread.stream().map(ExecutionFiles::save).toList())
                        .toList(),
                witness.account(),
                witness.classes(),
                classPath);
    }

    /** Places of classes as a file in that folder names them, so that both can move together. */
    public static List<String> from(Path folder, List<Path> places) {
        Path base = folder.toAbsolutePath().normalize();
        List<String> names = new ArrayList<>();
        for (Path place : places) {
            Path whole = place.toAbsolutePath().normalize();
            Path name = whole.getFileSystem().equals(base.getFileSystem()) && sameRoot(whole, base)
                    ? base.relativize(whole)
                    : whole;
            names.add(name.toString().replace('\\', '/'));
        }
        return names;
    }

    private static boolean sameRoot(Path one, Path other) {
        return Optional.ofNullable(one.getRoot()).equals(Optional.ofNullable(other.getRoot()));
    }

    /**
     * The execution in a file.
     *
     * @throws CannotReplay if there is none
     */
    public static SavedExecution execution(Counterexample its) throws CannotReplay {
        Object program = its.program();
        try {
            if (program != null) {
                return JSON.convertValue(program, SavedExecution.class);
            }
        } catch (IllegalArgumentException e) {
            throw new CannotReplay("the execution cannot be read", its.guestClass(), AGAIN);
        }
        throw new CannotReplay("the file has no execution", its.guestClass(), AGAIN);
    }

    /**
     * Whether the classes are those that ran then.
     *
     * @param files finds class files by binary name
     * @throws CannotReplay if one is missing or another
     */
    public static void check(SavedExecution saved, Function<String, Optional<byte[]>> files) throws CannotReplay {
        if (saved.classes().isEmpty()) {
            throw new CannotReplay("the file names no classes", saved.machine(), AGAIN);
        }
        for (Map.Entry<String, String> its : saved.classes().entrySet()) {
            Optional<byte[]> now = files.apply(its.getKey());
            if (now.isEmpty()) {
                throw new CannotReplay(
                        "a class of the execution is missing", its.getKey(), "say where it is with --classpath");
            }
            if (!ClassDigest.of(now.get()).equals(its.getValue())) {
                throw new CannotReplay(
                        "a class changed since the execution was found",
                        its.getKey(),
                        AGAIN + ", or name the old classes with --classpath");
            }
        }
    }

    private static SavedStep save(Step step) {
        return new SavedStep(
                step.kind().name(),
                Order.name(step.order()),
                step.location(),
                step.read(),
                step.written(),
                step.source().map(id -> List.of(id.thread(), id.index())).orElse(List.of()),
                step.place());
    }

    /**
     * The steps, as far as an exploration needs them to go the same way.
     *
     * @throws CannotReplay if they are those of no execution
     */
    public static List<List<Step>> steps(SavedExecution saved) throws CannotReplay {
        List<List<Step>> threads = new ArrayList<>();
        for (int thread = 0; thread < saved.threads().size(); thread++) {
            List<Step> steps = new ArrayList<>();
            for (SavedStep step : saved.threads().get(thread)) {
                steps.add(step(saved, thread, steps.size(), step));
            }
            threads.add(steps);
        }
        return threads;
    }

    private static Step step(SavedExecution saved, int thread, int index, SavedStep step) throws CannotReplay {
        Optional<Step.Id> source = step.from().isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.Id(
                        step.from().get(0), step.from().get(step.from().size() - 1)));
        if (source.filter(id -> !isStep(saved, id)).isPresent() || step.from().size() == 1 || step.place() < 0) {
            throw new CannotReplay("a step of the file fits no execution", "T" + thread + " step " + index, AGAIN);
        }
        try {
            return new Step(
                    thread,
                    index,
                    0,
                    Step.Kind.valueOf(step.kind()),
                    Order.PLAIN,
                    step.location(),
                    step.read(),
                    step.written(),
                    source,
                    step.place());
        } catch (IllegalArgumentException e) {
            throw new CannotReplay("the file has an unknown kind of step", step.kind(), AGAIN);
        }
    }

    private static boolean isStep(SavedExecution saved, Step.Id id) {
        return id.thread() >= 0
                && id.thread() < saved.threads().size()
                && id.index() >= 0
                && id.index() < saved.threads().get(id.thread()).size();
    }
}
