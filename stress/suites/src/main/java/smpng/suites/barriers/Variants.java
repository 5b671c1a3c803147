package smpng.suites.barriers;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.PatchDoesNotApply;
import smpng.bytecode.patch.Patcher;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;
import smpng.explorer.jcstress.Conclusion;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.Findings;
import smpng.explorer.jcstress.Grading;
import smpng.explorer.jcstress.Hangs;
import smpng.explorer.jcstress.StressExploration;
import smpng.explorer.jcstress.StressTest;
import smpng.explorer.jcstress.TestReader;
import smpng.explorer.jcstress.WitnessSearch;
import smpng.explorer.junit.MethodExploration;

/**
 * Explores tests on classes with patches.
 *
 * @param path the classes as they are
 * @param source finds the classes to patch
 * @param settings how much is explored
 */
record Variants(List<Path> path, ClassLoader source, ExplorationSettings settings) {
    /** Copies the list. */
    Variants {
        path = List.copyOf(path);
    }

    /**
     * Explores a test on a machine with these patches.
     *
     * @throws PatchDoesNotApply if one does not
     */
    Conclusion run(List<ClassPatch> patches, AuditTest test, String machine) throws IOException {
        try {
            return over(
                    patches,
                    path -> test.method().isEmpty()
                            ? stress(path, test, machine)
                            : method(path, test, its -> its.on(machine, settings(test))));
        } catch (MalformedInput e) {
            return new Conclusion.Open(String.valueOf(e.getMessage()), "");
        } catch (AssertionError e) {
            return new Conclusion.Fails(List.of(new Grading.Remark("the set-up fails", "", Set.of(machine))));
        }
    }

    /**
     * What a failure hangs on, of a test that fails on a machine with these patches unless some dependency is kept; empty if that
     * is not found out.
     *
     * @throws PatchDoesNotApply if a patch does not
     */
    Optional<Hangs> hanging(List<ClassPatch> patches, AuditTest test, String machine) throws IOException {
        try {
            return over(
                    patches,
                    path -> test.method().isEmpty()
                            ? stressHanging(path, test, machine)
                            : method(path, test, its -> its.hanging(machine, settings(test))));
        } catch (MalformedInput e) {
            return Optional.empty();
        }
    }

    /** Something that is done with the classes of a path. */
    private interface On<T> {
        T path(List<Path> all) throws IOException, MalformedInput;
    }

    private <T> T over(List<ClassPatch> patches, On<T> done) throws IOException, MalformedInput {
        Path folder = Files.createTempDirectory("smpng-barriers");
        try {
            new Patcher(source).writeTo(folder, patches);
            List<Path> all = new ArrayList<>(List.of(folder));
            all.addAll(path);
            return done.path(all);
        } finally {
            delete(folder);
        }
    }

    private Conclusion stress(List<Path> all, AuditTest test, String machine) throws IOException, MalformedInput {
        try (ClassPath patched = new ClassPath(all)) {
            StressTest its = new TestReader(patched).read(test.className());
            Findings found = new StressExploration(patched, its).on(machine, settings(test));
            return new Grading(its, List.of(found)).conclusion();
        }
    }

    private Optional<Hangs> stressHanging(List<Path> all, AuditTest test, String machine)
            throws IOException, MalformedInput {
        try (ClassPath patched = new ClassPath(all)) {
            return new WitnessSearch(patched, new TestReader(patched).read(test.className()))
                    .hanging(machine, settings(test));
        } catch (IOException | MalformedInput | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return Optional.empty(); // it was explored a moment ago: what is wrong was told then
        }
    }

    private ExplorationSettings settings(AuditTest test) {
        return test.spurious() ? settings.failingSpuriously() : settings;
    }

    private <T> T method(List<Path> all, AuditTest test, Function<MethodExploration, T> asked)
            throws IOException, MalformedInput {
        URL[] places = new URL[all.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = all.get(i).toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(places, TestLibraries.LOADER)) {
            Method method = Arrays.stream(
                            Class.forName(test.className(), false, loader).getDeclaredMethods())
                    .filter(m -> m.getName().equals(test.method()))
                    .findFirst()
                    .orElseThrow(() -> new MalformedInput("no such method", test.id(), "name another test"));
            return asked.apply(MethodExploration.of(method)
                    .orElseThrow(() ->
                            new MalformedInput("not an exhaustive test", test.id(), "annotate it with @Exhaustive")));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new MalformedInput("the test cannot be loaded: " + e, test.id(), "mend the class path");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
