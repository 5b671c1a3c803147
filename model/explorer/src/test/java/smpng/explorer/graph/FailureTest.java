package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An execution in which a thread throws hides none in which it does not. */
class FailureTest {
    private final Locations locations = new Locations();
    private final int x = locations.allocate(1);
    private final int y = locations.allocate(1);
    private final TreeSet<String> thrown = new TreeSet<>();
    private final TreeSet<Long> seen = new TreeSet<>();

    private Exploration.Result explore(Threads threads) {
        return Exploration.run(threads, locations, Exploration.Settings.of("rc11"), new Observer() {
            @Override
            public void complete(View end) {
                seen.add(end.last(y));
            }

            @Override
            public boolean failed(View end, int thread, Throwable failure) {
                thrown.add(String.valueOf(failure.getMessage()));
                return true;
            }
        });
    }

    private static void writesTwice(Memory m, int location) {
        m.write(location, Order.OPAQUE, 1);
        m.write(location, Order.OPAQUE, 2);
    }

    @Test
    void aLaterWriteIsReadAfterAnEarlierOneFailed() {
        Exploration.Result result = explore(Bodies.of(
                m -> {
                    long read = m.read(x, Order.OPAQUE);
                    if (read == 1) {
                        throw new IllegalStateException("read 1");
                    }
                    m.write(y, Order.OPAQUE, read);
                },
                m -> writesTwice(m, x)));

        assertEquals(2, result.complete());
        assertEquals(1, result.failed());
        assertEquals(new TreeSet<>(List.of(0L, 2L)), seen);
    }

    @Test
    void everyFailureIsTold() {
        Exploration.Result result = explore(Bodies.of(
                m -> {
                    throw new IllegalStateException("read " + m.read(x, Order.OPAQUE));
                },
                m -> writesTwice(m, x)));

        assertEquals(0, result.complete());
        assertEquals(3, result.failed());
        assertEquals(new TreeSet<>(List.of("read 0", "read 1", "read 2")), thrown);
    }

    @Test
    void aThreadThatThrewHasEnded() {
        Exploration.Result result = explore(Bodies.startedByTheFirst(
                m -> {
                    m.start(1);
                    m.join(1);
                    m.write(y, Order.OPAQUE, 1);
                },
                m -> {
                    throw new IllegalStateException("at once");
                }));

        assertEquals(1, result.failed());
        assertEquals(0, result.blocked());
    }
}
