package smpng.explorer.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smpng.api.Exhaustive;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Step;
import smpng.explorer.jcstress.Witness;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.SavedExecution;
import smpng.memory.mapping.Mapping;

/** Runs the execution of a test method again. */
public final class ExhaustiveReplay {
    private ExhaustiveReplay() {}

    /**
     * The execution as it comes out now; empty if it does not fail.
     *
     * @param loader has the test, JUnit and {@link Exhaustive}
     * @param sourcePath folders and archives of sources
     * @throws CannotReplay if there is no such test
     */
    public static Optional<Witness> again(
            ClassLoader loader, String className, SavedExecution saved, List<List<Step>> steps, List<Path> sourcePath)
            throws CannotReplay {
        Method test = method(loader, className, saved.method());
        Exhaustive how = test.getAnnotation(Exhaustive.class);
        if (how == null) {
            throw new CannotReplay("the test is no @Exhaustive one", test.getName(), "explore it again");
        }
        Exploration.Settings settings = ExhaustiveTests.settings(saved.machine(), how)
                .mapping(Mapping.valueOf(saved.mapping()))
                .executions(Long.MAX_VALUE);
        return new TestExploration(test, how.maxThreads(), List.of(how.benignRaces()), ExhaustiveTests.machines(how))
                .again(settings, steps, sourcePath)
                .witness();
    }

    private static Method method(ClassLoader loader, String className, String name) throws CannotReplay {
        try {
            return Class.forName(className, false, loader).getDeclaredMethod(name);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new CannotReplay(
                    "the test cannot be loaded", className + "." + name, "say where it is with --classpath");
        }
    }
}
