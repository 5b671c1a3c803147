package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.EvidenceTest;

/** Runs the cells of the matrix. Whatever goes wrong around a test becomes a result: no cell is ever left blank. */
public final class CellRunner {
    private final Checkout checkout;

    /** Runs evidence of a checkout. */
    public CellRunner(Checkout checkout) {
        this.checkout = checkout;
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
                case STATIC, PROPERTIES, LINEARIZABILITY -> new PlatformRunner(checkout);
                case JVM_STRESS -> new JvmStressRunner();
                case EXHAUSTIVE -> new ExplorerRunner(checkout);
            };
            results = complete(run, runner.run(run, applied));
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            results = run.tests().stream()
                    .map(t -> result(t, Status.ERROR, String.valueOf(e.getMessage())))
                    .toList();
        }
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
                (System.nanoTime() - begun) / 1_000_000,
                results);
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
