package smpng.suites.harness;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.TestReporter;
import smpng.primitives.Panic;
import smpng.suites.catalogue.Checkout;

/**
 * Compiles sources of the checkout once more, with the project's checkers as annotation processors, and says what they
 * find. A seeded bug in the source is seen here: its patched file stands in for the checkout's.
 *
 * @param exit 0 if it compiled
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

    /**
     * Compiles, in this JVM, which {@link smpng.suites.engines.Jdk#flags} opened to the checkers.
     *
     * @param checkers checkers to run
     * @param files paths below the checkout
     */
    public static CheckedCompilation of(TestReporter reporter, List<String> checkers, String... files)
            throws IOException {
        Checkout checkout = Checkout.current();
        List<Path> sources = Arrays.stream(files).map(checkout::source).toList();
        Path work = Files.createTempDirectory("smpng-static");
        try {
            List<String> options = new ArrayList<>(List.of("-nowarn", "--release", "17", "-d", work.toString()));
            options.addAll(List.of("-cp", System.getProperty("java.class.path")));
            if (checkers.contains(LOCKS)) {
                options.add(
                        "-Asmpng.discipline.panics=" + Panic.class.getName()); // as the component's own build has it
            }
            reporter.publishEntry(
                    "checkers",
                    String.join(
                            " ",
                            checkers.stream()
                                    .map(c -> c.substring(c.lastIndexOf('.') + 1))
                                    .toList()));
            reporter.publishEntry("files", Integer.toString(files.length));
            CheckedCompilation compiled = run(checkers, options, sources);
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
            String first =
                    words.getProperty(key, "").replaceFirst("(?s)%n.*", "").replace("%s", "...");
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

    /** The checkers are those of this JVM: loaded by each compilation anew, they would be compiled anew as well. */
    private static CheckedCompilation run(List<String> checkers, List<String> options, List<Path> sources)
            throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(
                    checkers.stream().map(CheckedCompilation::checker).toList());
            boolean compiled = task.call();
            return new CheckedCompilation(compiled ? 0 : 1, said.toString());
        }
    }

    private static Processor checker(String name) {
        try {
            return Class.forName(name)
                    .asSubclass(Processor.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no checker " + name, e);
        }
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
