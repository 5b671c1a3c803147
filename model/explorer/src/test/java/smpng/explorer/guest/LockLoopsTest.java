package smpng.explorer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.guest.programs.LockLoops;

/** Loops that take a lock, look, and give it back are decided, and not unrolled. */
class LockLoopsTest {
    private static Explored explore(Class<?> program, String machine) throws Exception {
        Explored explored =
                Explored.of(program, Settings.of(machine).eventsAThread(200).executions(100_000));
        assertTrue(explored.failures().isEmpty(), () -> "failed: " + explored.failures());
        assertTrue(
                explored.result().isExhaustive(),
                () -> program.getSimpleName() + " on " + machine + ": " + explored.result());
        return explored;
    }

    private static void assertOutcomes(Set<String> outcomes, Class<?> program, String machine) throws Exception {
        Explored explored = explore(program, machine);
        assertEquals(outcomes, explored.outcomes(), program::getSimpleName);
        assertEquals(0, explored.hangs(), program::getSimpleName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc", "x86-tso", "jam", "rc11", "armv8"})
    void whatTheyWaitForEndsThem(String machine) throws Exception {
        assertOutcomes(Set.of("1"), LockLoops.Monitor.class, machine);
        assertOutcomes(Set.of("1 1", "1 2", "2 1", "2 2"), LockLoops.Lock.class, machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc", "x86-tso", "jam", "rc11", "armv8"})
    void whoSeesThemHoldTheLockDoesSo(String machine) throws Exception {
        assertOutcomes(Set.of("false", "true"), LockLoops.Noticed.class, machine);
        assertOutcomes(Set.of("0", "1", "2"), LockLoops.NoticedTwice.class, machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc", "x86-tso", "jam", "rc11", "armv8"})
    void theyHangIfNothingEndsThem(String machine) throws Exception {
        Explored explored = explore(LockLoops.Never.class, machine);
        assertEquals(0, explored.result().complete());
        assertTrue(explored.hangs() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc", "x86-tso", "jam", "rc11", "armv8"})
    void theLockNeedNotGuardWhatTheyLookAt(String machine) throws Exception {
        assertOutcomes(Set.of("0"), LockLoops.Flag.class, machine);
    }
}
