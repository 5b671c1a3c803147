package smpng.explorer.junit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.api.Exhaustive;

/** Test methods are run in every way, and JUnit hears of what fails. */
class ExhaustiveTestsTest {
    private static Map<String, String> run(String name) throws NoSuchMethodException {
        Method test = Cases.class.getDeclaredMethod(name);
        Map<String, String> results = new HashMap<>();
        new ExhaustiveTests().run(test, test.getAnnotation(Exhaustive.class), results::put);
        return results;
    }

    private static String failure(String name) {
        return assertThrows(AssertionError.class, () -> run(name)).getMessage();
    }

    /** The first line, and what else the message must have. */
    private static void assertFails(String name, String first, String... parts) {
        String message = failure(name);
        assertEquals(first, message.lines().findFirst().orElse(""), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atomicIncrementsAreNotLost",
                "aRaceMayBeBenign",
                "racesOfTwoFieldsAreBenign",
                "releaseAndAcquireAreEnoughForMessages",
                "whatWasPreparedIsThere"
            })
    void whatHoldsPasses(String name) {
        assertDoesNotThrow(() -> run(name));
    }

    @Test
    void whatHoldsSaysWithinWhichBounds() throws NoSuchMethodException {
        Map<String, String> results = run("atomicIncrementsAreNotLost");
        assertEquals(Set.of("jam", "x86-tso", "armv8"), results.keySet());
        assertEquals("holds, 2 complete and 0 blocked executions", results.get("armv8"));
    }

    @Test
    void whatHoldsSaysWhatWasAssumed() throws NoSuchMethodException {
        String said = String.valueOf(run("aWeakCompareAndSetMayBeRepeated").get("sc"));
        assertTrue(said.contains("a weak compare-and-set that fails for no reason is not explored"), said);
    }

    @Test
    void aFailedAssertionIsShownWithItsExecution() {
        assertFails(
                "plainIncrementsAreNotLost",
                "Cases.plainIncrementsAreNotLost fails on sc",
                "expected: <2> but was: <1>",
                " step  T0 ",
                "Cases.java:",
                "reads the initial value");
    }

    @Test
    void machinesOnWhichItHoldsAreNamed() {
        assertFails(
                "opaqueIsEnoughForMessages",
                "Cases.opaqueIsEnoughForMessages fails on armv8   also: jam   holds on: sc x86-tso",
                "expected: <1> but was: <0>");
    }

    @Test
    void aRaceOfPlainAccessesFailsInJava() {
        assertFails("plainAccessesRace", "Cases.plainAccessesRace fails on jam", "a data race of T");
    }

    @Test
    void aRaceOfAnotherFieldThanWasDeclaredFails() {
        assertFails("anotherFieldsRaceIsNot", "Cases.anotherFieldsRaceIsNot fails on jam", "a data race of T", "start");
    }

    @Test
    void waitingForEverFails() {
        assertFails("waitsForNobody", "Cases.waitsForNobody fails on sc", "threads wait for ever", "T0 waits for ever");
    }

    @Test
    void aBudgetThatRunsOutIsNoPass() {
        assertFails(
                "hasMoreExecutionsThanAllowed",
                "Cases.hasMoreExecutionsThanAllowed is undecided on sc: stopped after 2 executions");
    }

    @Test
    void whatIsNotModelledIsNoPass() {
        String message = failure("readsTheClock");
        assertTrue(message.startsWith("Cases.readsTheClock is undecided on sc: "), message);
        assertTrue(message.contains("System.nanoTime"), message);
    }

    @Test
    void unknownNamesAreRefused() {
        assertTrue(failure("namesNoMachine").startsWith("no such machine: vax; one of sc, "));
        assertTrue(failure("namesNoField").startsWith("benignRaces names no field of the program: Cases.dada; "));
        assertTrue(failure("namesNoMapping").startsWith("no such mapping: sun; "));
    }
}
