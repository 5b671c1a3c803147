package smpng.suites.engines;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.explorer.replay.TestRun;
import smpng.suites.catalogue.Component;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.harness.SeededBug;

/**
 * What is to be run for a cell.
 *
 * @param component the component
 * @param engine the engine
 * @param tests which of the engine's evidence
 * @param bug the seeded bug to apply, if any
 * @param budget how much work
 * @param seed what random choices are derived from
 * @param jdk the JDK that runs it
 * @param work a folder of its own, for logs and intermediate files
 * @param replays where counterexamples are written
 * @param models what an exhaustive check is run on
 * @param effort how far it goes
 */
public record CellRun(
        Component component,
        Engine engine,
        List<EvidenceTest> tests,
        Optional<SeededBug> bug,
        Budget budget,
        long seed,
        Jdk jdk,
        Path work,
        Path replays,
        MachineModels models,
        Effort effort) {
    private static final int MINUTE = 60;

    /** Copies the list. */
    public CellRun {
        tests = List.copyOf(tests);
    }

    /** All of it, on these models. */
    public CellRun(
            Component component,
            Engine engine,
            List<EvidenceTest> tests,
            Optional<SeededBug> bug,
            Budget budget,
            long seed,
            Jdk jdk,
            Path work,
            Path replays,
            MachineModels models) {
        this(component, engine, tests, bug, budget, seed, jdk, work, replays, models, Effort.WHOLE);
    }

    /** On all models. */
    public CellRun(
            Component component,
            Engine engine,
            List<EvidenceTest> tests,
            Optional<SeededBug> bug,
            Budget budget,
            long seed,
            Jdk jdk,
            Path work,
            Path replays) {
        this(component, engine, tests, bug, budget, seed, jdk, work, replays, MachineModels.all());
    }

    /** All evidence of an engine for a component as built. */
    public static CellRun green(
            Component component, Engine engine, Budget budget, long seed, Jdk jdk, Path work, Path replays) {
        return new CellRun(
                component, engine, component.evidence(engine), Optional.empty(), budget, seed, jdk, work, replays);
    }

    /** The same on some models. */
    public CellRun on(MachineModels some) {
        return new CellRun(component, engine, tests, bug, budget, seed, jdk, work, replays, some, effort);
    }

    /** The same, with a bug applied, and only some of the tests. */
    public CellRun with(SeededBug seeded, List<EvidenceTest> some, Path folder) {
        return new CellRun(
                component, engine, some, Optional.of(seeded), budget, seed, jdk, folder, replays, models, effort);
    }

    /** The same, as far as that. */
    public CellRun with(Effort other) {
        return new CellRun(component, engine, tests, bug, budget, seed, jdk, work, replays, models, other);
    }

    /** Id of the bug, or empty. */
    public String bugId() {
        return bug.map(SeededBug::id).orElse("");
    }

    /** How one of the tests is run, for its replay file. */
    TestRun of(EvidenceTest test) {
        return new TestRun(test.method(), budget.name(), seed);
    }

    /** Where what is printed goes. */
    Path log() {
        return work.resolve("output.log").toAbsolutePath();
    }

    /** After how long a fork counts as hung. */
    Duration limit() {
        return Duration.ofSeconds(budget.pick(5 * MINUTE, 60 * MINUTE, 12 * 60 * MINUTE));
    }
}
