package smpng.suites.engines;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.vm.VMSupportException;

/** What a JVM answers to JCStress is asked once. */
final class JvmProbesTest {
    private static final String JAVA = System.getProperty("java.home");

    @TempDir
    private Path folder = Path.of("");

    private Path file = folder;

    @BeforeEach
    void keepThemHere() {
        file = folder.resolve("answers");
        System.setProperty(JvmProbes.FILE, file.toString());
    }

    @AfterEach
    void keepThemNoMore() {
        System.clearProperty(JvmProbes.FILE);
    }

    @Test
    void aJvmIsAskedAndItsAnswerIsKept() throws IOException {
        assertDoesNotThrow(() -> JvmProbes.tryWith("-version"));
        assertThrows(VMSupportException.class, () -> JvmProbes.tryWith("-XX:+NoSuchOption", "-version"));
        assertEquals(
                List.of("yes " + JAVA + " -version", "no " + JAVA + " -XX:+NoSuchOption -version"),
                Files.readAllLines(file));
    }

    @Test
    void whatIsKeptIsBelieved() throws IOException {
        List<String> kept = List.of("no " + JAVA + " -version", "yes " + JAVA + " -XX:+NoSuchOption -version");
        Files.write(file, kept);
        assertThrows(VMSupportException.class, () -> JvmProbes.tryWith("-version"));
        assertDoesNotThrow(() -> JvmProbes.tryWith("-XX:+NoSuchOption", "-version"));
        assertEquals(kept, Files.readAllLines(file));
    }

    @Test
    void anotherJdkIsAskedItself() throws IOException {
        Files.write(file, List.of("no /another/jdk -version"));
        assertDoesNotThrow(() -> JvmProbes.tryWith("-version"));
    }
}
