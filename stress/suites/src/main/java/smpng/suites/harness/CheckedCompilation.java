package smpng.suites.harness;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestReporter;
import smpng.primitives.Panic;
import smpng.suites.catalogue.Checkout;

/**
 * Compiles sources of the checkout once more, with the project's checkers as annotation processors, and says what they
 * find. A seeded bug in the source is seen here: its patched file stands in for the checkout's.
 *
 * @param exit javac's exit status
 * @param output what it said
 */
public record CheckedCompilation(int exit, String output) {
    /** Nothing is null where it may not be. */
    public static final String NULLNESS = "org.checkerframework.checker.nullness.NullnessChecker";

    /** Every obligation is met on every path. */
    public static final String OBLIGATIONS = "org.checkerframework.checker.resourceleak.ResourceLeakChecker";

    /** Guarded fields are accessed under their locks, and locks are balanced: the project's own. */
    public static final String LOCKS = "smpng.discipline.LockDisciplineChecker";

    private static final String OBLIGATION_WORDS = "/org/checkerframework/checker/rlccalledmethods/messages.properties";

    private static final int MINUTES = 3;

    /**
     * Compiles.
     *
     * @param checkers checkers to run
     * @param files paths below the checkout
     */
    public static CheckedCompilation of(TestReporter reporter, List<String> checkers, String... files)
            throws IOException, InterruptedException {
        Checkout checkout = Checkout.current();
        Path work = Files.createTempDirectory("smpng-static");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
            for (String inside :
                    List.of("api", "code", "file", "main", "model", "parser", "processing", "tree", "util")) {
                command.add("-J--add-exports=jdk.compiler/com.sun.tools.javac." + inside + "=ALL-UNNAMED");
            }
            command.add("-J--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED");
            command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC")); // as the build has it
            command.addAll(List.of("-nowarn", "--release", "17", "-d", work.toString()));
            String path = System.getProperty("java.class.path");
            command.addAll(List.of("-cp", path, "-processorpath", path));
            command.addAll(List.of("-processor", String.join(",", checkers)));
            if (checkers.contains(LOCKS)) {
                command.add(
                        "-Asmpng.discipline.panics=" + Panic.class.getName()); // as the component's own build has it
            }
            for (String file : files) {
                command.add(checkout.source(file).toString());
            }
            reporter.publishEntry(
                    "checkers",
                    String.join(
                            " ",
                            checkers.stream()
                                    .map(c -> c.substring(c.lastIndexOf('.') + 1))
                                    .toList()));
            reporter.publishEntry("files", Integer.toString(files.length));
            CheckedCompilation compiled = run(command, work.resolve("javac.log"));
            String said = compiled.output();
            for (String file : files) { // where the sources lie differs from run to run
                said = said.replace(checkout.source(file).toString(), file);
            }
            return new CheckedCompilation(compiled.exit(), inWords(said));
        } finally {
            delete(work);
        }
    }

    /** The must-call check finds no words for its own findings, and prints the key of the message instead; they are here. */
    private static String inWords(String said) throws IOException {
        Properties words = new Properties();
        try (InputStream in = CheckedCompilation.class.getResourceAsStream(OBLIGATION_WORDS)) {
            if (in != null) {
                words.load(in);
            }
        }
        String all = said;
        for (String key : words.stringPropertyNames()) {
            String first = words.getProperty(key, "").replaceFirst("(?s)%n.*", "").replace("%s", "...");
            all = all.replace("[" + key + "] [" + key + "]", "[" + key + "] " + first);
        }
        return all;
    }

    /** Whether the checkers found nothing. */
    public boolean clean() {
        return exit == 0 && !output.contains(" error") && !output.contains("warning: [");
    }

    /**
     * Fails if the checkers found something.
     *
     * @throws AssertionError with what they said
     */
    public void requireClean() {
        if (!clean()) {
            throw new AssertionError(output.strip());
        }
    }

    /** Whether some finding's line contains the text. */
    public boolean reports(String text) {
        return output.contains(text);
    }

    private static CheckedCompilation run(List<String> command, Path log) throws IOException, InterruptedException {
        Process javac = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!javac.waitFor(MINUTES, TimeUnit.MINUTES)) {
            javac.destroyForcibly();
            throw new IOException("javac did not end within " + MINUTES + " minutes");
        }
        return new CheckedCompilation(javac.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> all = Files.walk(folder)) {
            for (File file : all.sorted(java.util.Comparator.reverseOrder())
                    .map(Path::toFile)
                    .toList()) {
                Files.delete(file.toPath());
            }
        }
    }
}
