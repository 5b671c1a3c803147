package smpng.suites.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkout that this build came from: its notes and its sources.
 *
 * @param home the top level
 */
public record Checkout(Path home) {
    /** System property that names the top level. */
    public static final String PROPERTY = "smpng.home";

    /** System property with a folder whose files are read instead of the checkout's: patched sources. */
    public static final String OVERLAY = "smpng.sources";

    /** The checkout named by {@value #PROPERTY}, else the nearest folder above the working directory that looks like one. */
    public static Checkout current() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return new Checkout(Path.of(named).toAbsolutePath().normalize());
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("proofs-notes"))) {
                return new Checkout(folder);
            }
        }
        throw new IllegalStateException("no checkout at or above the working directory; name it with -D" + PROPERTY);
    }

    /** The note of a component. */
    public Path note(String component) {
        return home.resolve("proofs-notes").resolve(component + ".md");
    }

    /** A file of the checkout, or the one that a seeded bug puts in its place. */
    public Path source(String file) {
        String overlay = System.getProperty(OVERLAY);
        if (overlay != null) {
            Path patched = Path.of(overlay).resolve(file);
            if (Files.exists(patched)) {
                return patched;
            }
        }
        return home.resolve(file);
    }

    /**
     * The source file of a class, by its name as a stack trace has it.
     *
     * @throws IOException if the checkout cannot be read
     */
    public Optional<Path> find(String simpleFileName) throws IOException {
        for (String part : List.of("primitives", "model", "stress")) {
            try (Stream<Path> files = Files.walk(home.resolve(part))) {
                Optional<Path> found = files.filter(f -> f.getFileName() != null
                                && f.getFileName().toString().equals(simpleFileName))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
