package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import smpng.memory.Judge;
import smpng.memory.mapping.Lowering;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/** That a graph is an interleaving, found in one pass, against the formula of sequential consistency. */
class InterleavingTest {
    private static final int PROGRAMS = 2_000;

    @Test
    void aGraphIsAnInterleavingIfAndOnlyIfTheFormulaOfScHolds() {
        Random random = new Random(20_261_126);
        Comparing comparing = new Comparing();
        for (int i = 0; i < PROGRAMS; i++) {
            explore(RandomAccesses.of(random, 5).threads(), RandomAccesses.locations(), comparing);
        }
        comparing.assertBothAnswersOccurred();
    }

    @Test
    void startingAndJoiningOrder() {
        Comparing comparing = new Comparing();
        Locations locations = new Locations();
        int first = locations.allocate(2);
        for (int loads = 0; loads < 2; loads++) {
            int times = loads;
            Threads program = Bodies.startedByTheFirst(
                    m -> {
                        m.start(1);
                        m.start(2);
                        m.join(1);
                        m.read(first + 1, Order.OPAQUE);
                        m.write(first, Order.OPAQUE, 3);
                    },
                    m -> m.write(first, Order.OPAQUE, 1),
                    m -> {
                        m.write(first + 1, Order.OPAQUE, 1);
                        for (int i = 0; i <= times; i++) {
                            m.read(first, Order.OPAQUE);
                        }
                    });
            explore(program, locations, comparing);
        }
        comparing.assertBothAnswersOccurred();
    }

    @Test
    void startingAThreadInTheMiddleOrders() {
        Comparing comparing = new Comparing();
        Locations locations = new Locations();
        int first = locations.allocate(2);
        Threads program = Bodies.startedByTheFirst(
                m -> {
                    m.start(1);
                    m.write(first, Order.OPAQUE, 1);
                    m.read(first + 1, Order.OPAQUE);
                },
                m -> {
                    m.write(first + 1, Order.OPAQUE, 1);
                    m.start(2);
                },
                m -> m.read(first, Order.OPAQUE));
        explore(program, locations, comparing);
        comparing.assertBothAnswersOccurred();
    }

    private static void explore(Threads program, Locations locations, Comparing comparing) {
        Search.Options options = new Search.Options(false, false, true, 100, Long.MAX_VALUE, Optional.empty());
        new Search(program, locations, comparing.over(locations), options, end -> {}, new Split(1)).run();
    }

    /** Explores by coherence alone, and asks both about every graph. */
    private static final class Comparing {
        private final Interleaving interleaving = new Interleaving();
        private int are;
        private int areNot;

        Consistency over(Locations locations) {
            ModelOrder sc = new ModelOrder(
                    Models.byName("sc").orElseThrow(),
                    Lowering.of(Mapping.FREEBSD, "sc"),
                    ModelOrder.Dependencies.ADDRESSES,
                    locations);
            return new Consistency() {
                @Override
                public Bounds bounds() {
                    return Bounds.THREAD;
                }

                @Override
                public boolean holds(Graph graph, int changed) {
                    boolean is = interleaving.is(graph);
                    assertEquals(sc.judge(graph, Judge.silent()), is);
                    are += is ? 1 : 0;
                    areNot += is ? 0 : 1;
                    return true;
                }
            };
        }

        void assertBothAnswersOccurred() {
            assertTrue(are > 0 && areNot > 0, are + " are, " + areNot + " are not");
        }
    }
}
