package smpng.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code --json} writes. */
final class JsonFiles {
    private JsonFiles() {}

    /**
     * Checks, before anything is run, that the file can be written.
     *
     * @throws InputError if not
     */
    static Path writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new InputError("the JSON file is a folder", file.toString(), "name a file with --json");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputError("no folder for the JSON file", file.toString(), "make it first");
        }
        return file;
    }

    /** The matrix. */
    static List<Map<String, Object>> cells(List<Cell> cells) {
        return cells.stream()
                .map(cell -> {
                    Map<String, Object> plain = new LinkedHashMap<>();
                    plain.put("component", cell.component().id());
                    plain.put("engine", cell.engine().id());
                    plain.put(
                            "machines",
                            Coverage.machines(cell.component(), cell.engine()).stream()
                                    .map(Machine::id)
                                    .toList());
                    if (cell instanceof Cell.Ran ran) {
                        plain.put("status", ran.result().status());
                        plain.put("result", ran.result());
                    } else if (cell instanceof Cell.Empty empty) {
                        plain.put("reason", empty.reason());
                    }
                    return plain;
                })
                .toList();
    }
}
