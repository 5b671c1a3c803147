package smpng.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.bytecode.NotModelled;
import smpng.simulator.guest.SmallGuest;

/** Every way in which a run can end, and every way in which it must not. */
class VerdictTest {
    private static final Simulator SIMULATOR = new Simulator();
    private static final Limits SHORT = new Limits(1_000);

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    /** What a guest shall do wrong: data of the test's world. */
    public enum Fault {
        NONE,
        CHECK,
        FINISH,
        FINISHED,
        DESCRIBE,
        THREAD,
        HANDLER,
        HANDLED,
        FAIL,
        FAIL_IN_CHECK,
        DEADLOCK,
        LIVELOCK,
        CALL_LOOP,
        RECURSION,
        BOOT,
        BOOT_WAITS,
        CHECK_ACTS
    }

    /** Does one thing wrong. */
    public static final class Faulty extends SmallGuest {
        private int count;

        private boolean is(Fault fault) {
            return program() == fault;
        }

        @Override
        protected void boot() {
            if (is(Fault.BOOT)) {
                throw new IllegalArgumentException("no memory");
            }
            if (is(Fault.BOOT_WAITS)) {
                vm().spinWait();
            }
            count = 0;
        }

        @Override
        protected void work(int cpu) {
            count++;
            if (cpu != 0) {
                return;
            }
            switch ((Fault) program()) {
                case THREAD -> throw new IllegalStateException("broken");
                case HANDLED -> {
                    try {
                        throw new IllegalStateException("broken");
                    } catch (IllegalStateException e) {
                        count++;
                    }
                }
                case HANDLER -> {
                    vm().ipi(cpu, 1);
                    try {
                        vm().setInterrupts(true);
                    } catch (IllegalStateException e) {
                        // An interrupt is not the business of the code that it interrupts.
                        count++;
                    }
                }
                case FAIL -> vm().fail("seen by the guest");
                case DEADLOCK, DESCRIBE, FINISHED -> {
                    for (; ; ) {
                        vm().halt();
                    }
                }
                case LIVELOCK -> {
                    for (; ; ) {
                        count++;
                    }
                }
                case CALL_LOOP -> {
                    for (; ; ) {
                        vm().spinWait();
                    }
                }
                case RECURSION -> recurse();
                default -> count++;
            }
        }

        private void recurse() {
            log.add("deeper");
            recurse();
            log.add("back");
        }

        @Override
        public void interrupt(int vector) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void check() {
            require(!is(Fault.CHECK) || count < 2, "count is " + count);
            if (is(Fault.CHECK_ACTS)) {
                vm().spinWait();
            }
            if (is(Fault.FAIL_IN_CHECK)) {
                vm().fail("seen by the check");
            }
        }

        @Override
        public boolean finished() {
            require(!is(Fault.FINISHED), "cannot tell");
            return super.finished();
        }

        @Override
        public void finish() {
            require(!is(Fault.FINISH), "wrong outcome");
        }

        @Override
        public String describe() {
            require(!is(Fault.DESCRIBE), "cannot describe");
            return "T0 waits for ever; count is " + count;
        }
    }

    /** Runs nothing that is instrumented. */
    public static final class Idle extends SmallGuest {
        @Override
        protected void work(int cpu) {}
    }

    /** Uses what no engine sees. */
    public static final class Monitor extends SmallGuest {
        @Override
        protected void work(int cpu) {
            synchronized (this) {
                log.add("in");
            }
        }
    }

    /** Has no constructor that the simulator could use. */
    public static final class Unmakeable extends SmallGuest {
        public Unmakeable(int unused) {}

        @Override
        protected void work(int cpu) {}
    }

    /** Uses what only the test's own copy of it may use. */
    public static final class Unlinkable extends SmallGuest {
        private int count;

        @Override
        protected void work(int cpu) {
            count++;
            log.add(hidden());
        }
    }

    static String hidden() {
        return "of the other world";
    }

    private static Verdict run(Fault fault) {
        return SIMULATOR
                .run(Faulty.class.getName(), fault, 2, Schedule.EMPTY, SHORT)
                .verdict();
    }

