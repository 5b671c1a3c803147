package smpng.explorer.jcstress;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.samples.APISample_01_Simple;
import smpng.explorer.input.ClassPath;

/** Where the published samples of JCStress, and its own classes, are. */
final class Samples {
    private Samples() {}

    static final Path JAR = where(APISample_01_Simple.class);
    static final Path CORE = where(Actor.class);

    /** This module's tests. */
    static final Path HERE = where(Samples.class);

    static ClassPath path() throws IOException {
        return new ClassPath(List.of(JAR, CORE, HERE));
    }

    private static Path where(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
