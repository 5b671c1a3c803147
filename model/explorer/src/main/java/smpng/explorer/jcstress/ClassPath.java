package smpng.explorer.jcstress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Classes as they are compiled, in folders and JARs. */
public final class ClassPath implements AutoCloseable {
    private static final String SUFFIX = ".class";

    private final List<Path> roots = new ArrayList<>();
    private final List<FileSystem> archives = new ArrayList<>();

    /**
     * Opens folders and JARs.
     *
     * @throws IOException if one is missing or is no archive
     */
    public ClassPath(List<Path> entries) throws IOException {
        try {
            for (Path entry : entries) {
                roots.add(Files.isDirectory(entry) ? entry : archive(entry));
            }
        } catch (IOException | RuntimeException e) {
            close(archives);
            throw e;
        }
    }

    private Path archive(Path file) throws IOException {
        FileSystem archive = FileSystems.newFileSystem(file);
        archives.add(archive);
        return archive.getPath("/");
    }

    /** A class file; empty if there is none. */
    public Optional<byte[]> bytes(String binaryName) {
        String file = binaryName.replace('.', '/') + SUFFIX;
        for (Path root : roots) {
            try (InputStream in = Files.newInputStream(root.resolve(file))) {
                return Optional.of(in.readAllBytes());
            } catch (java.nio.file.NoSuchFileException e) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }

    /** The binary names of all classes, sorted. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> file.endsWith(SUFFIX) && !file.startsWith("META-INF/"))
                        .filter(file -> !file.endsWith("module-info.class") && !file.endsWith("package-info.class"))
                        .map(file -> file.substring(0, file.length() - SUFFIX.length())
                                .replace('/', '.'))
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names.stream().distinct().sorted().toList();
    }

    @Override
    public void close() {
        close(archives);
    }

    private static void close(List<FileSystem> archives) {
        for (FileSystem archive : archives) {
            try {
                archive.close();
            } catch (IOException e) {
                // it was only read
            }
        }
    }
}
