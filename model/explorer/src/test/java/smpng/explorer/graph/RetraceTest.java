package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An execution that was seen can be run again. */
class RetraceTest {
    private final Locations locations = new Locations();
    private final int x = locations.allocate(1);
    private final int y = locations.allocate(1);
    private final Threads program = Bodies.startedByTheFirst(
            m -> {
                m.start(1);
                m.start(2);
                m.write(x, Order.RELEASE, m.read(y, Order.ACQUIRE) + 1);
                m.join(1);
                m.join(2);
                m.read(x, Order.PLAIN);
            },
            m -> {
                m.update(x, Order.OPAQUE, Update.ADD_INT, 5);
                if (m.choose(2) == 1) {
                    m.compareAndSet(y, Order.VOLATILE, Order.OPAQUE, 0, 7);
                }
            },
            m -> {
                m.fence(Order.VOLATILE);
                m.write(y, Order.OPAQUE, m.read(x, Order.OPAQUE));
                m.await(x, Order.ACQUIRE, Condition.GREATER, 0);
            });

    private List<List<List<Step>>> executions(Exploration.Settings settings) {
        List<List<List<Step>>> executions = new ArrayList<>();
        Exploration.run(program, locations, settings, end -> {
            List<List<Step>> steps = new ArrayList<>();
            for (int t = 0; t < end.threads(); t++) {
                steps.add(end.steps(t));
            }
            executions.add(steps);
        });
        return executions;
    }

    private static List<List<Step>> withoutStamps(List<List<Step>> steps) {
        return steps.stream()
                .map(thread -> thread.stream()
                        .map(s -> new Step(
                                s.thread(),
                                s.index(),
                                0,
                                s.kind(),
                                s.order(),
                                s.location(),
                                s.read(),
                                s.written(),
                                s.source(),
                                s.place()))
                        .toList())
                .toList();
    }

    private List<List<Step>> again(Exploration.Settings settings, List<List<Step>> steps) {
        List<List<List<Step>>> seen = new ArrayList<>();
        Exploration.Result result = Exploration.retrace(program, locations, settings, steps, end -> {
            List<List<Step>> all = new ArrayList<>();
            for (int t = 0; t < end.threads(); t++) {
                all.add(end.steps(t));
            }
            seen.add(all);
        });
        assertEquals(1, result.complete(), "complete executions of " + steps);
        return seen.get(0);
    }

    @Test
    void everyExecutionRunsAgainAsItWas() {
        for (String machine : List.of("sc", "rc11", "power")) {
            Exploration.Settings settings = Exploration.Settings.of(machine);
            List<List<List<Step>>> executions = executions(settings);
            assertTrue(executions.size() > 10, machine + ": " + executions.size() + " executions");
            for (List<List<Step>> steps : executions) {
                assertEquals(withoutStamps(steps), withoutStamps(again(settings, steps)), machine);
            }
        }
    }

    @Test
    void twoExecutionsAreNotTheSame() {
        List<List<List<Step>>> executions = executions(Exploration.Settings.of("rc11"));
        assertNotEquals(withoutStamps(executions.get(0)), withoutStamps(executions.get(1)));
    }

    @Test
    void aFailureFailsAgain() {
        List<List<List<Step>>> found = new ArrayList<>();
        Threads failing = Bodies.of(
                m -> {
                    m.write(x, Order.OPAQUE, 1);
                    m.write(y, Order.OPAQUE, 1);
                },
                m -> {
                    if (m.read(y, Order.OPAQUE) == 1 && m.read(x, Order.OPAQUE) == 0) {
                        throw new AssertionError("overtaken");
                    }
                });
        Observer keeping = new Observer() {
            @Override
            public void complete(View end) {}

            @Override
            public boolean failed(View end, int thread, Throwable thrown) {
                List<List<Step>> steps = new ArrayList<>();
                for (int t = 0; t < end.threads(); t++) {
                    steps.add(end.steps(t));
                }
                found.add(steps);
                return false;
            }
        };
        Exploration.Settings settings = Exploration.Settings.of("armv8");
        assertEquals(1, Exploration.run(failing, locations, settings, keeping).failed());
        assertEquals(
                1,
                Exploration.retrace(failing, locations, settings, found.get(0), keeping)
                        .failed());
        assertEquals(withoutStamps(found.get(0)), withoutStamps(found.get(1)));
    }

