package smpng.explorer.modelled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.explorer.graph.DataRace;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.modelled.Copies.Weakening;

/** Locks exclude: every order of critical sections is one execution, no machine has another. A weaker one does not. */
class SectionsTest {
    private static final Set<String> TWO = Set.of("12", "21");
    private static final Set<String> THREE = Set.of("123", "132", "213", "231", "312", "321");

    static Stream<Arguments> locksAndMachines() {
        return Stream.of(
                        Programs.OfReentrantLock.class,
                        Programs.OfReentrantLockTwice.class,
                        Programs.OfWriteLock.class,
                        Programs.OfStampedLock.class,
                        Programs.OfSemaphore.class,
                        Programs.OfAtomicBoolean.class,
                        Programs.OfMonitor.class)
                .flatMap(lock -> Stream.of("sc", "x86-tso", "rc11", "jam", "armv8", "power")
                        .map(machine -> Arguments.of(lock, machine)));
    }

    @ParameterizedTest
    @MethodSource("locksAndMachines")
    void eachOrderOnce(Class<?> lock, String machine) throws Exception {
        Settings settings = machine.equals("rc11") ? Settings.of(machine).findingRaces() : Settings.of(machine);
        excludes(Decided.of(lock, 2, settings), each(TWO));
        excludes(Decided.of(lock, 3, settings), each(THREE));
    }

    private static void excludes(Decided decided, Map<String, Integer> outcomes) {
        assertEquals(List.of(), decided.failures());
        assertEquals(outcomes, decided.outcomes());
        assertEquals(0, decided.hangs());
        assertTrue(decided.result().isExhaustive());
    }

    private static Map<String, Integer> each(Set<String> orders) {
        Map<String, Integer> once = new TreeMap<>();
        orders.forEach(order -> once.put(order, 1));
        return once;
    }

    /** The look before the attempt may be at an older unlock than the attempt's: the same order, more executions. */
    @ParameterizedTest
    @ValueSource(strings = {"rc11", "armv8"})
    void tryingExcludesToo(String machine) throws Exception {
        Decided decided = Decided.of(Programs.OfTryLock.class, 2, Settings.of(machine));
        assertEquals(TWO, decided.outcomes().keySet());
        assertEquals(List.of(), decided.failures());
        assertEquals(0, decided.hangs());
    }

    static Stream<Arguments> weakenings() {
        String acquire = "compareAndExchangeAcquire";
        String release = "compareAndExchangeRelease";
        return Stream.of(
                Arguments.of(
                        Programs.OfReentrantLock.class,
                        new Weakening("OwnedLock", "release", "setRelease", "setOpaque")),
                Arguments.of(Programs.OfReentrantLock.class, new Weakening("OwnedLock", "acquire", acquire, release)),
                Arguments.of(Programs.OfTryLock.class, new Weakening("OwnedLock", "tryAcquire", acquire, release)),
                Arguments.of(
                        Programs.OfWriteLock.class,
                        new Weakening("ReentrantReadWriteLock$WriteLock", "unlock", "setRelease", "setOpaque")),
                Arguments.of(
                        Programs.OfWriteLock.class,
                        new Weakening("ReentrantReadWriteLock$WriteLock", "lock", acquire, release)),
                Arguments.of(
                        Programs.OfStampedLock.class,
                        new Weakening("StampedLock", "unlockWrite", "setRelease", "setOpaque")),
                Arguments.of(
                        Programs.OfSemaphore.class,
                        new Weakening("Semaphore", "give", "getAndAddRelease", "getAndAddAcquire")),
                Arguments.of(Programs.OfSemaphore.class, new Weakening("Semaphore", "take", acquire, release)),
                Arguments.of(
                        Programs.OfAtomicBoolean.class,
                        new Weakening("AtomicBoolean", "lazySet", "setRelease", "setOpaque")),
                Arguments.of(
                        Programs.OfAtomicBoolean.class,
                        new Weakening("AtomicBoolean", "compareAndSet", "compareAndSet", "weakCompareAndSetRelease")));
    }

    @ParameterizedTest
    @MethodSource("weakenings")
    void aWeakerOneRaces(Class<?> lock, Weakening weakening) throws Exception {
        Decided raced = Decided.of(lock, 2, Settings.of("rc11").findingRaces(), weakening);
        assertTrue(raced.failures().stream().anyMatch(DataRace.class::isInstance), raced::toString);
        Decided weak = Decided.of(lock, 2, Settings.of("power"), weakening);
        assertFalse(TWO.containsAll(weak.outcomes().keySet()), weak::toString);
        assertEquals(
                TWO,
                Decided.of(lock, 2, Settings.of("sc"), weakening).outcomes().keySet());
    }

    /** On machines, the fence that a writer needs for optimistic readers makes up for it. */
    @Test
    void aStampedLockThatDoesNotAcquireRaces() throws Exception {
        Weakening weakening =
                new Weakening("StampedLock", "swap", "compareAndExchangeAcquire", "compareAndExchangeRelease");
        Decided raced =
                Decided.of(Programs.OfStampedLock.class, 2, Settings.of("rc11").findingRaces(), weakening);
        assertTrue(raced.failures().stream().anyMatch(DataRace.class::isInstance), raced::toString);
    }

    @Test
    void twoAtATimeAreSeen() throws Exception {
        Decided decided = Decided.of(Programs.OfTwoPermits.class, 2, Settings.of("sc"));
        assertEquals(Set.of("1", "2", "12", "21"), decided.outcomes().keySet());
    }
}
