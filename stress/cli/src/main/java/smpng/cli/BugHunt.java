package smpng.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.engines.CellResult;
import smpng.suites.engines.CellRun;
import smpng.suites.engines.CellRunner;
import smpng.suites.engines.EvidenceResult;
import smpng.suites.engines.Jdk;
import smpng.suites.engines.Status;
import smpng.suites.harness.SeededBug;

/**
 * Looks for a seeded bug with the engines that have evidence for the claims it violates.
 *
 * @param runner what runs the evidence
 * @param folder where counterexamples go
 * @param seed what random choices are derived from
 * @param everyEngine whether to go on after one has found it
 */
record BugHunt(CellRunner runner, ReportFolder folder, long seed, boolean everyEngine) {
    /** Fast engines first; those that promise to go red before those that may. */
    private static final List<Engine> ORDER =
            List.of(Engine.PROPERTIES, Engine.STATIC, Engine.EXHAUSTIVE, Engine.LINEARIZABILITY, Engine.JVM_STRESS);

    /**
     * What an engine made of a bug.
     *
     * @param engine who
     * @param millis how long it took; with the start of its JVM, unless that had run others before
     * @param red the evidence that failed
     * @param others what else came of it, such as an error
     */
    record Look(Engine engine, long millis, List<EvidenceResult> red, List<EvidenceResult> others) {
        boolean found() {
            return !red.isEmpty();
        }
    }

    /** The engines' answers, in the order in which they were asked. */
    List<Look> hunt(Selection.BugOf target) throws IOException, InterruptedException {
        SeededBug bug = target.bug();
        List<Look> looks = new ArrayList<>();
        for (Engine engine : ORDER) {
            List<EvidenceTest> tests = tests(target, engine);
            if (tests.isEmpty() || (bug.change() instanceof SeededBug.InSource && engine != Engine.STATIC)) {
                continue;
            }
            CellResult result = runner.run(new CellRun(
                    target.component(),
                    engine,
                    tests,
                    Optional.of(bug),
                    Budget.QUICK,
                    seed,
                    Jdk.current(),
                    folder.path().resolve("work").resolve(bug.id() + "." + engine.id()),
                    folder.counterexamples()));
            folder.keepBug(result);
            List<EvidenceResult> red = result.evidence().stream()
                    .filter(e -> e.status() == Status.FAILED)
                    .toList();
            List<EvidenceResult> others = result.evidence().stream()
                    .filter(e -> e.status() != Status.FAILED)
                    .toList();
            looks.add(new Look(engine, result.millis(), red, others));
            if (!red.isEmpty() && !everyEngine) {
                break;
            }
        }
        return looks;
    }

    /** Evidence that names the bug; if the engine has none, evidence for the claims it violates. */
    private static List<EvidenceTest> tests(Selection.BugOf target, Engine engine) {
        List<EvidenceTest> all = target.component().evidence(engine);
        List<EvidenceTest> naming =
                all.stream().filter(e -> e.redBy().contains(target.bug().id())).toList();
        if (!naming.isEmpty()) {
            return naming;
        }
        return all.stream()
                .filter(e -> e.claims().stream().anyMatch(target.bug().claims()::contains))
                .toList();
    }
}
