package smpng.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.engines.CellResult;

/**
 * All that a report folder holds.
 *
 * @param folder the folder
 * @param cells every result
 * @param counterexamples by their replay files
 */
record Kept(ReportFolder folder, List<CellResult> cells, Map<Path, Counterexample> counterexamples) {
    /**
     * Reads it.
     *
     * @throws InputError if there is nothing in it, or something that cannot be read
     */
    static Kept in(Path path) throws IOException {
        ReportFolder folder = ReportFolder.readable(path);
        return new Kept(folder, folder.all(), counterexamples(folder));
    }

    private static Map<Path, Counterexample> counterexamples(ReportFolder folder) throws IOException {
        Map<Path, Counterexample> found = new LinkedHashMap<>();
        if (Files.isDirectory(folder.counterexamples())) {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder.counterexamples())) {
                files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            }
            ResultFiles json = new ResultFiles();
            for (Path file : files) {
                try {
                    found.put(file, json.read(file, Counterexample.class));
                } catch (IOException e) {
                    throw new InputError("a counterexample cannot be read", file.toString(), "delete it");
                }
            }
        }
        return found;
    }

    /** The page of a counterexample, by the seeded bug that it shows. */
    Map<String, String> pagesOfBugs() {
        Map<String, String> links = new LinkedHashMap<>();
        counterexamples.forEach((file, its) -> links.put(its.bug(), CounterexamplePage.nameOf(file)));
        links.remove("");
        return links;
    }

    /** The counterexamples by their pages. */
    Map<String, Counterexample> byPage() {
        Map<String, Counterexample> pages = new LinkedHashMap<>();
        counterexamples.forEach((file, its) -> pages.put(CounterexamplePage.nameOf(file), its));
        return pages;
    }
}
