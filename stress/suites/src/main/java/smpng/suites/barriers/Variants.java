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
import java.util.Set;
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
import smpng.explorer.jcstress.StressExploration;
import smpng.explorer.jcstress.StressTest;
import smpng.explorer.jcstress.TestReader;
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
        Path folder = Files.createTempDirectory("smpng-barriers");
        try {
            new Patcher(source).writeTo(folder, patches);
            List<Path> all = new ArrayList<>(List.of(folder));
            all.addAll(path);
            return test.method().isEmpty() ? stress(all, test, machine) : method(all, test, machine);
        } catch (MalformedInput e) {
            return new Conclusion.Open(String.valueOf(e.getMessage()), "");
        } catch (AssertionError e) {
            return new Conclusion.Fails(List.of(new Grading.Remark("the set-up fails", "", Set.of(machine))));
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

    private ExplorationSettings settings(AuditTest test) {
        return test.spurious() ? settings.failingSpuriously() : settings;
    }

    private Conclusion method(List<Path> all, AuditTest test, String machine) throws IOException, MalformedInput {
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
            return MethodExploration.of(method)
                    .orElseThrow(() ->
                            new MalformedInput("not an exhaustive test", test.id(), "annotate it with @Exhaustive"))
                    .on(machine, settings(test));
        } catch (ClassNotFoundException | LinkageError e) {
            return new Conclusion.Open("the test cannot be loaded: " + e, "");
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
