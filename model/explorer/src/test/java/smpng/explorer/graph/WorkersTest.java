package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** However many workers there are, each graph is found once. */
class WorkersTest {
    private final Locations locations = new Locations();
    private final int x = locations.allocate(1);
    private final int y = locations.allocate(1);

    private Threads program() {
        Bodies.Body reader = m -> {
            for (int i = 0; i < 2; i++) {
                m.read(x, Order.ACQUIRE);
                m.read(y, Order.ACQUIRE);
            }
        };
        Bodies.Body writer = m -> {
            for (int i = 1; i <= 2; i++) {
                m.update(x, Order.RELEASE, Update.ADD_LONG, 1);
                m.write(y, Order.RELEASE, i);
            }
        };
        return Bodies.of(reader, writer, writer);
    }

    private Map<List<List<String>>, Integer> graphs(int jobs) throws InterruptedException {
        Map<List<List<String>>, Integer> graphs = new ConcurrentHashMap<>();
        Observer observer = end -> graphs.merge(Bodies.graph(end), 1, Integer::sum);
        Exploration.Result result = Exploration.run(
                () -> new Exploration.Subject(program(), observer), jobs, locations, Exploration.Settings.of("rc11"));
        assertEquals(graphs.size(), result.complete(), "graphs and executions with " + jobs + " workers");
        return graphs;
    }

    @Test
    void theSameGraphsAreFoundByOneTwoAndFive() throws InterruptedException {
        Map<List<List<String>>, Integer> one = graphs(1);
        assertEquals(true, one.size() > 1000, one.size() + " graphs");
        assertEquals(one, graphs(2));
        assertEquals(one, graphs(5));
    }

    @Test
    void anExplorationEndsEarlyWhereItIsTold() throws InterruptedException {
        Exploration.Result result = Exploration.run(
                () -> new Exploration.Subject(program(), end -> {}),
                2,
                locations,
                Exploration.Settings.of("rc11").executions(100));
        assertEquals(false, result.isExhaustive());
    }
}
