package smpng.suites.barriers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Patcher;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;
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
    /** How a test ended on a machine. */
    sealed interface End {
        /** Every execution is as the test says. */
        record Holds() implements End {}

        /** Some is not. */
        record Breaks(String what) implements End {}

        /** Nobody knows. */
        record Unknown(String why) implements End {}
    }

    /** Explores a test on a machine with these patches. */
    End run(List<ClassPatch> patches, String test, String machine) throws IOException {
        Path folder = Files.createTempDirectory("smpng-barriers");
        try {
            new Patcher(source).writeTo(folder, patches);
            List<Path> all = new ArrayList<>(List.of(folder));
            all.addAll(path);
            try (ClassPath patched = new ClassPath(all)) {
                StressTest its = new TestReader(patched).read(test);
                return judge(its, new StressExploration(patched, its).on(machine, settings));
            }
        } catch (MalformedInput e) {
            return new End.Unknown(String.valueOf(e.getMessage()));
        } catch (AssertionError e) {
            return new End.Breaks("the set-up fails");
        } finally {
            delete(folder);
        }
    }

    private static End judge(StressTest test, Findings found) {
        Optional<Grading.Remark> error =
                new Grading(test, List.of(found)).errors().stream().findFirst();
        if (error.isPresent()) {
            return new End.Breaks(error.get().what());
        } else if (!found.isKnown()) {
            return new End.Unknown(found.undecided());
        } else if (found.complete() == 0) {
            return new End.Unknown("no execution completed");
        }
        boolean open = found.dependent().keySet().stream()
                .anyMatch(outcome -> !test.expectations().of(outcome).expect().permits());
        return open ? new End.Unknown("depends on a dependency that is not tracked") : new End.Holds();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
