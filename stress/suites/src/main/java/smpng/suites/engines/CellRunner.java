package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.EvidenceTest;

/**
 * Runs the cells of the matrix. Whatever goes wrong around a test becomes a result: no cell is ever left blank. The JVMs
 * that it starts serve later cells too, and end when it is closed. Several threads may use it.
 */
public final class CellRunner implements AutoCloseable {
    private final Checkout checkout;
    private final Forks forks;
    private final Path probes = Path.of(System.getProperty("java.io.tmpdir", "."), "smpng-probes-" + UUID.randomUUID());

    /**
     * Runs evidence of a checkout.
     *
     * @param jobs how many cells are to be run at a time
     */
    public CellRunner(Checkout checkout, int jobs) {
        this.checkout = checkout;
        this.forks = new Forks(jobs);
    }

    @Override
    public void close() {
        forks.close();
        try {
            Files.deleteIfExists(probes);
        } catch (IOException e) {
            probes.toFile().deleteOnExit(); // somebody reads it still
        }
    }

    /**
     * Runs a cell to its end.
     *
     * @throws InterruptedException if this thread is told to stop; the forks are gone then
     */
    public CellResult run(CellRun run) throws InterruptedException {
        long begun = System.nanoTime();
        List<EvidenceResult> results;
        try {
            Files.createDirectories(run.work());
            AppliedBug applied =
                    run.bug().isPresent() ? AppliedBug.apply(run.bug().get(), run.work(), checkout) : AppliedBug.none();
            EngineRunner runner = switch (run.engine()) {
                case STATIC, PROPERTIES, LINEARIZABILITY -> new PlatformRunner(checkout, forks);
                case JVM_STRESS -> new JvmStressRunner(probes);
                case EXHAUSTIVE -> new ExplorerRunner(checkout, forks);
            };
            results = runner.run(run, applied);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            results = broken(run, e);
        }
        return ended(run, results, (System.nanoTime() - begun) / 1_000_000);
    }

    /**
     * Runs several cells of JVM stress in one run of JCStress. What that run takes is shared out among them evenly.
     *
     * @param runs cells without bugs, of one JDK and one budget; at least one
     * @throws InterruptedException if this thread is told to stop; the forks are gone then
     */
    public List<CellResult> stressTogether(List<CellRun> runs) throws InterruptedException {
        long begun = System.nanoTime();
        List<List<EvidenceResult>> results;
        try {
            for (CellRun run : runs) {
                Files.createDirectories(run.work());
            }
            results = new JvmStressRunner(probes).together(runs, AppliedBug.none());
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            results = runs.stream().map(run -> broken(run, e)).toList();
        }
        long each = (System.nanoTime() - begun) / 1_000_000 / runs.size();
        List<CellResult> all = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            all.add(ended(runs.get(i), results.get(i), each));
        }
        return all;
    }

    private static List<EvidenceResult> broken(CellRun run, Exception e) {
        return run.tests().stream()
                .map(t -> result(t, Status.ERROR, String.valueOf(e.getMessage())))
                .toList();
    }

    private static CellResult ended(CellRun run, List<EvidenceResult> results, long millis) {
        Jdk jdk = run.jdk();
        return new CellResult(
                run.component().id(),
                run.engine(),
                run.bugId(),
                run.component().classes(),
                run.budget(),
                run.seed(),
                jdk.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                millis,
                complete(run, results));
    }

    static EvidenceResult result(EvidenceTest test, Status status, String reason) {
        return new EvidenceResult(test.id(), test.className(), test.claims(), status, reason, "", 0, "", List.of());
    }

    /** What the engine does not mention did not run. */
    private static List<EvidenceResult> complete(CellRun run, List<EvidenceResult> results) {
        List<EvidenceResult> all = new ArrayList<>(results);
        for (EvidenceTest test : run.tests()) {
            if (results.stream().noneMatch(r -> r.evidence().equals(test.id()))) {
                all.add(result(test, Status.ERROR, "the engine ran no such test"));
            }
        }
        return all;
    }
}
