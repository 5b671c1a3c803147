package smpng.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.api.Engine;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ExecutionFiles;
import smpng.explorer.replay.ResultFiles;
import smpng.explorer.replay.SavedExecution;
import smpng.litmus.draw.Drawing;
import smpng.litmus.draw.DrawingDot;
import smpng.litmus.draw.DrawingSvg;

/** A counterexample in the forms of other tools, as files beside its page: the graph as DOT and SVG, the steps as a trace. */
final class Exports {
    private static final int TITLE = 120;

    private Exports() {}

    /** The execution of the explorer that a replay file holds, if it holds one. */
    static Optional<SavedExecution> execution(Counterexample its) {
        if (!its.engine().equals(Engine.EXHAUSTIVE.id()) || its.program() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ExecutionFiles.execution(its));
        } catch (CannotReplay e) {
            return Optional.empty(); // kept in another form than this version's
        }
    }

    /** Writes what there is, and answers the names of the files. */
    static List<String> write(Counterexample its, Path page, ResultFiles json) throws IOException {
        String base = String.valueOf(page.getFileName()).replaceFirst("[.]html$", "");
        List<String> written = new ArrayList<>();
        Optional<SavedExecution> saved = execution(its);
        Optional<Drawing> drawing =
                saved.flatMap(s -> ExecutionGraph.of(PlainText.cut(PlainText.shown(its.title()), TITLE), s));
        if (drawing.isPresent()) {
            text(page, base + ".dot", DrawingDot.text(drawing.get()), written);
            text(page, base + ".svg", DrawingSvg.text(drawing.get()), written);
        }
        if (saved.isPresent() || !its.timeline().isEmpty()) {
            String name = base + ".trace.json";
            json.write(
                    page.resolveSibling(name),
                    saved.map(x -> TraceEvents.of(its, x)).orElseGet(() -> TraceEvents.of(its)));
            written.add(name);
        }
        return written;
    }

    private static void text(Path page, String name, String text, List<String> written) throws IOException {
        Files.writeString(page.resolveSibling(name), PlainText.shown(text));
        written.add(name);
    }
}
