package smpng.explorer.modelled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.explorer.graph.DataRace;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.modelled.Copies.Weakening;

/** Waiting, waking, parking, reading, counting: what can come out on each machine, and what a weaker model lets through. */
class ShapesTest {
    static Stream<Arguments> shapesAndMachines() {
        return Stream.of(
                        Arguments.of(Shapes.LockGuard.class, 2, Set.of("0,0", "1,1")),
                        Arguments.of(Shapes.WaitNotify.class, 2, Set.of("7")),
                        Arguments.of(Shapes.BothOfTwo.class, 3, Set.of("12", "21")),
                        Arguments.of(Shapes.TimedWait.class, 2, Set.of("late", "ready")),
                        Arguments.of(Shapes.DeepWait.class, 2, Set.of("false")),
                        Arguments.of(Shapes.Buffer.class, 2, Set.of("12")),
                        Arguments.of(Shapes.TimedCondition.class, 2, Set.of("true true", "false true", "false false")),
                        Arguments.of(Shapes.Parked.class, 1, Set.of("7")),
                        Arguments.of(Shapes.ParkingSpace.class, 2, Set.of("on time")),
                        Arguments.of(Shapes.ParkedForAWhile.class, 2, Set.of("on time")),
                        Arguments.of(Shapes.ReadersAndWriter.class, 3, Set.of("00 00", "00 11", "11 00", "11 11")),
                        Arguments.of(Shapes.Downgrade.class, 2, Set.of("true")),
                        Arguments.of(Shapes.Conversion.class, 2, Set.of("2", "2 converted")),
                        Arguments.of(Shapes.Latch.class, 3, Set.of("3")),
                        Arguments.of(Shapes.TimedLatch.class, 2, Set.of("closed", "open 1")),
                        Arguments.of(Shapes.Barrier.class, 2, Set.of("103 3", "3 103")),
                        Arguments.of(Shapes.Rounds.class, 2, Set.of("33")),
                        Arguments.of(Shapes.Impatient.class, 2, Set.of("through, through", "broken, late")),
                        Arguments.of(Shapes.Signal.class, 2, Set.of("7")),
                        Arguments.of(Shapes.Adder.class, 2, Set.of("0 of 11", "1 of 11", "10 of 11", "11 of 11")),
                        Arguments.of(Shapes.Accumulate.class, 2, Set.of("123", "132")),
                        Arguments.of(Shapes.Updaters.class, 2, Set.of("2 04 a", "2 04 b")),
                        Arguments.of(Shapes.Stamps.class, 2, Set.of("false a2", "true a2", "true c3")))
                .flatMap(shape -> Stream.of("sc", "x86-tso", "rc11", "jam", "armv8", "power")
                        .map(machine -> Arguments.of(shape.get()[0], shape.get()[1], shape.get()[2], machine)));
    }

