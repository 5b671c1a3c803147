package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a round of a loop took a lock, looked and gave it back may matter although nobody saw it hold the lock so far. */
class LookingTest {
    private final Locations locations = new Locations();
    private final int lock = locations.allocate(1);
    private final int done = locations.allocate(1);
    private final int flag = locations.allocate(1);
    private final int seen = locations.allocate(1);
    private final int also = locations.allocate(1);

    private Set<List<Long>> outcomes(String machine, Threads program) {
        Set<List<Long>> outcomes = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        Exploration.Settings settings = Exploration.Settings.of(machine).eventsAThread(100);
        Exploration.Result result = Exploration.run(
                program, locations, settings, end -> outcomes.add(List.of(end.last(seen), end.last(also))));
        assertTrue(result.isExhaustive(), result::toString);
        return outcomes;
    }

    /** Looks only after it has found nothing. */
    private void untilDone(Memory m) {
        while (true) {
            int mark = m.mark();
            if (m.read(done, Order.OPAQUE) != 0) {
                return;
            }
            m.awaitCompareAndSet(lock, Order.ACQUIRE, 0, 1);
            m.write(lock, Order.RELEASE, 0);
            m.look(mark);
        }
    }

    /** The lock is free when it is 2. */
    private Bodies.Body looking(int acquire, int release) {
        return m -> {
            while (true) {
                int mark = m.mark();
                m.awaitCompareAndSet(lock, acquire, 2, 3);
                boolean over = m.read(done, Order.OPAQUE) != 0;
                m.write(lock, release, 2);
                if (over) {
                    return;
                }
                m.look(mark);
            }
        };
    }

    private void handOver(Memory m) {
        m.write(flag, Order.OPAQUE, 1);
        m.write(lock, Order.RELEASE, 2);
    }

    private void take(Memory m) {
        m.awaitCompareAndSet(lock, Order.ACQUIRE, 2, 3);
        m.write(seen, Order.PLAIN, m.read(flag, Order.OPAQUE));
        m.write(done, Order.OPAQUE, 1);
        m.write(lock, Order.RELEASE, 2);
    }

    /** Who has the lock from the first thread through the looking one may know nothing of the flag. */
    private Threads handedOn(int acquire, int release) {
        return Bodies.of(this::handOver, looking(acquire, release), this::take);
    }

    @Test
    void aRoundThatDoesNotHandOnWhatItFoundHidesIt() {
        Set<List<Long>> hidden = Set.of(List.of(0L, 0L), List.of(1L, 0L));
        assertEquals(hidden, outcomes("rc11", handedOn(Order.ACQUIRE, Order.OPAQUE)), "given back without release");
        assertEquals(hidden, outcomes("rc11", handedOn(Order.OPAQUE, Order.RELEASE)), "taken without acquire");
        assertEquals(Set.of(List.of(1L, 0L)), outcomes("rc11", handedOn(Order.ACQUIRE, Order.RELEASE)));
    }

    @Test
    void twoThreadsThatDoSoDoNotLookOnForEver() {
        Threads program = Bodies.of(
                this::handOver, looking(Order.ACQUIRE, Order.OPAQUE), looking(Order.ACQUIRE, Order.OPAQUE), this::take);
        assertEquals(Set.of(List.of(0L, 0L), List.of(1L, 0L)), outcomes("rc11", program));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rc11", "jam", "armv8", "power"})
    void whoReadsWhatCameAfterTheLoopMayStillSeeItHoldTheLock(String machine) {
        Threads program = Bodies.of(
                m -> {
                    untilDone(m);
                    m.write(flag, Order.OPAQUE, 1);
                },
                m -> {
                    m.write(done, Order.OPAQUE, 1);
                    long after = m.read(flag, Order.OPAQUE);
                    m.write(also, Order.PLAIN, m.read(lock, Order.OPAQUE));
                    m.write(seen, Order.PLAIN, after);
                });
        assertEquals(
                Set.of(List.of(0L, 0L), List.of(0L, 1L), List.of(1L, 0L), List.of(1L, 1L)), outcomes(machine, program));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sc", "x86-tso", "rc11"})
    void oneThreadMaySeeItHoldTheLockAndAnotherWhatCameAfterTheLoop(String machine) {
        Threads program = Bodies.of(
                m -> {
                    untilDone(m);
                    m.write(flag, Order.RELEASE, 1);
                },
                m -> {
                    m.write(done, Order.RELEASE, 1);
                    m.write(seen, Order.PLAIN, m.read(flag, Order.ACQUIRE));
                },
                m -> {
                    long before = m.read(flag, Order.ACQUIRE);
                    m.write(also, Order.PLAIN, m.read(lock, Order.OPAQUE) * 2 + before);
                });
        assertTrue(outcomes(machine, program).contains(List.of(1L, 2L)), machine);
    }

    @Test
    void itDoesNotHangIfTheLockHasAnotherValueMeanwhile() {
        Threads program = Bodies.of(
                m -> {
                    while (true) {
                        int mark = m.mark();
                        long found = m.update(lock, Order.ACQUIRE, Update.ADD_LONG, 1);
                        if (found == 5) {
                            return;
                        }
                        m.write(lock, Order.RELEASE, found);
                        m.look(mark);
                    }
                },
                m -> m.write(lock, Order.RELEASE, 5));
        int[] hangs = new int[1];
        Observer observer = new Observer() {
            @Override
            public void complete(View end) {}

            @Override
            public void blocked(View end) {
                hangs[0] += end.hangs() && end.last(lock) == 5 ? 1 : 0;
            }
        };
        Exploration.Result result = Exploration.run(program, locations, Exploration.Settings.of("sc"), observer);
        assertTrue(result.complete() > 0, result::toString);
        assertEquals(0, hangs[0]);
    }

    /** Which execution it is that may be missed, the result cannot say; that one may be, it does. */
    @ParameterizedTest
    @ValueSource(strings = {"sc", "rc11"})
    void whereOfTwoRoundsThatSawTheSameOneIsNotFollowedTheResultSaysSo(String machine) {
        Threads program = Bodies.of(
                m -> {
                    untilDone(m);
                    m.write(flag, Order.RELEASE, 1);
                },
                m -> {
                    m.write(done, Order.RELEASE, 1);
                    m.write(seen, Order.PLAIN, m.read(flag, Order.ACQUIRE));
                },
                m -> {
                    long held = m.read(lock, Order.OPAQUE) * 4;
                    held += m.read(lock, Order.OPAQUE) * 2;
                    m.write(also, Order.PLAIN, held + m.read(lock, Order.OPAQUE));
                });
        Exploration.Settings settings = Exploration.Settings.of(machine).eventsAThread(100);
        assertTrue(Exploration.run(program, locations, settings, end -> {}).curbed());
    }

    @Test
    void whereNobodyCouldTellTheRoundsApartItSaysNothing() {
        Threads program = Bodies.of(this::untilDone, m -> m.write(done, Order.RELEASE, 1));
        Exploration.Settings settings = Exploration.Settings.of("sc").eventsAThread(100);
        assertEquals(
                false, Exploration.run(program, locations, settings, end -> {}).curbed());
    }
}
