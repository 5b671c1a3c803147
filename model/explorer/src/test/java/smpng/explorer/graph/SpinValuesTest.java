package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered of waits saves executions that would be dropped, and no others. */
class SpinValuesTest {
    private final Locations locations = new Locations();
    private final int turn = locations.allocate(1);
    private final int data = locations.allocate(1);

    private static void until(Memory m, int location, long value) {
        while (true) {
            int mark = m.mark();
            if (m.read(location, Order.ACQUIRE) == value) {
                return;
            }
            m.spin(mark);
        }
    }

    private Exploration.Result explored(Threads program, boolean deferral, List<String> graphs) {
        Exploration.Settings settings = Exploration.Settings.of("rc11");
        return Exploration.run(
                program,
                locations,
                deferral ? settings : settings.withoutDeferral(),
                end -> graphs.add(Bodies.graph(end).toString()));
    }

    /** Without deferral nothing is remembered. */
    private void assertNothingIsMissed(Threads program, int complete) {
        List<String> all = new ArrayList<>();
        List<String> found = new ArrayList<>();
        explored(program, false, all);
        assertEquals(complete, explored(program, true, found).complete());
        assertEquals(all.stream().sorted().toList(), found.stream().sorted().toList());
    }

    @Test
    void takingTurnsDropsAFewExecutionsNotSomeForEachOrder() {
        int threads = 6;
        Threads program = Bodies.of(IntStream.range(0, threads)
                .mapToObj(t -> (Bodies.Body) m -> {
                    long mine = m.update(data, Order.OPAQUE, Update.ADD_LONG, 1);
                    until(m, turn, mine);
                    m.write(turn, Order.RELEASE, mine + 1);
                })
                .toArray(Bodies.Body[]::new));
        Exploration.Result result = explored(program, true, new ArrayList<>());
        assertEquals(720, result.complete());
        assertTrue(result.dropped() < 200, result.dropped() + " dropped");
    }

    @Test
    void aValueThatEndsNoWaitAfterOnePastEndsItAfterAnother() {
        assertNothingIsMissed(
                Bodies.of(
                        m -> {
                            m.write(turn, Order.RELEASE, 1);
                            m.write(turn, Order.RELEASE, 2);
                        },
                        m -> m.write(data, Order.RELEASE, 1),
                        m -> until(m, turn, m.read(data, Order.ACQUIRE) == 0 ? 1 : 2)),
                2);
    }

    @Test
    void aValueThatPassedByWhileAThreadWaitedMayEndItsWait() {
        assertNothingIsMissed(
                Bodies.of(m -> until(m, turn, 1), m -> {
                    m.write(turn, Order.RELEASE, 1);
                    m.write(turn, Order.RELEASE, 0);
                }),
                1);
    }

    @Test
    void aFinalFieldThatHasAnotherValueMakesAnotherPast() {
        int[] field = {Graph.NONE};
        assertNothingIsMissed(
                Bodies.of(
                        m -> {
                            m.write(turn, Order.RELEASE, 1);
                            m.write(turn, Order.RELEASE, 2);
                        },
                        m -> {
                            int value = m.choose(2);
                            if (field[0] == Graph.NONE) {
                                field[0] = locations.allocate(1); // an object that this thread makes
                            }
                            m.write(field[0], Order.PLAIN, 2 - value);
                            m.write(data, Order.RELEASE, 1);
                        },
                        m -> {
                            if (m.read(data, Order.ACQUIRE) == 1) {
                                until(m, turn, m.peek(field[0]));
                            }
                        }),
                4);
    }
}
