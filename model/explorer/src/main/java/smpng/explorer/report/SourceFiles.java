package smpng.explorer.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Source files, by the folders and archives of a source path, then by what a class loader has beside its classes. What cannot be
 * read is as what is not there: a counterexample is shown without it.
 */
public final class SourceFiles {
    private final List<Path> sourcePath;
    private final ClassLoader beside;
    private final Map<String, List<String>> read = new HashMap<>();

    /** Looks along a source path, then beside the classes. */
    public SourceFiles(List<Path> sourcePath, ClassLoader beside) {
        this.sourcePath = List.copyOf(sourcePath);
        this.beside = beside;
    }

    /**
     * A line, without the blanks around it; empty if there is no such file or line.
     *
     * @param className binary name of the class
     * @param file the file's name, as the class has it
     * @param number from 1
     */
    String line(String className, String file, int number) {
        String folder = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
        List<String> lines = read.computeIfAbsent(folder + file, this::lines);
        return number >= 1 && number <= lines.size() ? lines.get(number - 1).strip() : "";
    }

    private List<String> lines(String name) {
        try {
            for (Path entry : sourcePath) {
                Optional<byte[]> found = in(entry, name);
                if (found.isPresent()) {
                    return text(found.get());
                }
            }
            try (InputStream in = beside.getResourceAsStream(name)) {
                return in == null ? List.of() : text(in.readAllBytes());
            }
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<byte[]> in(Path entry, String name) throws IOException {
        if (Files.isDirectory(entry)) {
            Path file = entry.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } else if (!Files.isRegularFile(entry)) {
            return Optional.empty();
        }
        try (ZipFile archive = new ZipFile(entry.toFile())) {
            ZipEntry file = archive.getEntry(name);
            if (file == null) {
                return Optional.empty();
            }
            try (InputStream in = archive.getInputStream(file)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                if (in != null) {
                    in.transferTo(bytes);
                }
                return Optional.of(bytes.toByteArray());
            }
        }
    }

    private static List<String> text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
}
