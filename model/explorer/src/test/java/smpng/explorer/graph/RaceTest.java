package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A data race is two conflicting accesses, one of them plain, that happens-before does not order. */
class RaceTest {
    private final Locations locations = new Locations();
    private final int data = locations.allocate(1);
    private final int flag = locations.allocate(1);

    private long races(Threads program) {
        long[] races = {0};
        Exploration.run(program, locations, Exploration.Settings.of("rc11").findingRaces(), new Observer() {
            @Override
            public void complete(View end) {}

            @Override
            public boolean failed(View end, int thread, Throwable thrown) {
                assertEquals(DataRace.class, thrown.getClass());
                races[0]++;
                return true;
            }
        });
        return races[0];
    }

    private Threads message(int write, int read, int access) {
        return Bodies.of(
                m -> {
                    m.write(data, access, 1);
                    m.write(flag, write, 1);
                },
                m -> {
                    if (m.read(flag, read) == 1) {
                        m.read(data, access);
                    }
                });
    }

    @Test
    void releaseAndAcquireKeepPlainAccessesApart() {
        assertEquals(0, races(message(Order.RELEASE, Order.ACQUIRE, Order.PLAIN)));
        assertEquals(0, races(message(Order.VOLATILE, Order.VOLATILE, Order.PLAIN)));
    }

    @Test
    void withoutReleaseOrAcquireTheyRace() {
        assertEquals(1, races(message(Order.OPAQUE, Order.ACQUIRE, Order.PLAIN)));
        assertEquals(1, races(message(Order.RELEASE, Order.OPAQUE, Order.PLAIN)));
    }

    @Test
    void opaqueAccessesDoNotRace() {
        assertEquals(0, races(message(Order.OPAQUE, Order.OPAQUE, Order.OPAQUE)));
    }

    @Test
    void twoReadsDoNotRace() {
        assertEquals(0, races(Bodies.of(m -> m.read(data, Order.PLAIN), m -> m.read(data, Order.PLAIN))));
    }

    @Test
    void twoWritesRace() {
        long found = races(Bodies.of(m -> m.write(data, Order.PLAIN, 1), m -> m.write(data, Order.PLAIN, 2)));
        assertEquals(true, found > 0);
    }

    @Test
    void anAcquireReadThatOnlyWithAnOlderValueDoesNotSynchroniseRaces() {
        Threads program = Bodies.of(
                m -> {
                    m.write(data, Order.PLAIN, 1);
                    m.write(data, Order.RELEASE, 2);
                },
                m -> m.read(data, Order.ACQUIRE));
        assertEquals(2, races(program), "reading 0 and reading 1, not reading 2");
    }

    @Test
    void startingAndJoiningAThreadOrders() {
        assertEquals(
                0,
                races(Bodies.startedByTheFirst(
                        m -> {
                            m.write(data, Order.PLAIN, 1);
                            m.start(1);
                            m.join(1);
                            m.read(data, Order.PLAIN);
                        },
                        m -> m.write(data, Order.PLAIN, 2))));
    }

    @Test
    void withoutJoiningTheyRace() {
        assertEquals(
                true,
                races(Bodies.startedByTheFirst(
                                m -> {
                                    m.start(1);
                                    m.read(data, Order.PLAIN);
                                },
                                m -> m.write(data, Order.PLAIN, 2)))
                        > 0);
    }
}
