package smpng.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.Component;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.CellRun;
import smpng.suites.engines.CellRunner;
import smpng.suites.engines.Jdk;
import smpng.suites.engines.MachineModels;

/**
 * Runs cells of the matrix and keeps each as it ends.
 *
 * @param budget how much work
 * @param seed what random choices are derived from
 * @param seedGiven whether the user chose it: then only a result with that seed is as good as a new one
 * @param jobs cells run at a time
 * @param resume whether finished cells are taken from the folder
 * @param folder where results are kept
 * @param models what exhaustive checks are run on
 */
record Verification(
        Budget budget,
        long seed,
        boolean seedGiven,
        int jobs,
        boolean resume,
        ReportFolder folder,
        MachineModels models) {
    /** Runs every cell that can be run; the others say why not. */
    List<Cell> run(List<Component> components, List<Engine> engines, Progress progress)
            throws IOException, InterruptedException {
        List<Cell> cells = new ArrayList<>();
        List<Future<Cell>> pending = new ArrayList<>();
        ExecutorService forks = Executors.newFixedThreadPool(jobs);
        try {
            // JVM stress last and alone: it wants every processor, and takes fewer samples when it shares them.
            for (Component component : components) {
                for (Engine engine : engines) {
                    Optional<String> hole = Coverage.hole(component, engine);
                    if (hole.isPresent()) {
                        cells.add(new Cell.Empty(component, engine, hole.get()));
                    } else if (engine != Engine.JVM_STRESS) {
                        pending.add(forks.submit(() -> cell(component, engine, progress)));
                    }
                }
            }
            for (Future<Cell> cell : pending) {
                cells.add(cell.get());
            }
            for (Component component : components) {
                if (engines.contains(Engine.JVM_STRESS)
                        && Coverage.hole(component, Engine.JVM_STRESS).isEmpty()) {
                    cells.add(cell(component, Engine.JVM_STRESS, progress));
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            forks.shutdownNow();
        }
        return inOrder(cells, components);
    }

    /** How many cells can be run. */
    static int runnable(List<Component> components, List<Engine> engines) {
        return (int) components.stream()
                .flatMap(c -> engines.stream().filter(e -> Coverage.hole(c, e).isEmpty()))
                .count();
    }

    private Cell cell(Component component, Engine engine, Progress progress) throws IOException, InterruptedException {
        String name = component.id() + " " + engine.id();
        Jdk jdk = Jdk.current();
        if (resume) {
            Optional<Long> wanted = seedGiven ? Optional.of(seed) : Optional.empty();
            Optional<CellResult> finished = folder.finished(component, engine, budget, wanted, jdk, models);
            if (finished.isPresent()) {
                progress.ends(
                        name,
                        MatrixText.word(finished.get().status()) + ", from "
                                + finished.get().date());
                return new Cell.Ran(component, engine, finished.get(), true);
            }
        }
        progress.begins(name);
        CellResult result = new CellRunner(Checkout.current())
                .run(CellRun.green(
                                component,
                                engine,
                                budget,
                                seed,
                                jdk,
                                folder.work(component, engine),
                                folder.counterexamples())
                        .on(models));
        folder.keep(result);
        progress.ends(name, MatrixText.word(result.status()) + ", " + MatrixText.seconds(result.millis()));
        return new Cell.Ran(component, engine, result, false);
    }

    private static List<Cell> inOrder(List<Cell> cells, List<Component> components) {
        List<Cell> sorted = new ArrayList<>(cells);
        sorted.sort(java.util.Comparator.<Cell>comparingInt(c -> components.indexOf(c.component()))
                .thenComparing(Cell::engine));
        return sorted;
    }
}
