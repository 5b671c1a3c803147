package smpng.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Known verdicts: lines {@code test,verdict} under that heading, 1 if the test's condition as written holds, 0 if not. A
 * test is named as {@link LitmusFile#name} has it.
 */
final class Expectations {
    private static final String HEADING = "test,verdict";

    private final Map<String, Boolean> verdicts;

    private Expectations(Map<String, Boolean> verdicts) {
        this.verdicts = verdicts;
    }

    /** Nothing is expected. */
    static Expectations none() {
        return new Expectations(Map.of());
    }

    /**
     * Reads a file.
     *
     * @throws InputError if it is not such a file, with the line
     */
    static Expectations read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputError("no such file of verdicts", file.toString(), "name a CSV file with --expect");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADING)) {
            throw new InputError("not a file of verdicts", file + ":1", "its first line is " + HEADING);
        }
        Map<String, Boolean> verdicts = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int comma = line.lastIndexOf(',');
            String verdict = comma < 0 ? "" : line.substring(comma + 1).strip();
            if (line.isEmpty()) {
                continue;
            }
            if (!verdict.equals("0") && !verdict.equals("1")) {
                throw new InputError("no verdict", file + ":" + (i + 1), "a line is test,0 or test,1");
            }
            verdicts.put(line.substring(0, comma), verdict.equals("1"));
        }
        return new Expectations(verdicts);
    }

    boolean isEmpty() {
        return verdicts.isEmpty();
    }

    /** Whether the test's condition should hold, if that is known. */
    Optional<Boolean> of(String test) {
        return Optional.ofNullable(verdicts.get(test));
    }

    /** The names, in the file's order. */
    List<String> tests() {
        return List.copyOf(verdicts.keySet());
    }
}