    private static void violated(Fault fault, String message) {
        Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, run(fault));
        assertTrue(violation.message().contains(message), violation.message());
    }

    @Test
    void whatIsRightPasses() {
        assertInstanceOf(Verdict.Passed.class, run(Fault.NONE));
        assertInstanceOf(Verdict.Passed.class, run(Fault.HANDLED));
    }

    @Test
    void aFailedCheckIsAViolationThatNamesTheStepThatBrokeIt() {
        violated(Fault.CHECK, "after step 4, by T0 on CPU 0: count is 2");
        violated(Fault.FINISH, "wrong outcome");
        violated(Fault.FINISHED, "cannot tell");
        violated(Fault.DESCRIBE, "cannot describe");
        violated(Fault.FAIL, "seen by the guest");
        violated(Fault.FAIL_IN_CHECK, "seen by the check");
        violated(Fault.CHECK_ACTS, "a quiet method must not act on the machine");
    }

    @Test
    void anExceptionThatLeavesAThreadOrAHandlerIsAViolation() {
        violated(Fault.THREAD, "T0 on CPU 0, after step 2: IllegalStateException: broken");
        violated(Fault.HANDLER, "T0 on CPU 0, after step 2: IllegalStateException: broken");
        violated(Fault.RECURSION, "StackOverflowError");
        assertEquals(
                "broken",
                ((Verdict.Violation) run(Fault.THREAD)).cause().getMessage(),
                "the cause is kept for its stack");
    }

    @Test
    void whenNobodyCanGoOnAndTheProgramIsNotDoneItIsADeadlock() {
        assertEquals(new Verdict.Deadlock("T0 waits for ever; count is 2"), run(Fault.DEADLOCK));
    }

    @Test
    void whatDoesNotEndRunsOutOfBudget() {
        assertEquals(new Verdict.Budget(1_000), run(Fault.LIVELOCK));
        Verdict.Budget budget = assertInstanceOf(Verdict.Budget.class, run(Fault.CALL_LOOP));
        assertTrue(budget.steps() < 10, "calls of the machine are counted as well, though they are no steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOT", "BOOT_WAITS"})
    void aGuestThatDoesNotBootIsAnError(String fault) {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> run(Fault.valueOf(fault)));
        assertTrue(e.getMessage().startsWith("the guest did not boot: "), e.getMessage());
    }

    @Test
    void aRunWithoutAStepIsAnErrorAndNoPass() {
        IllegalStateException e = assertThrows(
                IllegalStateException.class, () -> SIMULATOR.run(Idle.class.getName(), null, 1, Schedule.EMPTY, SHORT));
        assertTrue(e.getMessage().contains("without a step"), e.getMessage());
    }

    @Test
    void aGuestThatCannotBeInstrumentedIsAnErrorAndNoPass() {
        assertThrows(NotModelled.class, () -> SIMULATOR.run(Monitor.class.getName(), null, 1, Schedule.EMPTY, SHORT));
    }

    @Test
    void aGuestThatCannotBeLinkedIsAnErrorAndNoViolation() {
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> SIMULATOR.run(Unlinkable.class.getName(), null, 1, Schedule.EMPTY, SHORT));
        assertInstanceOf(IllegalAccessError.class, e.getCause());
    }

    @Test
    void whatIsNoGuestIsRefused() {
        for (String name : new String[] {"smpng.Nowhere", Fault.class.getName(), Unmakeable.class.getName()}) {
            assertThrows(
                    IllegalArgumentException.class, () -> SIMULATOR.run(name, null, 1, Schedule.EMPTY, SHORT), name);
        }
        for (int cpus : new int[] {0, 65}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> SIMULATOR.run(Faulty.class.getName(), Fault.NONE, cpus, Schedule.EMPTY, SHORT));
        }
        assertThrows(IllegalArgumentException.class, () -> new Limits(0));
    }

    @Test
    void theProgramIsTheTestsOwnObjectAndTheGuestIsACopy() {
        assertSame(Fault.class.getClassLoader(), Simulator.class.getClassLoader());
        Faulty here = new Faulty();
        here.boot(null, Fault.NONE);
        assertEquals("T0 waits for ever; count is 0", here.describe(), "the test's own copy is not instrumented");
    }
}
