package smpng.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import smpng.simulator.Decision.Run;
import smpng.simulator.guest.SmallGuest;

/** What decides between the CPUs: the list of decisions, and nothing else. */
class InterleavingTest {
    private static final Simulator SIMULATOR = new Simulator();
    private static final String COUNTER = Counter.class.getName();

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    /** Each CPU adds one, in two steps. */
    public static final class Counter extends SmallGuest {
        private int count;

        @Override
        protected void work(int cpu) {
            int was = count;
            count = was + 1;
        }

        @Override
        public void finish() {
            require(count == vm().cpus(), "an update was lost: " + count + " of " + vm().cpus());
        }
    }

    /** One CPU waits for what the other writes, and says so. */
    public static final class Spinner extends SmallGuest {
        private boolean flag;

        @Override
        protected void work(int cpu) {
            if (cpu == 0) {
                while (!flag) {
                    vm().spinWait();
                }
            } else {
                flag = true;
            }
        }
    }

    /** The same without saying so. */
    public static final class SilentSpinner extends SmallGuest {
        private boolean flag;

        @Override
        protected void work(int cpu) {
            while (cpu == 0 && !flag) {}
            flag = true;
        }
    }

    /** Takes a flag with a weak compare-and-set; again if that fails, unless the program says otherwise. */
    public static final class Taker extends SmallGuest {
        private static final VarHandle TAKEN;

        static {
            try {
                TAKEN = MethodHandles.lookup().findVarHandle(Taker.class, "taken", boolean.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private boolean taken;

        @Override
        protected void work(int cpu) {
            boolean again = "again".equals(program());
            while (!TAKEN.weakCompareAndSetAcquire(this, false, true) && again) {
                log.add("again");
            }
        }

        @Override
        public void finish() {
            require(taken, "nobody took it");
        }
    }

    private static Result run(Schedule schedule) {
        return SIMULATOR.run(COUNTER, null, 2, schedule, Limits.DEFAULT);
    }

    @Test
    void withoutDecisionsEachCpuRunsUntilItWaits() {
        Result result = run(Schedule.EMPTY);
        assertTrue(result.passed(), result::toString);
        assertEquals(4, result.steps());
    }

    @Test
    void aSwitchBetweenReadAndWriteLosesAnUpdate() {
        Result result = run(Schedule.of(new Run(2, 1)));
        Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, result.verdict());
        assertTrue(violation.message().endsWith("an update was lost: 1 of 2"), violation.message());
    }

    @Test
    void aSwitchAfterTheWriteLosesNothing() {
        assertTrue(run(Schedule.of(new Run(3, 1))).passed());
    }

    @Test
    void aScheduleWithoutOneOfItsDecisionsIsASchedule() {
        Schedule failing = Schedule.of(new Run(2, 1), new Run(3, 0), new Run(4, 1), new Run(9, 1));
        assertInstanceOf(Verdict.Violation.class, run(failing).verdict());
        for (int i = 0; i < failing.decisions().size(); i++) {
            Schedule simpler = failing.without(i);
            assertEquals(3, simpler.decisions().size());
            assertTrue(run(simpler).steps() > 0);
        }
        assertTrue(run(failing.without(0).without(0)).passed());
    }

    @Test
    void decisionsThatMakeNoSenseHaveNoEffect() {
        Schedule schedule = Schedule.of(
                new Run(-3, 1),
                new Run(0, 1),
                new Run(2, 7),
                new Run(2, -1),
                new Decision.Interrupt(2, 9, 1),
                new Decision.Interrupt(2, 0, 64),
                new Decision.Expire(2),
                new Run(1_000_000, 1));
        assertEquals(run(Schedule.EMPTY).verdict(), run(schedule).verdict());
    }

    @Test
    void theOrderInWhichDecisionsAreGivenDoesNotMatterAcrossSteps() {
        assertEquals(Schedule.of(new Run(1, 1), new Run(2, 0)), Schedule.of(new Run(2, 0), new Run(1, 1)));
    }

    @Test
    void someRandomScheduleLosesAnUpdateAndTheSameSeedDoesAgain() {
        List<Long> lossy = LongStream.range(0, 200)
                .filter(seed -> !run(Schedule.random(seed, 2, 4, 2)).passed())
                .boxed()
                .toList();
        assertTrue(lossy.size() > 3 && lossy.size() < 200, lossy::toString);
        for (long seed : lossy) {
            assertInstanceOf(
                    Verdict.Violation.class, run(Schedule.random(seed, 2, 4, 2)).verdict());
        }
    }

    @Test
    void aWeakCompareAndSetFailsWhenTheScheduleSaysSoAndNeverElse() {
        String taker = Taker.class.getName();
        Schedule fails = Schedule.of(new Decision.FailWeakCas(1));
        for (int i = 0; i < 100; i++) {
            assertTrue(SIMULATOR
                    .run(taker, "once", 1, Schedule.EMPTY, Limits.DEFAULT)
                    .passed());
        }
        Result once = SIMULATOR.run(taker, "once", 1, fails, Limits.DEFAULT);
        assertInstanceOf(Verdict.Violation.class, once.verdict());
        Result again = SIMULATOR.trace(taker, "again", 1, fails, Limits.DEFAULT);
        assertTrue(again.passed(), again::toString);
        assertEquals(2, again.steps());
        assertTrue(again.trace().render(Trace.Columns.BY_CPU, 120, false).contains("fails spuriously (decision)"));
    }

    @Test
    void oneWhoSpinsLetsTheOthersRun() {
        Result result = SIMULATOR.run(Spinner.class.getName(), null, 2, Schedule.EMPTY, Limits.DEFAULT);
        assertTrue(result.passed(), result::toString);
        assertEquals(3, result.steps());
    }

    @Test
    void oneWhoSpinsAloneRunsOutOfBudget() {
        Result result = SIMULATOR.run(Spinner.class.getName(), null, 1, Schedule.EMPTY, new Limits(500));
        assertEquals(new Verdict.Budget(500), result.verdict());
    }

    @Test
    void aLoopThatDoesNotSayItSpinsNeedsADecision() {
        String guest = SilentSpinner.class.getName();
        assertEquals(
                new Verdict.Budget(200),
                SIMULATOR.run(guest, null, 2, Schedule.EMPTY, new Limits(200)).verdict());
        assertTrue(SIMULATOR
                .run(guest, null, 2, Schedule.of(new Run(10, 1)), new Limits(200))
                .passed());
    }
}
