package smpng.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import smpng.litmus.draw.Drawing;
import smpng.litmus.draw.DrawingDot;
import smpng.litmus.draw.DrawingSvg;
import smpng.litmus.draw.DrawingText;

/**
 * Pictures of executions as files: text, DOT and SVG of each.
 *
 * @param folder where they go
 */
record LitmusPictures(Path folder) {
    /**
     * Makes the folder.
     *
     * @throws InputError if there is a file of that name
     */
    static LitmusPictures into(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputError(
                    "the folder for pictures is a file", folder.toString(), "name a folder with --witness");
        }
        Files.createDirectories(folder);
        return new LitmusPictures(folder);
    }

    /** Writes the pictures there are, and says how many. */
    int write(List<LitmusResult> results) throws IOException {
        int written = 0;
        for (LitmusResult result : results) {
            if (result.picture().isPresent()) {
                Drawing drawing = result.picture().get();
                String test = result.file().name().replaceFirst("\\.litmus$", "");
                Path base = folder.resolve(test + "-" + result.machine()).normalize();
                if (!base.startsWith(folder.normalize())) {
                    throw new InputError("a test's name leaves the folder for pictures", test, "rename it");
                }
                Path parent = base.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.writeString(Path.of(base + ".txt"), String.join("\n", DrawingText.lines(drawing)) + "\n");
                Files.writeString(Path.of(base + ".dot"), DrawingDot.text(drawing));
                Files.writeString(Path.of(base + ".svg"), DrawingSvg.text(drawing));
                written++;
            }
        }
        return written;
    }
}
