package smpng.explorer.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.explorer.input.ClassPath;
import smpng.explorer.report.Hanging;
import smpng.memory.mapping.Mapping;

/** What a failure hangs on that a machine forbids only if everything depends on what was read before. */
final class HangingTest {
    private static final ExplorationSettings SETTINGS = new ExplorationSettings(Mapping.FREEBSD, 1_000);

    @ParameterizedTest
    @ValueSource(strings = {"armv8", "armv7", "power", "riscv"})
    void noDependencyOfCodeOrdersReadsOfFieldsByANumber(String machine) throws Exception {
        assertTrue(isUndecided(Dependents.Branch.class, machine));
        Hangs found = hanging(Dependents.Branch.class, machine);
        assertEquals("1, 0", found.what());
        assertTrue(found.on().isAllowed(), found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"armv8", "armv7", "power", "riscv"})
    void whatIsReadByAnIndexHangsOnTheReadOfTheIndex(String machine) throws Exception {
        assertTrue(isUndecided(Dependents.Index.class, machine));
        Hanging on = hanging(Dependents.Index.class, machine).on();
        assertFalse(on.isAllowed(), on::toString);
        assertFalse(on.open(), on::toString);
        assertEquals(1, on.unless().size(), on::toString);
        Hanging.Dependence only = on.unless().get(0);
        assertEquals(List.of("Written.ready", "int[2][1]"), List.of(only.read(), only.access()), only::toString);
        assertFalse(only.value(), only::toString);
        assertTrue(only.readAt().startsWith("Dependents.java:"), only::toString);
        assertTrue(only.accessAt().startsWith("Dependents.java:"), only::toString);
        assertFalse(only.readAt().equals(only.accessAt()), only::toString);
    }

    @Test
    void ofExecutionsThatFailOneThatHangsOnNothingIsFound() throws Exception {
        assertTrue(hanging(Dependents.Either.class, "armv8").on().isAllowed());
    }

    @Test
    void whereNothingFailsThereIsNothingToAsk() throws Exception {
        try (ClassPath path = Samples.path()) {
            StressTest test = new TestReader(path).read(Pigs.SeparateState.class.getName());
            assertEquals(Optional.empty(), new WitnessSearch(path, test).hanging("armv8", SETTINGS));
        }
    }

    private static boolean isUndecided(Class<?> type, String machine) throws Exception {
        try (ClassPath path = Samples.path()) {
            StressTest test = new TestReader(path).read(type.getName());
            Findings found = new StressExploration(path, test).on(machine, SETTINGS);
            return new Grading(test, List.of(found)).conclusion() instanceof Conclusion.Open open && open.isDependent();
        }
    }

    private static Hangs hanging(Class<?> type, String machine) throws Exception {
        try (ClassPath path = Samples.path()) {
            return new WitnessSearch(path, new TestReader(path).read(type.getName()))
                    .hanging(machine, SETTINGS)
                    .orElseThrow();
        }
    }
}
