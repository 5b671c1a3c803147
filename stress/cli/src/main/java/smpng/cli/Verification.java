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
    private static final int STRESSED_TOGETHER = 4;

    /** Runs every cell that can be run; the others say why not. */
    List<Cell> run(List<Component> components, List<Engine> engines, Progress progress)
            throws IOException, InterruptedException {
        List<Cell> cells = new ArrayList<>();
        List<Future<Cell>> pending = new ArrayList<>();
        List<Component> simulated = new ArrayList<>();
        List<Component> stressed = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        // The simulator hands over from thread to thread: with every processor busy that takes four times as long.
        ExecutorService half = Executors.newFixedThreadPool(Math.max(1, jobs / 2));
        try (CellRunner runner = new CellRunner(Checkout.current(), jobs)) {
            // By engine: a JVM that has run one cell runs the next of its kind in less time.
            for (Engine engine : engines) {
                for (Component component : components) {
                    Optional<String> hole = Coverage.hole(component, engine);
                    if (hole.isPresent()) {
                        cells.add(new Cell.Empty(component, engine, hole.get()));
                    } else if (engine == Engine.JVM_STRESS) {
                        stressed.add(component);
                    } else if (engine == Engine.PROPERTIES) {
                        simulated.add(component);
                    } else {
                        pending.add(threads.submit(() -> cell(runner, component, engine, progress)));
                    }
                }
            }
            cells.addAll(ended(pending));
            cells.addAll(ended(simulated.stream()
                    .map(component -> half.submit(() -> cell(runner, component, Engine.PROPERTIES, progress)))
                    .toList()));
            // JVM stress last and alone: it wants every processor, and takes fewer samples when it shares them.
            cells.addAll(stress(runner, stressed, progress));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
            half.shutdownNow();
        }
        return inOrder(cells, components);
    }

    private static List<Cell> ended(List<Future<Cell>> pending) throws ExecutionException, InterruptedException {
        List<Cell> cells = new ArrayList<>();
        for (Future<Cell> cell : pending) {
            cells.add(cell.get());
        }
        return cells;
    }

    /** How many cells can be run. */
    static int runnable(List<Component> components, List<Engine> engines) {
        return (int) components.stream()
                .flatMap(c -> engines.stream().filter(e -> Coverage.hole(c, e).isEmpty()))
                .count();
    }

    private Cell cell(CellRunner runner, Component component, Engine engine, Progress progress)
            throws IOException, InterruptedException {
        Optional<Cell> kept = kept(component, engine, progress);
        if (kept.isPresent()) {
            return kept.get();
        }
        progress.begins(name(component, engine));
        return ended(component, engine, runner.run(green(component, engine)), progress);
    }

    /** A few at a time: a quick cell takes less time than JCStress's preparations, and a killed run loses a few only. */
    private List<Cell> stress(CellRunner runner, List<Component> components, Progress progress)
            throws IOException, InterruptedException {
        List<Cell> cells = new ArrayList<>();
        List<Component> asked = new ArrayList<>();
        for (Component component : components) {
            kept(component, Engine.JVM_STRESS, progress).ifPresentOrElse(cells::add, () -> asked.add(component));
        }
        int most = budget == Budget.QUICK ? STRESSED_TOGETHER : 1;
        for (int from = 0; from < asked.size(); from += most) {
            List<Component> some = asked.subList(from, Math.min(asked.size(), from + most));
            some.forEach(component -> progress.begins(name(component, Engine.JVM_STRESS)));
            List<CellResult> results = runner.stressTogether(some.stream()
                    .map(component -> green(component, Engine.JVM_STRESS))
                    .toList());
            for (int i = 0; i < some.size(); i++) {
                cells.add(ended(some.get(i), Engine.JVM_STRESS, results.get(i), progress));
            }
        }
        return cells;
    }

    /** The result of an earlier run, if it is as good as a new one. */
    private Optional<Cell> kept(Component component, Engine engine, Progress progress) throws IOException {
        if (!resume) {
            return Optional.empty();
        }
        Optional<Long> wanted = seedGiven ? Optional.of(seed) : Optional.empty();
        Optional<CellResult> finished = folder.finished(component, engine, budget, wanted, Jdk.current(), models);
        finished.ifPresent(result ->
                progress.ends(name(component, engine), MatrixText.word(result.status()) + ", from " + result.date()));
        return finished.map(result -> new Cell.Ran(component, engine, result, true));
    }

    private CellRun green(Component component, Engine engine) {
        return CellRun.green(
                        component,
                        engine,
                        budget,
                        seed,
                        Jdk.current(),
                        folder.work(component, engine),
                        folder.counterexamples())
                .on(models);
    }

    private Cell ended(Component component, Engine engine, CellResult result, Progress progress) throws IOException {
        folder.keep(result);
        String how = MatrixText.word(result.status()) + ", " + MatrixText.seconds(result.millis());
        progress.ends(name(component, engine), how);
        return new Cell.Ran(component, engine, result, false);
    }

    private static String name(Component component, Engine engine) {
        return component.id() + " " + engine.id();
    }

    private static List<Cell> inOrder(List<Cell> cells, List<Component> components) {
        List<Cell> sorted = new ArrayList<>(cells);
        sorted.sort(java.util.Comparator.<Cell>comparingInt(c -> components.indexOf(c.component()))
                .thenComparing(Cell::engine));
        return sorted;
    }
}
