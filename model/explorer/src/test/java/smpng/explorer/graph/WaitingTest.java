package smpng.explorer.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waiting is decided, and who waits for ever is found. */
class WaitingTest {
    private final Locations locations = new Locations();
    private final int flag = locations.allocate(1);
    private final int data = locations.allocate(1);

    private static void until(Memory m, int location, long value) {
        while (true) {
            int mark = m.mark();
            if (m.read(location, Order.ACQUIRE) == value) {
                return;
            }
            if (m.idleSince(mark)) {
                m.spin(mark);
            }
        }
    }

    private List<Boolean> hanging(Threads program, String machine) {
        List<Boolean> hangs = new ArrayList<>();
        Exploration.run(program, locations, Exploration.Settings.of(machine), new Observer() {
            @Override
            public void complete(View end) {}

            @Override
            public void blocked(View end) {
                hangs.add(end.hangs());
            }
        });
        return hangs;
    }

    @Test
    void aLoopThatAWriteEndsIsOneExecution() {
        Threads program = Bodies.of(
                m -> {
                    m.write(data, Order.PLAIN, 1);
                    m.write(flag, Order.RELEASE, 1);
                },
                m -> {
                    until(m, flag, 1);
                    assertEquals(1, m.read(data, Order.PLAIN));
                });
        for (String machine : List.of("sc", "x86-tso", "rc11", "jam", "power")) {
            Exploration.Result result =
                    Exploration.run(program, locations, Exploration.Settings.of(machine), end -> {});
            assertEquals(1, result.complete(), machine);
            assertEquals(0, result.failed(), machine);
        }
    }

    @Test
    void aLoopThatNothingEndsHangs() {
        Threads program = Bodies.of(m -> m.write(flag, Order.RELEASE, 1), m -> until(m, flag, 2));
        assertEquals(List.of(true), hanging(program, "rc11"));
    }

    @Test
    void twoThreadsThatWaitForEachOtherHang() {
        Threads program = Bodies.of(
                m -> {
                    until(m, flag, 1);
                    m.write(data, Order.RELEASE, 1);
                },
                m -> {
                    until(m, data, 1);
                    m.write(flag, Order.RELEASE, 1);
                });
        assertEquals(List.of(true), hanging(program, "sc"));
    }

    @Test
    void aValueThatPassesByMayBeMissed() {
        // flag is 1 only for a while: the loop may end, or it may never see it.
        Threads program = Bodies.of(
                m -> {
                    m.write(flag, Order.RELEASE, 1);
                    m.write(flag, Order.RELEASE, 0);
                },
                m -> until(m, flag, 1));
        Exploration.Result result = Exploration.run(program, locations, Exploration.Settings.of("rc11"), end -> {});
        assertEquals(1, result.complete());
        assertEquals(List.of(true), hanging(program, "rc11"), "reading 0 for ever is fair");
    }

    @Test
    void aThreadThatIsJoinedByItselfHangs() {
        Threads program = Bodies.startedByTheFirst(
                m -> {
                    m.start(1);
                    m.join(1);
                },
                m -> m.join(0));
        assertEquals(List.of(true), hanging(program, "sc"));
    }

    @Test
    void aLoopThatDoesNotWaitIsCutOff() {
        Threads program = Bodies.of(m -> {
            for (long i = 0; ; i++) {
                m.write(flag, Order.OPAQUE, i);
            }
        });
        Exploration.Result result = Exploration.run(
                program, locations, Exploration.Settings.of("sc").eventsAThread(100), end -> {});
        assertEquals(0, result.complete());
        assertEquals(1, result.cutOff());
        assertEquals(false, result.isExhaustive());
    }

    @Test
    void aBoundedLoopMayGiveUpOrSee() {
        List<String> ends = new ArrayList<>();
        Threads program = Bodies.of(m -> m.write(flag, Order.RELEASE, 1), m -> {
            for (int i = 0; i < 1000; i++) {
                int mark = m.mark();
                if (m.read(flag, Order.ACQUIRE) == 1) {
                    m.write(data, Order.OPAQUE, 1);
                    return;
                }
                m.spinOrGiveUp(mark);
            }
            m.write(data, Order.OPAQUE, 2);
        });
        Exploration.Result result = Exploration.run(
                program, locations, Exploration.Settings.of("rc11"), end -> ends.add("" + end.last(data)));
        assertEquals(List.of("1", "2"), ends.stream().sorted().toList());
        assertEquals(true, result.gaveUp());
        assertEquals(0, result.failed());
    }

    @Test
    void aLoopWithoutABoundDoesNotGiveUp() {
        List<String> ends = new ArrayList<>();
        Threads program = Bodies.of(m -> m.write(flag, Order.RELEASE, 1), m -> {
            for (long pause = 1; ; pause *= 2) {
                int mark = m.mark();
                if (m.read(flag, Order.ACQUIRE) == 1) {
                    return;
                }
                m.spinOrGiveUp(mark);
            }
        });
        Exploration.Result result =
                Exploration.run(program, locations, Exploration.Settings.of("rc11"), end -> ends.add("end"));
        assertEquals(1, ends.size());
        assertEquals(0, result.blocked());
    }

    @Test
    void aLoopThatHasABoundAfterOnePastAndNoneAfterAnotherGivesUpAfterTheFirst() {
        Threads program = Bodies.of(m -> {
            boolean bounded = m.choose(2) == 1;
            for (int i = 0; !bounded || i < 3; i++) {
                int mark = m.mark();
                m.read(flag, Order.ACQUIRE);
                m.spinOrGiveUp(mark);
            }
        });
        Exploration.Result result = Exploration.run(program, locations, Exploration.Settings.of("rc11"), end -> {});
        assertEquals(1, result.complete());
    }
}
