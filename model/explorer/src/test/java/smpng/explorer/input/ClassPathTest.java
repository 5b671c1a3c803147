package smpng.explorer.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathTest {
    /** Several tests of one JAR are explored at a time, each with a loader that it closes. */
    @Test
    void whatOneLoaderReadsStaysOpenWhenAnotherIsClosed() throws Exception {
        Path jar = Path.of(
                Test.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String file = Test.class.getName().replace('.', '/') + ".class";
        try (ClassPath path = new ClassPath(List.of(jar));
                URLClassLoader reads = path.loader();
                InputStream open = reads.getResourceAsStream(file)) {
            try (URLClassLoader ends = path.loader();
                    InputStream in = ends.getResourceAsStream(file)) {
                in.readAllBytes();
            }
            assertEquals(path.bytes(Test.class.getName()).orElseThrow().length, open.readAllBytes().length);
        }
    }
}
