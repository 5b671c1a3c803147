package smpng.suites.barriers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import smpng.bytecode.patch.ClassPatch;
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

/**
 * Explores tests on classes with patches.
 *
 * @param path the classes as they are
 * @param source finds the classes to patch
 * @param settings how much is explored
 */
record Variants(List<Path> path, ClassLoader source, ExplorationSettings settings) {
    /** Explores a test on a machine with these patches. */
    Conclusion run(List<ClassPatch> patches, AuditTest test, String machine) throws IOException {
        Path folder = Files.createTempDirectory("smpng-barriers");
        try {
            new Patcher(source).writeTo(folder, patches);
            List<Path> all = new ArrayList<>(List.of(folder));
            all.addAll(path);
            try (ClassPath patched = new ClassPath(all)) {
                StressTest its = new TestReader(patched).read(test.className());
                Findings found = new StressExploration(patched, its).on(machine, settings);
                return new Grading(its, List.of(found)).conclusion();
            }
        } catch (MalformedInput e) {
            return new Conclusion.Open(String.valueOf(e.getMessage()), "");
        } catch (AssertionError e) {
            return new Conclusion.Fails(List.of(new Grading.Remark("the set-up fails", "", Set.of(machine))));
        } finally {
            delete(folder);
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
