package smpng.explorer.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the folder that a build puts its results into, from where it put a class. */
final class BuildFolder {
    private static final Path USUAL = Path.of("target");
    private static final List<String> NAMES = List.of("target", "build", "out", "bin");

    private BuildFolder() {}

    /**
     * The build folder: what holds Maven's folder of test classes, else the nearest one with a build folder's name, else
     * {@code target} in the current folder.
     *
     * @param classes where the class is; empty if nobody knows
     */
    static Path of(Optional<Path> classes) {
        Path at = classes.orElse(null);
        if (at != null && at.endsWith("test-classes") && at.getParent() != null) {
            return Optional.ofNullable(at.getParent()).orElse(USUAL);
        }
        while (at != null) {
            Path name = at.getFileName();
            if (name != null && NAMES.contains(name.toString())) {
                return at;
            }
            at = at.getParent();
        }
        return USUAL;
    }

    /** A file as a reader types it: from the current folder where it is below that. */
    static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = file.toAbsolutePath();
        return whole.startsWith(here) ? here.relativize(whole) : whole;
    }
}
