package smpng.explorer.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Classes as they are compiled, in folders and JARs. */
public final class ClassPath implements AutoCloseable {
    private static final String SUFFIX = ".class";

    private final List<Path> entries;
    private final List<Root> roots = new ArrayList<>();

    /** One folder or JAR. */
    private sealed interface Root {
        Optional<byte[]> bytes(String file) throws IOException;

        /** The names of files below it, with slashes. */
        List<String> files() throws IOException;
    }

    private record Folder(Path path) implements Root {
        @Override
        public Optional<byte[]> bytes(String file) throws IOException {
            Path its = path.resolve(file);
            return Files.isRegularFile(its) ? Optional.of(Files.readAllBytes(its)) : Optional.empty();
        }

        @Override
        public List<String> files() throws IOException {
            try (Stream<Path> all = Files.walk(path)) {
                return all.map(file -> path.relativize(file).toString().replace('\\', '/'))
                        .toList();
            }
        }
    }

    private record Archive(ZipFile file) implements Root {
        @Override
        public Optional<byte[]> bytes(String name) throws IOException {
            ZipEntry entry = file.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = file.getInputStream(entry)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        }

        @Override
        public List<String> files() {
            List<String> names = new ArrayList<>();
            file.stream().forEach(entry -> names.add(entry.getName()));
            return names;
        }
    }

    /**
     * Opens folders and JARs.
     *
     * @throws IOException if one is missing or is no archive
     */
    public ClassPath(List<Path> entries) throws IOException {
        this.entries = List.copyOf(entries);
        try {
            for (Path entry : entries) {
                roots.add(Files.isDirectory(entry) ? new Folder(entry) : new Archive(new ZipFile(entry.toFile())));
            }
        } catch (IOException e) {
            close(roots);
            throw e;
        }
    }

    /** The folders and JARs. */
    public List<Path> entries() {
        return entries;
    }

    /** A loader of these classes as they are, and of the JDK's. */
    public URLClassLoader loader() {
        return new Loader(entries.stream().map(ClassPath::url).toArray(URL[]::new));
    }

    /** Shares no open JAR with other loaders, as an ordinary one does: closing that closes what another reads. */
    private static final class Loader extends URLClassLoader {
        Loader(URL[] entries) {
            super(entries, ClassLoader.getPlatformClassLoader());
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            URL resource = getResource(name);
            if (resource == null) {
                return null;
            }
            try {
                URLConnection connection = resource.openConnection();
                connection.setUseCaches(false);
                return connection.getInputStream();
            } catch (IOException e) {
                return null; // as any loader
            }
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no place for classes: " + entry, e);
        }
    }

    /** A class file; empty if there is none. */
    public Optional<byte[]> bytes(String binaryName) {
        String file = binaryName.replace('.', '/') + SUFFIX;
        try {
            for (Root root : roots) {
                Optional<byte[]> bytes = root.bytes(file);
                if (bytes.isPresent()) {
                    return bytes;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The binary names of all classes, sorted. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            for (Root root : roots) {
                for (String file : root.files()) {
                    if (isClass(file)) {
                        names.add(file.substring(0, file.length() - SUFFIX.length())
                                .replace('/', '.'));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.stream().distinct().sorted().toList();
    }

    private static boolean isClass(String file) {
        return file.endsWith(SUFFIX)
                && !file.startsWith("META-INF/")
                && !file.endsWith("module-info.class")
                && !file.endsWith("package-info.class");
    }

    @Override
    public void close() {
        close(roots);
    }

    private static void close(List<Root> roots) {
        for (Root root : roots) {
            if (root instanceof Archive archive) {
                try {
                    archive.file().close();
                } catch (IOException e) {
                    continue; // it was only read
                }
            }
        }
    }
}