    @ParameterizedTest
    @MethodSource("shapesAndMachines")
    void exactlyThis(Class<?> shape, int threads, Set<String> outcomes, String machine) throws Exception {
        Settings settings = machine.equals("rc11") ? Settings.of(machine).findingRaces() : Settings.of(machine);
        Decided decided = Decided.of(shape, threads, settings);
        assertEquals(List.of(), decided.failures());
        assertEquals(outcomes, decided.outcomes().keySet());
        assertEquals(0, decided.hangs());
        assertTrue(decided.result().isExhaustive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc", "rc11", "armv8"})
    void aLostWakeUpHangs(String machine) throws Exception {
        assertTrue(Decided.of(Shapes.LostWakeUp.class, 2, Settings.of(machine)).hangs() > 0);
        assertTrue(Decided.of(Shapes.OneOfTwo.class, 3, Settings.of(machine)).hangs() > 0);
        assertTrue(Decided.of(Shapes.Upgrade.class, 1, Settings.of(machine)).hangs() > 0);
    }

    /** Either of two waiting threads may be woken by the one notification. */
    @Test
    void aNotificationPicksAnyone() throws Exception {
        assertEquals(
                Set.of("12", "21"),
                Decided.of(Shapes.OneOfTwo.class, 3, Settings.of("sc"))
                        .outcomes()
                        .keySet());
    }

    /** Parking needs more than acquire and release around it, as store buffers show. */
    @Test
    void aLostUnparkIsWeak() throws Exception {
        assertEquals(
                0,
                Decided.of(Shapes.WeakParkingSpace.class, 2, Settings.of("sc")).hangs());
        assertTrue(Decided.of(Shapes.WeakParkingSpace.class, 2, Settings.of("x86-tso"))
                        .hangs()
                > 0);
        assertTrue(Decided.of(Shapes.WeakParkingSpace.class, 2, Settings.of("rc11"))
                        .hangs()
                > 0);
    }

    @Test
    void aFailedAttemptOrdersNothing() throws Exception {
        assertEquals(
                Set.of("held 1"),
                Decided.of(Shapes.FailedAttempt.class, 2, Settings.of("x86-tso"))
                        .outcomes()
                        .keySet());
        for (String machine : List.of("rc11", "jam", "armv8", "power")) {
            assertEquals(
                    Set.of("held 0", "held 1"),
                    Decided.of(Shapes.FailedAttempt.class, 2, Settings.of(machine))
                            .outcomes()
                            .keySet());
        }
    }

    /** Its data are read while they may be written: a race of the program's, that validation makes harmless. */
    @ParameterizedTest
    @ValueSource(strings = {"sc", "x86-tso", "jam", "armv8", "power"})
    void anOptimisticReadIsOfOneWriter(String machine) throws Exception {
        assertEquals(
                Set.of("00", "11", "invalid"),
                Decided.of(Shapes.Optimistic.class, 2, Settings.of(machine))
                        .outcomes()
                        .keySet());
    }

    /**
     * On other machines, what is put in a fence's place is as good: a release fence of Arm or Power orders reads as well, and
     * jam takes a compare-and-set for one event, which orders all that comes after it.
     */
    @Test
    void withoutAFenceItIsOfTwo() throws Exception {
        torn("armv8", new Weakening("StampedLock", "write", "releaseFence", "loadLoadFence"));
        for (String machine : List.of("jam", "sparc-rmo")) {
            torn(machine, new Weakening("StampedLock", "validate", "acquireFence", "releaseFence"));
        }
        for (String machine : List.of("jam", "armv8", "power")) {
            torn(machine, new Weakening("StampedLock", "tryOptimisticRead", "getAcquire", "getOpaque"));
        }
    }

    private static void torn(String machine, Weakening weakening) throws Exception {
        Set<String> outcomes = Decided.of(Shapes.Optimistic.class, 2, Settings.of(machine), weakening)
                .outcomes()
                .keySet();
        assertFalse(Set.of("00", "11", "invalid").containsAll(outcomes), () -> machine + outcomes);
    }

    static Stream<Arguments> weakenings() {
        return Stream.of(
                Arguments.of(
                        Shapes.Latch.class,
                        3,
                        new Weakening("CountDownLatch", "countDown", "getAndAddRelease", "getAndAddAcquire")),
                Arguments.of(Shapes.Latch.class, 3, new Weakening("CountDownLatch", "open", "getAcquire", "getOpaque")),
                Arguments.of(
                        Shapes.Barrier.class,
                        2,
                        new Weakening(
                                "CyclicBarrier", "swap", "compareAndExchangeRelease", "compareAndExchangeAcquire")),
                Arguments.of(
                        Shapes.Barrier.class,
                        2,
                        new Weakening("CyclicBarrier", "arrive", "acquireFence", "releaseFence")),
                Arguments.of(Shapes.Barrier.class, 2, new Weakening("CyclicBarrier", "act", "setRelease", "setOpaque")),
                Arguments.of(
                        Shapes.Barrier.class, 2, new Weakening("CyclicBarrier", "await", "getAcquire", "getOpaque")),
                Arguments.of(
                        Shapes.ReadersAndWriter.class,
                        3,
                        new Weakening(
                                "ReentrantReadWriteLock$ReadLock",
                                "lock",
                                "compareAndExchangeAcquire",
                                "compareAndExchangeRelease")),
                Arguments.of(
                        Shapes.ReadersAndWriter.class,
                        3,
                        new Weakening(
                                "ReentrantReadWriteLock$ReadLock",
                                "unlock",
                                "getAndBitwiseAndRelease",
                                "getAndBitwiseAndAcquire")),
                Arguments.of(
                        Shapes.Buffer.class, 2, new Weakening("OwnedLock", "releaseAll", "setRelease", "setOpaque")),
                Arguments.of(
                        Shapes.Buffer.class,
                        2,
                        new Weakening(
                                "OwnedLock", "acquireAgain", "compareAndExchangeAcquire", "compareAndExchangeRelease")),
                Arguments.of(
                        Shapes.Parked.class,
                        1,
                        new Weakening("ThreadState", "givePermit", "getAndSetRelease", "getAndSetAcquire")),
                Arguments.of(
                        Shapes.Parked.class,
                        1,
                        new Weakening(
                                "ThreadState",
                                "takePermit",
                                "compareAndExchangeAcquire",
                                "compareAndExchangeRelease")));
    }

    @ParameterizedTest
    @MethodSource("weakenings")
    void aWeakerOneRaces(Class<?> shape, int threads, Weakening weakening) throws Exception {
        Decided raced = Decided.of(shape, threads, Settings.of("rc11").findingRaces(), weakening);
        assertTrue(raced.failures().stream().anyMatch(DataRace.class::isInstance), raced::toString);
    }
}
