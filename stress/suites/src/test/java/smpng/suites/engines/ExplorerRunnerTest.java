package smpng.suites.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import smpng.api.Budget;
import smpng.api.Engine;
import smpng.explorer.replay.CannotReplay;
import smpng.explorer.replay.Counterexample;
import smpng.explorer.replay.ResultFiles;
import smpng.memory.mapping.Mapping;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Checkout;
import smpng.suites.catalogue.Component;
import smpng.suites.catalogue.EvidenceTest;
import smpng.suites.harness.CounterexampleText;
import smpng.suites.harness.SeededBug;

/** The explorer as an engine of the matrix: what is green, what is red, and what is neither. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplorerRunnerTest {
    private static final String PACKAGE = "smpng.suites.refcount.";

    private final CellRunner runner = new CellRunner(Checkout.current(), 1);

    @TempDir
    private Path work = Path.of("");

    @AfterAll
    void stop() {
        runner.close();
    }

    /** JUnit does not run this evidence, so this does. That each goes red is seen in {@link EveryEvidenceGoesRedTest}. */
    @TestFactory
    Stream<DynamicTest> holds() {
        return Catalogue.scan().components().stream()
                .filter(c -> c.engines().contains(Engine.EXHAUSTIVE))
                .map(c -> DynamicTest.dynamicTest(c.id(), () -> {
                    CellResult result = run(c, c.evidence(Engine.EXHAUSTIVE), Optional.empty(), MachineModels.all());
                    assertEquals(
                            Status.PASSED,
                            result.status(),
                            () -> result.evidence().toString());
                    result.evidence().stream()
                            .flatMap(e -> e.machines().stream())
                            .filter(m -> m.status() == Status.PASSED)
                            .forEach(m -> assertTrue(m.complete() > 0, m.toString()));
                }));
    }

    @Test
    void aBugThatOnlyWeakMemoryShowsIsFoundThereAndReplays() throws IOException, InterruptedException, CannotReplay {
        Component component = refcount();
        SeededBug bug = component.bug("rc-b3").orElseThrow();
        MachineModels models = new MachineModels(List.of("sc", "x86-tso", "armv8", "jam"), Mapping.FREEBSD);
        CellResult result = run(component, tests("ConditionalDropExhaustive"), Optional.of(bug), models);
        EvidenceResult evidence = result.evidence().get(0);
        assertEquals(List.of("armv8", "jam"), evidence.machines(Status.FAILED));
        assertEquals(List.of("sc", "x86-tso"), evidence.machines(Status.PASSED));

        Path file = Path.of(evidence.replay());
        assertTrue(Replay.isExecution(new ResultFiles().read(file, Counterexample.class)));
        Replay again = replay(file, Optional.of(bug));
        assertTrue(again.fails(), again.text());
        assertTrue(again.text().contains("ConditionalDropExhaustive.data -> 0"), again.text());
        String refusal = String.valueOf(assertThrows(CannotReplay.class, () -> replay(file, Optional.empty()))
                .getMessage());
        assertTrue(refusal.startsWith("a class changed since the execution was found: "), refusal);
    }

    @Test
    void whatIsNoTestIsUndecided() throws InterruptedException {
        EvidenceTest none = test("RefCountBugs");
        CellResult result = run(refcount(), List.of(none), Optional.empty(), only("jam"));
        assertEquals(Status.ERROR, result.status());
    }

    @Test
    void largeTestsNeedALargerBudgetUnlessMachinesAreNamed() throws InterruptedException {
        Component component = Catalogue.scan().component("turnstile").orElseThrow();
        List<EvidenceTest> tests = component.evidence(Engine.EXHAUSTIVE);
        CellResult all = run(component, tests, Optional.empty(), MachineModels.all());
        assertTrue(all.machines(Status.NOT_RUN).contains("power"), all.toString());
        CellResult named = run(component, tests, Optional.empty(), only("sparc-tso"));
        assertEquals(List.of("sparc-tso"), named.machines(Status.PASSED));
    }

    private static MachineModels only(String machine) {
        return new MachineModels(List.of(machine), Mapping.FREEBSD);
    }

    private static Component refcount() {
        return Catalogue.scan().component("refcount").orElseThrow();
    }

    private static List<EvidenceTest> tests(String name) {
        return refcount().evidence(Engine.EXHAUSTIVE).stream()
                .filter(e -> e.className().equals(PACKAGE + name))
                .toList();
    }

    private static EvidenceTest test(String name) {
        return new EvidenceTest(PACKAGE + name, "", Engine.EXHAUSTIVE, List.of("RC-1"), List.of());
    }

    private Replay replay(Path file, Optional<SeededBug> bug) throws IOException, InterruptedException, CannotReplay {
        return Replay.execution(
                file, bug, false, new CounterexampleText(100, false), Jdk.current(), work.resolve("replay"));
    }

    private CellResult run(Component component, List<EvidenceTest> tests, Optional<SeededBug> bug, MachineModels models)
            throws InterruptedException {
        return runner.run(new CellRun(
                component,
                Engine.EXHAUSTIVE,
                tests,
                bug,
                Budget.QUICK,
                1,
                Jdk.current(),
                work.resolve(component.id()),
                work.resolve("counterexamples"),
                models));
    }
}
