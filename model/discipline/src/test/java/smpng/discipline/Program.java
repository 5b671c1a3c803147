package smpng.discipline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A small program given to the compiler together with the checker. It says itself what is wrong with it: a line that
 * ends in {@code //! key} must be reported with just that key, every other line must not be reported.
 */
record Program(String source, List<String> options) {
    private static final Pattern EXPECTED = Pattern.compile("//! ([a-z. ]+)$");
    private static final Pattern REPORTED = Pattern.compile("\\[discipline\\.([a-z.]+)] (.*)", Pattern.DOTALL);

    private static final String LOCK = """
            import org.checkerframework.checker.lock.qual.*;

            class SpinMutex {
                @EnsuresLockHeld("this") @SuppressWarnings("smpng.discipline") void lock() {}
                @EnsuresLockHeldIf(expression = "this", result = true) @SuppressWarnings("discipline")
                boolean tryLock() { return true; }
                @Holding("this") @MayReleaseLocks @SuppressWarnings("discipline") void unlock() {}
            }

            class Turnstile {
                final SpinMutex lock = new SpinMutex();
                SpinMutex moving = new SpinMutex();
                @GuardedBy("lock") Object owner;
                @GuardedBy("this.lock") int waiters;
                @GuardedBy("moving") int state;
                @Holding("this.lock") void adjust() { waiters++; }
                void plain() {}
                void checked() throws java.io.IOException {}
                SpinMutex any() { return lock; }
            }
            """;

    /** A class T around the given members, with a spin mutex m and a turnstile ts at hand. */
    static Program of(String members) {
        return withDeclarations(
                "class T {\n  final SpinMutex m = new SpinMutex(); final Turnstile ts = new Turnstile();\n" + members
                        + "\n}\n");
    }

    static Program withDeclarations(String declarations) {
        return new Program(LOCK + declarations, List.of());
    }

    Program with(String option) {
        return new Program(source, List.of(option));
    }

    /** Compiles and compares every message with the marks in the source. */
    void check() {
        assertEquals(expected(), reported());
    }

    String message() {
        List<Diagnostic<? extends JavaFileObject>> found = compile();
        assertEquals(1, found.size(), found.toString());
        return found.get(0).getMessage(Locale.ENGLISH);
    }

    private TreeMap<Long, String> expected() {
        TreeMap<Long, String> keys = new TreeMap<>();
        String[] lines = source.split("\n");
        for (int i = 0; i < lines.length; i++) {
            Matcher mark = EXPECTED.matcher(lines[i]);
            if (mark.find()) {
                keys.put(i + 1L, mark.group(1));
            }
        }
        return keys;
    }

    private TreeMap<Long, String> reported() {
        TreeMap<Long, String> keys = new TreeMap<>();
        for (Diagnostic<?> found : compile()) {
            String text = found.getMessage(Locale.ENGLISH);
            Matcher message = REPORTED.matcher(text);
            keys.merge(found.getLineNumber(), message.find() ? message.group(1) : text, (one, two) -> one + " " + two);
        }
        return keys;
    }

    private List<Diagnostic<? extends JavaFileObject>> compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String path = System.getProperty("java.class.path");
        try {
            Path output = Files.createTempDirectory("discipline");
            List<String> arguments = new ArrayList<>(List.of("-d", output.toString(), "-cp", path));
            arguments.addAll(List.of("-processorpath", path, "-processor", LockDisciplineChecker.class.getName()));
            arguments.addAll(options);
            compiler.getTask(null, null, found, arguments, null, List.of(new Source(source)))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.getDiagnostics();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///T.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
