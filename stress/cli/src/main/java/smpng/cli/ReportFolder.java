package smpng.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.barriers.BarrierTable;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Jdk;
import smpng.suites.engines.MachineModels;
import smpng.suites.engines.Status;

/**
 * Where results are kept: a file for each finished cell, written at once, and the counterexamples.
 *
 * @param path the folder
 */
record ReportFolder(Path path) {
    /**
     * A folder to write to.
     *
     * @throws InputError if something that is no folder stands there
     */
    static ReportFolder writable(Path path) {
        for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                if (!Files.isDirectory(at)) {
                    throw new InputError("the report folder is a file", path.toString(), "name a folder with --report");
                }
                if (!Files.isWritable(at)) {
                    throw new InputError(
                            "the report folder cannot be written", path.toString(), "name another with --report");
                }
                break;
            }
        }
        return new ReportFolder(path.toAbsolutePath());
    }

    /**
     * A folder to read.
     *
     * @throws InputError if there are no results in it
     */
    static ReportFolder readable(Path path) {
        ReportFolder folder = new ReportFolder(path.toAbsolutePath());
        if (!Files.isDirectory(folder.cells()) && !Files.isDirectory(folder.counterexamples())) {
            throw new InputError("no results", path.toString(), "smpng verify --report " + path + " writes some");
        }
        return folder;
    }

    Path cells() {
        return path.resolve("cells");
    }

    Path counterexamples() {
        return path.resolve("counterexamples");
    }

    Path work(Component component, Engine engine) {
        return path.resolve("work").resolve(component.id() + "." + engine.id());
    }

    /** Keeps a finished cell; one of a larger budget also outlives the quick ones that follow it. */
    void keep(CellResult result) throws IOException {
        new ResultFiles().write(file(result.component(), result.engine()), result);
        if (result.budget() != Budget.QUICK) {
            new ResultFiles().write(larger(result.component(), result.engine(), result.budget()), result);
        }
    }

    /** Keeps the table of orders of a component. */
    void keep(BarrierTable table) throws IOException {
        new ResultFiles().write(barrierFile(table.component()), table);
    }

    /** The table of orders that was last explored. A file that cannot be read is none. */
    Optional<BarrierTable> barriers(String component) {
        Path file = barrierFile(component);
        try {
            return Files.exists(file)
                    ? Optional.of(new ResultFiles().read(file, BarrierTable.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path barrierFile(String component) {
        return path.resolve("orders").resolve(component + ".json");
    }

    /** Results with larger budgets than this one's, of the same classes and JDK, the largest budget first. */
    List<CellResult> larger(CellResult than) {
        List<CellResult> found = new ArrayList<>();
        for (Budget budget : List.of(Budget.THOROUGH, Budget.STANDARD)) {
            if (budget.compareTo(than.budget()) > 0) {
                read(larger(than.component(), than.engine(), budget))
                        .filter(r ->
                                r.classes().equals(than.classes()) && r.jdk().equals(than.jdk()))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Keeps what became of a seeded bug. */
    void keepBug(CellResult result) throws IOException {
        new ResultFiles().write(bugFile(result.bug(), result.engine()), result);
    }

    /** On which machines a seeded bug turned a test red when it was last looked for; empty if no machine was named. */
    List<String> redOn(String bug, Engine engine, String evidence) {
        return read(bugFile(bug, engine)).stream()
                .flatMap(r -> r.evidence().stream())
                .filter(e -> e.evidence().equals(evidence))
                .flatMap(e -> e.machines(Status.FAILED).stream())
                .toList();
    }

    /** A cell that needs not be run again: the same classes, engine, budget, seed or models, and JDK, and it was decided. */
    Optional<CellResult> finished(
            Component component, Engine engine, Budget budget, Optional<Long> seed, Jdk jdk, MachineModels models) {
        return last(component.id(), engine)
                .filter(r -> r.classes().equals(component.classes()))
                .filter(r -> r.budget() == budget && r.jdk().equals(jdk.version()))
                .filter(r -> engine == Engine.EXHAUSTIVE ? isOf(r, models) : seed.isEmpty() || r.seed() == seed.get())
                .filter(r -> r.status() != Status.ERROR);
    }

    /** Exhaustive results depend on no seed, but on machines and mapping. */
    private static boolean isOf(CellResult result, MachineModels models) {
        String mapping = models.mapping().name().toLowerCase(Locale.ROOT);
        return result.evidence().stream()
                .allMatch(e -> e.machines().stream()
                        .map(m -> m.machine() + " " + m.mapping())
                        .toList()
                        .equals(models.machines().stream()
                                .map(m -> m + " " + mapping)
                                .toList()));
    }

    /** The last result of a cell, whatever it is a result of. A file that cannot be read is none. */
    Optional<CellResult> last(String component, Engine engine) {
        return read(file(component, engine));
    }

    /** What the evidence of a cell left in a file of that name; a file that is gone, or cannot be read, is none. */
    <T extends Object> Optional<T> measured(Component component, CellResult cell, String name, Class<T> type) {
        Path from = work(component, cell.engine());
        for (EvidenceResult evidence : cell.evidence()) {
            for (String file : evidence.files()) {
                Path measured = from.resolve(file);
                if (measured.endsWith(name)) {
                    try {
                        return Optional.of(new ResultFiles().read(measured, type));
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<CellResult> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(new ResultFiles().read(file, CellResult.class)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Every result. */
    List<CellResult> all() throws IOException {
        List<CellResult> results = new ArrayList<>();
        if (!Files.isDirectory(cells())) {
            return results;
        }
        try (Stream<Path> files = Files.list(cells())) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                try {
                    results.add(new ResultFiles().read(file, CellResult.class));
                } catch (IOException e) {
                    throw new InputError(
                            "a result cannot be read", file.toString(), "delete it and run smpng verify --resume");
                }
            }
        }
        return results;
    }

    private Path bugFile(String bug, Engine engine) {
        return path.resolve("bugs").resolve(bug + "." + engine.id() + ".json");
    }

    private Path larger(String component, Engine engine, Budget budget) {
        String name = component + "." + engine.id() + "." + budget.name().toLowerCase(Locale.ROOT) + ".json";
        return path.resolve("larger").resolve(name);
    }

    private Path file(String component, Engine engine) {
        return cells().resolve(component + "." + engine.id() + ".json");
    }
}
