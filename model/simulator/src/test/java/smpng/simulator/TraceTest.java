package smpng.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import smpng.simulator.Decision.Interrupt;
import smpng.simulator.Decision.Run;
import smpng.simulator.guest.SmallGuest;

/** What a trace says, and that it says the same every time. */
class TraceTest {
    private static final Simulator SIMULATOR = new Simulator();

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    /** Every kind of access, with an interrupt and a switch among them. */
    public static final class Various extends SmallGuest {
        private static final VarHandle WORD;
        private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
        private static int total;

        static {
            try {
                WORD = MethodHandles.lookup().findVarHandle(Various.class, "word", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private int word;
        private volatile boolean flag;
        private final long[] numbers = new long[2];
        private final Object[] slots = new Object[2];

        @Override
        protected void boot() {
            total = 0;
            vm().name(this, "g");
        }

        @Override
        protected void work(int cpu) {
            vm().setInterrupts(true);
            if (cpu == 1) {
                while (!flag) {
                    vm().spinWait();
                }
                total += 2;
                return;
            }
            WORD.weakCompareAndSetAcquire(this, 0, 5);
            WORD.compareAndSet(this, 0, 6);
            WORD.getAndAddRelease(this, -2);
            WORD.compareAndExchange(this, 9, 1);
            WORD.setOpaque(this, (int) WORD.getOpaque(this) + 1);
            numbers[1] = 7;
            numbers[0] = numbers[1];
            SLOT.setRelease(slots, 0, new Object());
            SLOT.getAndSet(slots, 0, null);
            vm().note("done with it");
            Runnable lambda = () -> {};
            slots[1] = lambda;
            slots[1] = slots;
            flag = true;
            vm().ipi(1, 1);
        }

        @Override
        public void interrupt(int vector) {
            total += 10;
        }

        @Override
        public String decode(String location, Object value) {
            return location.equals("Various.word") ? "<" + value + ">" : null;
        }
    }

    private static final Schedule SCHEDULE = Schedule.of(new Interrupt(3, 0, 1), new Run(6, 1));

    private static Result trace() {
        return SIMULATOR.trace(Various.class.getName(), null, 2, SCHEDULE, Limits.DEFAULT);
    }

    /** The text is fixed, so it is the same in every JVM that runs this test. Line numbers are left out. */
    @Test
    void theSameProgramAndScheduleGiveTheSameTextInEveryJvm() {
        String text = trace().trace().render(Trace.Columns.BY_CPU, 120, false);
        assertEquals(EXPECTED, text.replaceAll("java:\\d+ *", "java: "));
        for (int i = 0; i < 5; i++) {
            assertEquals(text, trace().trace().render(Trace.Columns.BY_CPU, 120, false));
        }
        try (Simulator fresh = new Simulator()) {
            Result other = fresh.trace(Various.class.getName(), null, 2, SCHEDULE, Limits.DEFAULT);
            assertEquals(text, other.trace().render(Trace.Columns.BY_CPU, 120, false));
        }
    }

    private static final String EXPECTED = """
              step  source             CPU 0                                         CPU 1
                 1  TraceTest.java: T0: g.word: <0> -> <5>  acquire weak CAS
                 2  TraceTest.java: g.word is <5>, not <0>  volatile CAS fails
                                       { reschedule interrupt
                 3  TraceTest.java: Various.total is 0  plain R
                 4  TraceTest.java: Various.total = 10  plain W
                                       } reschedule interrupt
                 5  TraceTest.java: g.word: <5> -> <3>  release getAndAdd
                                                                                     T1: >> CPU 1 runs (decision)
                 6  TraceTest.java: g.flag is false  volatile R
                                       >> CPU 0 runs (spin)
                 7  TraceTest.java: g.word is <3>, not <9>  volatile compareAndExchange fails
                 8  TraceTest.java: g.word is <3>  opaque R
                 9  TraceTest.java: g.word = <4>  opaque W
                10  TraceTest.java: long[]#1[1] = 7  plain W
                11  TraceTest.java: long[]#1[1] is 7  plain R
                12  TraceTest.java: long[]#1[0] = 7  plain W
                13  TraceTest.java: Object[]#1[0] = Object#1  release W
                14  TraceTest.java: Object[]#1[0]: Object#1 -> null  volatile getAndSet
                                       # done with it
                15  TraceTest.java: Object[]#1[1] = Various lambda#1  plain W
                16  TraceTest.java: Object[]#1[1] = Object[]#1  plain W
                17  TraceTest.java: g.flag = true  volatile W
                                       # reschedule interrupt for CPU 1
                                                                                     >> CPU 1 runs (halt)
                                                                                     { reschedule interrupt
                18  TraceTest.java: Various.total is 10  plain R
                19  TraceTest.java: Various.total = 20  plain W
                                                                                     } reschedule interrupt
                20  TraceTest.java: g.flag is true  volatile R
                21  TraceTest.java: Various.total is 20  plain R
                22  TraceTest.java: Various.total = 22  plain W
            passed
            """;

    @Test
    void anotherScheduleGivesAnotherText() {
        Result other = SIMULATOR.trace(Various.class.getName(), null, 2, Schedule.EMPTY, Limits.DEFAULT);
        assertFalse(other.trace()
                .render(Trace.Columns.BY_CPU, 120, false)
                .equals(trace().trace().render(Trace.Columns.BY_CPU, 120, false)));
    }

    @Test
    void aRunTakesTheSameStepsWithATraceAndWithout() {
        Result silent = SIMULATOR.run(Various.class.getName(), null, 2, SCHEDULE, Limits.DEFAULT);
        assertEquals(trace().steps(), silent.steps());
        assertEquals(trace().verdict(), silent.verdict());
        assertSame(Trace.NONE, silent.trace());
    }

    @Test
    void everyStepIsOneAccessOfTheTrace() {
        Result result = trace();
        int[] steps = result.trace().events().stream()
                .filter(Trace.Access.class::isInstance)
                .mapToInt(Trace.Event::step)
                .toArray();
        assertEquals(
                IntStream.rangeClosed(1, result.steps()).boxed().toList(),
                IntStream.of(steps).boxed().toList());
    }

    @Test
    void linesKeepTheirWidthAndColoursAreAskedFor() {
        Trace trace = trace().trace();
        for (int width : new int[] {50, 80, 160}) {
            trace.render(Trace.Columns.BY_THREAD, width, false)
                    .lines()
                    .forEach(line -> assertTrue(line.length() <= width, line));
        }
        assertFalse(trace.render(Trace.Columns.BY_CPU, 80, false).contains("\u001b"));
        assertTrue(trace.render(Trace.Columns.BY_CPU, 80, true).contains("\u001b[33m"));
    }

    @Test
    void aTraceCanLeaveLocationsOut() {
        Trace trace = trace().trace();
        Trace without = trace.without("Various.word"::equals);
        assertTrue(trace.render(Trace.Columns.BY_CPU, 80, false).contains("g.word"));
        assertFalse(without.render(Trace.Columns.BY_CPU, 80, false).contains("g.word"));
        assertTrue(without.render(Trace.Columns.BY_CPU, 80, false).contains("g.flag"));
    }
}
