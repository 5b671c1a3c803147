package smpng.explorer.report;

import java.util.Optional;

/** Where in the sources the steps of an execution are. */
@FunctionalInterface
public interface Lines {
    /** A step's line; empty if nobody knows it. */
    Optional<Line> at(int thread, int index);

    /**
     * A line of a source.
     *
     * @param file the file's name without its folder
     * @param code the line itself, without the blanks around it; empty if the source is not at hand
     */
    record Line(String file, int number, String code) {
        String where() {
            return file + ":" + number;
        }
    }

    /** Nothing is known. */
    static Lines none() {
        return (thread, index) -> Optional.empty();
    }
}