    @Test
    void aRaceWithWhatAThreadWaitsForIsFoundAgain() {
        List<List<List<Step>>> found = new ArrayList<>();
        Threads racing = Bodies.of(m -> m.write(x, Order.PLAIN, 1), m -> m.await(x, Order.ACQUIRE, Condition.EQUAL, 1));
        Observer keeping = new Observer() {
            @Override
            public void complete(View end) {}

            @Override
            public boolean failed(View end, int thread, Throwable thrown) {
                found.add(List.of(end.steps(0), end.steps(1)));
                return false;
            }
        };
        Exploration.Settings settings = Exploration.Settings.of("rc11").findingRaces();
        assertEquals(1, Exploration.run(racing, locations, settings, keeping).failed());
        assertEquals(
                1,
                Exploration.retrace(racing, locations, settings, found.get(0), keeping)
                        .failed());
    }

    @Test
    void aThreadThatHangsHangsAgain() {
        List<List<List<Step>>> found = new ArrayList<>();
        List<Boolean> hangs = new ArrayList<>();
        Threads hanging = Bodies.of(
                m -> {
                    m.write(x, Order.RELEASE, 1);
                    m.write(x, Order.RELEASE, 2);
                },
                m -> {
                    m.await(x, Order.OPAQUE, Condition.EQUAL, 1); // which is not the last there is
                    m.await(y, Order.OPAQUE, Condition.EQUAL, 1);
                });
        Observer keeping = new Observer() {
            @Override
            public void complete(View end) {}

            @Override
            public void blocked(View end) {
                List<List<Step>> steps = new ArrayList<>();
                for (int t = 0; t < end.threads(); t++) {
                    steps.add(end.steps(t));
                }
                found.add(steps);
                hangs.add(end.hangs());
            }
        };
        Exploration.Settings settings = Exploration.Settings.of("rc11");
        Exploration.run(hanging, locations, settings, keeping);
        int passed = found.size() - 1;
        while (found.get(passed).get(1).isEmpty()) {
            passed--; // there, the first await was passed
        }
        Exploration.retrace(hanging, locations, settings, found.get(passed), keeping);
        assertEquals(List.of(true, true), List.of(hangs.get(passed), hangs.get(hangs.size() - 1)));
    }

    private Threads message(int write, int read) {
        return Bodies.of(
                m -> {
                    m.write(x, Order.OPAQUE, 1);
                    m.write(y, write, 1);
                },
                m -> {
                    m.read(y, read);
                    m.read(x, Order.OPAQUE);
                });
    }

    @Test
    void whatTheMachineForbidsAfterARepairIsNotTold() {
        for (String machine : List.of("rc11", "armv8", "jam")) {
            Exploration.Settings settings = Exploration.Settings.of(machine);
            List<List<List<Step>>> overtaken = new ArrayList<>();
            Exploration.run(message(Order.OPAQUE, Order.OPAQUE), locations, settings, end -> {
                if (end.steps(1).get(0).read() == 1 && end.steps(1).get(1).read() == 0) {
                    overtaken.add(List.of(end.steps(0), end.steps(1)));
                }
            });
            assertEquals(1, overtaken.size(), machine);
            Threads weak = message(Order.OPAQUE, Order.OPAQUE);
            Threads repaired = message(Order.RELEASE, Order.ACQUIRE);
            assertEquals(
                    List.of(1L, 0L),
                    List.of(
                            Exploration.retrace(weak, locations, settings, overtaken.get(0), end -> {})
                                    .complete(),
                            Exploration.retrace(repaired, locations, settings, overtaken.get(0), end -> {})
                                    .complete()),
                    machine);
        }
    }
}
