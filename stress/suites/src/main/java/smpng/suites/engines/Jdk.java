package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smpng.api.Engine;

/**
 * A JDK that runs evidence.
 *
 * @param home its folder
 * @param version such as {@code 17.0.15}
 */
public record Jdk(Path home, String version) {
    private static final int ASKS_BEFORE_AGENTS = 21;
    private static final int WARNS_OF_UNSAFE = 24;
    private static final List<String> COMPILER =
            List.of("api", "code", "file", "main", "model", "parser", "processing", "tree", "util");

    /** The JDK of this process. */
    public static Jdk current() {
        return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.version"));
    }

    /**
     * The JDK in a folder.
     *
     * @throws IOException if there is none
     */
    public static Jdk at(Path home) throws IOException {
        if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
            throw new IOException("no JDK at " + home);
        }
        return Files.readAllLines(home.resolve("release")).stream()
                .filter(l -> l.startsWith("JAVA_VERSION="))
                .map(l -> new Jdk(home, l.substring(l.indexOf('=') + 1).replace("\"", "")))
                .findFirst()
                .orElseThrow(() -> new IOException(home.resolve("release") + " names no version"));
    }

    /** The feature release: 17 of 17.0.15. */
    public int feature() {
        return Integer.parseInt(version.split("[.+-]", 2)[0]);
    }

    /** The launcher. */
    public String java() {
        return home.resolve("bin").resolve("java").toString();
    }

    /** Options that this JDK needs for an engine to run without warnings, and not to waste what is measured out to it. */
    public List<String> flags(Engine engine) {
        List<String> flags = new ArrayList<>();
        if (feature() >= ASKS_BEFORE_AGENTS) {
            flags.add("-XX:+EnableDynamicAgentLoading");
        }
        if (feature() >= WARNS_OF_UNSAFE) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (engine != Engine.JVM_STRESS) {
            // Cells run side by side: a concurrent collector takes half of the processors from the other cell.
            flags.add("-XX:+UseSerialGC");
        }
        if (engine == Engine.STATIC) {
            // The checkers look into the compiler that runs in the same JVM.
            for (String inside : COMPILER) {
                flags.add("--add-exports=jdk.compiler/com.sun.tools.javac." + inside + "=ALL-UNNAMED");
            }
            flags.add("--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED");
            flags.add("-XX:TieredStopAtLevel=1"); // as the build has it
        }
        if (engine == Engine.LINEARIZABILITY) {
            // Most of its time goes to classes that it has just instrumented.
            flags.add("-XX:TieredStopAtLevel=1");
            flags.add("-Xshare:off"); // its agent extends the boot class path, of which shared archives warn
        }
        return flags;
    }
}
