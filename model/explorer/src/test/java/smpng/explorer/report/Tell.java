package smpng.explorer.report;

import java.nio.file.Path;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import smpng.explorer.input.ClassPath;
import smpng.explorer.jcstress.ExplorationSettings;
import smpng.explorer.jcstress.TestReader;
import smpng.explorer.jcstress.WitnessSearch;
import smpng.memory.mapping.Mapping;

/** Has an execution of a test told. */
final class Tell {
    private Tell() {}

    static Account account(Class<?> test, String machine, String outcome, List<Path> sourcePath) throws Exception {
        return account(test, machine, outcome, sourcePath, List.of(machine));
    }

    static Account account(Class<?> test, String machine, String outcome, List<Path> sourcePath, List<String> machines)
            throws Exception {
        try (ClassPath path = new ClassPath(List.of(where(test), where(Actor.class)))) {
            return new WitnessSearch(path, new TestReader(path).read(test.getName()), sourcePath, machines)
                    .find(machine, new ExplorationSettings(Mapping.HOTSPOT, 1_000), outcome::equals)
                    .orElseThrow()
                    .account();
        }
    }

    private static Path where(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
