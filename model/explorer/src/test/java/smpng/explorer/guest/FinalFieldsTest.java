package smpng.explorer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.guest.programs.Finals;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/** What a thread sees of an object that was handed over by a race, by its final fields and without them (JLS 17.5.1). */
class FinalFieldsTest {
    /** Machines on which nothing can be seen unwritten, for writes are seen in order and reads are done in order. */
    private static final Set<String> ORDERED = Set.of("sc", "x86-tso");

    static Set<String> machines() {
        return Set.copyOf(Models.names());
    }

    private static Set<String> outcomes(Class<?> program, String machine) throws Exception {
        Explored explored = Explored.of(program, Settings.of(machine).mapping(Mapping.HOTSPOT));
        assertTrue(explored.failures().isEmpty(), () -> "failed: " + explored.failures());
        assertTrue(explored.result().isExhaustive());
        return explored.outcomes();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatWasWrittenBeforeTheConstructorsEndIsSeenThroughTheFinalField(String machine) throws Exception {
        for (Class<?> program : Set.of(
                Finals.Array.class,
                Finals.Field.class,
                Finals.Nested.class,
                Finals.Linked.class,
                Finals.Before.class,
                Finals.Twice.class)) {
            assertEquals(Set.of("-1", "1"), outcomes(program, machine), program::getSimpleName);
        }
        assertEquals(Set.of("-1", "5"), outcomes(Finals.Atomic.class, machine));
    }

    @ParameterizedTest
    @CsvSource({"jam", "rc11", "armv8", "power", "alpha", "sparc-rmo"})
    void whatWasWrittenAfterItNeedNotBe(String machine) throws Exception {
        assertEquals(Set.of("-1", "0", "1"), outcomes(Finals.After.class, machine));
    }

    @ParameterizedTest
    @CsvSource({"jam", "rc11"})
    void norWhatWasReachedOtherwise(String machine) throws Exception {
        for (Class<?> program :
                Set.of(Finals.NotFinal.class, Finals.OtherWay.class, Finals.OtherWayLater.class, Finals.Leaked.class)) {
            assertEquals(Set.of("-1", "0", "1"), outcomes(program, machine), program::getSimpleName);
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void machinesThatKeepOrderShowNothingUnwritten(String machine) throws Exception {
        if (ORDERED.contains(machine)) {
            for (Class<?> program : Set.of(Finals.After.class, Finals.NotFinal.class, Finals.OtherWay.class)) {
                assertEquals(Set.of("-1", "1"), outcomes(program, machine), program::getSimpleName);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"jam", "rc11"})
    void whatAnotherThreadHandedOverBeforeTheEndIsSeenAsWell(String machine) throws Exception {
        assertEquals(Set.of("-1", "1"), outcomes(Finals.Received.class, machine));
        assertEquals(Set.of("-1", "0", "1"), outcomes(Finals.ReceivedByRace.class, machine));
    }

    @ParameterizedTest
    @CsvSource({"jam", "rc11", "armv8", "power", "alpha", "sparc-rmo"})
    void ofTwoReadsThatGaveAReferenceNeitherNeedBeWaitedFor(String machine) throws Exception {
        assertEquals(Set.of("-1", "0", "1"), outcomes(Finals.TwoGivers.class, machine));
    }
}
