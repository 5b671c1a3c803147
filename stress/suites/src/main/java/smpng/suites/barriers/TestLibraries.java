package smpng.suites.barriers;

import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What tests are written with comes from this process: {@code @Exhaustive} must be the class that the explorer knows. */
final class TestLibraries extends ClassLoader {
    /** The one there is; it has no state. */
    static final ClassLoader LOADER = new TestLibraries();

    private static final List<String> THEIRS =
            List.of("smpng.api.", "org.junit.", "org.opentest4j.", "org.apiguardian.");

    private final ClassLoader own =
            Optional.ofNullable(TestLibraries.class.getClassLoader()).orElse(ClassLoader.getSystemClassLoader());

    private TestLibraries() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (THEIRS.stream().anyMatch(name::startsWith)) {
            return own.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return isTheirs(name) ? own.getResourceAsStream(name) : super.getResourceAsStream(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return isTheirs(name) ? own.getResource(name) : null;
    }

    private static boolean isTheirs(String resource) {
        return THEIRS.stream().anyMatch(resource.replace('/', '.')::startsWith);
    }
}
