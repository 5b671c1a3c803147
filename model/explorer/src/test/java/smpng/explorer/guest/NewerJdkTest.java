package smpng.explorer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smpng.explorer.guest.subset.Gives;
import smpng.explorer.guest.subset.Subset;

/**
 * Where the machine has a newer JDK than the one that builds, its collections are explored as well: they are read from the
 * JDK that runs the explorer, and are other code there.
 */
class NewerJdkTest {
    private static final int NEWER = 25;
    /** Of the subset, what goes through much of the JDK. */
    private static final List<String> GROUPS = List.of("Shared", "Sharing", "Initialisers");

    @Test
    void itsCollectionsComeToTheSame() throws Exception {
        Optional<Path> java = find();
        if (java.isEmpty()) {
            System.out.println("no JDK " + NEWER + " was found: the explorer was tried on "
                    + Runtime.version().feature() + " only");
            return;
        }
        Path log = Files.createTempFile("explored", ".txt");
        try {
            Process process = new ProcessBuilder(
                            java.get().toString(),
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            NewerJdkTest.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertTrue(ended, () -> "it does not end: " + text(log));
            assertEquals(0, process.exitValue(), () -> text(log));
        } finally {
            Files.delete(log);
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    /** Run by the newer JDK: the subset's programs with collections, on one machine. */
    public static void main(String[] arguments) throws Exception {
        SubsetTest test = new SubsetTest();
        List<Class<?>> programs = Subset.programs()
                .filter(program -> program.isAnnotationPresent(Gives.class))
                .filter(program -> GROUPS.contains(program.getDeclaringClass().getSimpleName()))
                .toList();
        int failed = 0;
        for (Class<?> program : programs) {
            try {
                test.aSupportedProgramHasTheseOutcomesAndNoOthers(program, "sc");
            } catch (Exception | LinkageError | AssertionError e) {
                failed++;
                System.out.println(program.getName() + ": " + e);
            }
        }
        System.exit(failed == 0 && !programs.isEmpty() ? 0 : 1);
    }

    /** Named by the environment, or installed next to the one that runs this. */
    private static Optional<Path> find() {
        Path own = Path.of(System.getProperty("java.home"));
        if (Runtime.version().feature() >= NEWER) {
            return Optional.empty();
        }
        Stream<Path> named = Stream.of("JAVA_HOME_" + NEWER, "JDK_" + NEWER)
                .flatMap(variable -> Optional.ofNullable(System.getenv(variable)).stream())
                .map(Path::of);
        File[] beside = Optional.ofNullable(own.getParent())
                .map(folder -> folder.toFile().listFiles())
                .orElse(new File[0]);
        return Stream.concat(named, Arrays.stream(beside).map(File::toPath).sorted())
                .filter(NewerJdkTest::isNewer)
                .map(home -> home.resolve("bin").resolve("java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isNewer(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isRegularFile(release) && Files.readString(release).contains("JAVA_VERSION=\"" + NEWER);
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
