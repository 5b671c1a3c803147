package smpng.explorer.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import smpng.explorer.input.ClassPath;
import smpng.memory.mapping.Mapping;

/** What an exploration of a test finds. */
class StressExplorationTest {
    private static Grading explore(Class<?> type, String... machines) throws Exception {
        return explore(type, 1_000_000, machines);
    }

    private static Grading explore(Class<?> type, long executions, String... machines) throws Exception {
        try (ClassPath path = Samples.path()) {
            StressTest test = new TestReader(path).read(type.getName());
            List<Findings> findings = new java.util.ArrayList<>();
            for (String machine : machines) {
                findings.add(new StressExploration(path, test)
                        .on(machine, new ExplorationSettings(Mapping.HOTSPOT, executions)));
            }
            return new Grading(test, findings);
        }
    }

    private static Set<String> outcomes(Class<?> type, String machine) throws Exception {
        Findings found = explore(type, machine).findings().get(0);
        assertTrue(found.isDecided(), found.undecided());
        return found.outcomes().keySet();
    }

    @Test
    void theStateMayBeAClassOfItsOwn() throws Exception {
        assertEquals(Set.of("0, 0", "0, 1", "1, 1"), outcomes(Pigs.SeparateState.class, "jam"));
    }

    @Test
    void theResultMayBeTheUsersOwnAndActorsMayBeStatic() throws Exception {
        assertEquals(Set.of("0/some", "1/some"), outcomes(Pigs.OwnResult.class, "jam"));
    }

    @Test
    void theArbiterRunsAfterAllActors() throws Exception {
        assertEquals(Set.of("1, 2, 3"), outcomes(Pigs.ThreeActors.class, "jam"));
    }

    @Test
    void textsArePrinted() throws Exception {
        assertEquals(Set.of("null", "text"), outcomes(Pigs.Texts.class, "jam"));
    }

    @Test
    void wrongDeclarationsAreErrorsAndNotes() throws Exception {
        Grading grading = explore(Pigs.WrongDeclarations.class, "jam", "sc");
        assertEquals(
                Map.of("0", "forbidden: never", "1", "not declared"),
                grading.errors().stream()
                        .collect(java.util.stream.Collectors.toMap(Grading.Remark::what, Grading.Remark::expectation)));
        assertEquals(
                List.of("2 acceptable: perhaps [jam, sc]"),
                grading.notes().stream()
                        .map(n -> n.what() + " " + n.expectation() + " " + n.machines())
                        .toList());
    }

    @Test
    void whoAsksWhetherATestHoldsIsToldAtItsFirstFailure() throws Exception {
        try (ClassPath path = Samples.path()) {
            StressTest test = new TestReader(path).read(Pigs.WrongDeclarations.class.getName());
            ExplorationSettings all = new ExplorationSettings(Mapping.HOTSPOT, 1_000_000);
            for (String machine : List.of("jam", "sc", "armv8")) {
                Findings every = new StressExploration(path, test).on(machine, all);
                Findings first = new StressExploration(path, test).on(machine, all.stoppingAtFailure());
                assertEquals(
                        1, first.outcomes().values().stream().mapToLong(n -> n).sum(), machine);
                assertTrue(every.complete() > 1, machine);
                assertTrue(new Grading(test, List.of(first)).conclusion() instanceof Conclusion.Fails, machine);
            }
        }
    }

    @Test
    void whereNothingFailsEverythingIsExploredAllTheSame() throws Exception {
        try (ClassPath path = Samples.path()) {
            StressTest test = new TestReader(path).read(Pigs.SeparateState.class.getName());
            ExplorationSettings all = new ExplorationSettings(Mapping.HOTSPOT, 1_000_000);
            Findings every = new StressExploration(path, test).on("armv8", all);
            assertEquals(every, new StressExploration(path, test).on("armv8", all.stoppingAtFailure()));
            assertTrue(new Grading(test, List.of(every)).conclusion() instanceof Conclusion.Holds);
        }
    }

    @Test
    void anUncaughtExceptionIsAnErrorWhateverIsDeclared() throws Exception {
        Grading grading = explore(Pigs.Throws.class, "sc");
        assertEquals(
                "reader throws java.lang.IllegalStateException: seen",
                grading.errors().get(0).what());
        assertEquals(Set.of("0"), grading.findings().get(0).outcomes().keySet());
    }

    @Test
    void actorsThatWaitForEachOtherAreAnError() throws Exception {
        Grading grading = explore(Pigs.Deadlock.class, "sc");
        assertEquals("first and second never end", grading.errors().get(0).what());
    }

    @Test
    void aSignalThatIsSeenEndsTheActor() throws Exception {
        assertEquals(Set.of("TERMINATED"), outcomes(Pigs.VolatileFlag.class, "jam"));
        assertEquals(Set.of("STALE"), outcomes(Pigs.WrongFlag.class, "jam"));
    }

    private static Findings spurious(Class<?> type, String machine) throws Exception {
        try (ClassPath path = Samples.path()) {
            return new StressExploration(path, new TestReader(path).read(type.getName()))
                    .on(machine, new ExplorationSettings(Mapping.HOTSPOT, 1_000_000).failingSpuriously());
        }
    }

    @Test
    void aWeakCompareAndSetFailsForNoReasonIfAskedAndElseANoteSaysThatItDoesNot() throws Exception {
        for (String machine : List.of("sc", "jam", "armv8")) {
            Findings silent = explore(Pigs.Weak.class, machine).findings().get(0);
            assertEquals(Set.of("1, 1"), silent.outcomes().keySet());
            assertTrue(silent.remarks().toString().contains("--spurious-failures"));
            Findings found = spurious(Pigs.Weak.class, machine);
            assertEquals(
                    Set.of("0, 0", "0, 1", "1, 0", "1, 1"), found.outcomes().keySet());
            assertEquals(List.of(), found.remarks());
        }
        assertEquals(
                List.of(), explore(Pigs.Texts.class, "jam").findings().get(0).remarks());
    }

    @Test
    void aLoopWhoseCompareAndSetsFailForNoReasonDoesNotHangByThat() throws Exception {
        for (String machine : List.of("sc", "jam")) {
            Findings found = spurious(Pigs.WeakLoop.class, machine);
            assertTrue(found.isDecided(), found.undecided());
            assertEquals(Set.of("1, 2", "2, 1"), found.outcomes().keySet());
            assertEquals(Map.of(), found.incidents());
        }
    }

    @Test
    void aBudgetThatRunsOutLeavesTheTestUndecided() throws Exception {
        Findings found = explore(Pigs.SeparateState.class, 1, "jam").findings().get(0);
        assertFalse(found.isDecided());
        assertEquals(Findings.Completion.STOPPED, found.completion());
        assertEquals("stopped after 1 executions", found.undecided());
    }
}
