package smpng.suites.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.explorer.graph.Step;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.StressTest;
import smpng.explorer.jcstress.TestReader;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.jcstress.WitnessSearch;
import smpng.explorer.junit.ExhaustiveReplay;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ExecutionFiles;
import smpng.explorer.replay.SavedExecution;
import smpng.memory.mapping.Mapping;

/**
 * Runs one execution of the explorer again, event by event as it was.
 *
 * @param sourcePath folders and archives of sources
 */
record ExplorerReplay(List<Path> sourcePath) {
    /**
     * The counterexample as it comes out now.
     *
     * @throws CannotReplay if its classes are not those of then, or the execution is gone
     */
    Counterexample again(Counterexample its, List<Path> classPath) throws CannotReplay, IOException {
        SavedExecution saved = ExecutionFiles.execution(its);
        List<List<Step>> steps = ExecutionFiles.steps(saved);
        try (ClassPath path = classPath.isEmpty() ? ExplorerFork.classPath() : new ClassPath(classPath)) {
            check(saved, path);
            Optional<Witness> seen =
                    saved.method().isEmpty() ? stress(its, saved, steps, path) : method(its, saved, steps);
            return seen.filter(witness -> witness.what().equals(saved.outcome()))
                    .map(witness -> told(its, saved, witness))
                    .orElseThrow(() -> gone(its));
        } catch (MalformedInput e) {
            throw new CannotReplay("the test cannot be read", its.guestClass(), String.valueOf(e.getMessage()));
        } catch (IOException | CannotReplay e) {
            throw e;
        } catch (Exception e) {
            throw gone(its); // no execution of this test: a step of the file leads elsewhere
        }
    }

    /** By what the loader finds, as when it ran: an archive may name others. */
    private static void check(SavedExecution saved, ClassPath path) throws CannotReplay, IOException {
        try (URLClassLoader loader = path.loader()) {
            ExecutionFiles.check(saved, name -> file(loader, name));
        }
    }

    private static Optional<byte[]> file(ClassLoader loader, String className) {
        try (InputStream in = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CannotReplay gone(Counterexample its) {
        return new CannotReplay(
                "the execution cannot be run again as it was", its.guestClass(), "explore the test again");
    }

    private Optional<Witness> stress(Counterexample its, SavedExecution saved, List<List<Step>> steps, ClassPath path)
            throws Exception {
        StressTest test = new TestReader(path).read(its.guestClass());
        return new WitnessSearch(path, test, sourcePath, saved.machines())
                .again(saved.machine(), settings(saved), saved.strong(), steps);
    }

    private static ExplorationSettings settings(SavedExecution saved) {
        ExplorationSettings settings = new ExplorationSettings(Mapping.valueOf(saved.mapping()), Long.MAX_VALUE);
        ExplorationSettings failing = saved.spuriousFailures() ? settings.failingSpuriously() : settings;
        return saved.tearing() ? failing.tearingWideFields() : failing;
    }

    private Optional<Witness> method(Counterexample its, SavedExecution saved, List<List<Step>> steps)
            throws CannotReplay {
        return ExhaustiveReplay.again(ClassLoader.getSystemClassLoader(), its.guestClass(), saved, steps, sourcePath);
    }

    /**
     * Where the classes are: as the reader says, else as the file does.
     *
     * @throws CannotReplay if one of these places is gone
     */
    static List<Path> classPath(Counterexample its, Path file, List<Path> given) throws CannotReplay {
        if (!given.isEmpty()) {
            return given;
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        List<Path> places = new ArrayList<>();
        for (String name : ExecutionFiles.execution(its).classPath()) {
            Path place = folder.resolve(name).normalize();
            if (!Files.exists(place)) {
                throw new CannotReplay(
                        "the classes are not there any more", place.toString(), "say where with --classpath");
            }
            places.add(place);
        }
        return places;
    }

    private Counterexample told(Counterexample its, SavedExecution saved, Witness witness) {
        SavedExecution now = new SavedExecution(
                saved.machine(),
                saved.mapping(),
                saved.strong(),
                saved.spuriousFailures(),
                saved.tearing(),
                saved.machines(),
                saved.method(),
                saved.outcome(),
                saved.threads(),
                witness.account(),
                saved.classes(),
                saved.classPath());
        return new Counterexample(
                its.claims(),
                its.title(),
                its.engine(),
                its.guestClass(),
                now,
                0,
                List.of(),
                0,
                its.sizes(),
                List.of(),
                witness.text(),
                its.bug());
    }
}
