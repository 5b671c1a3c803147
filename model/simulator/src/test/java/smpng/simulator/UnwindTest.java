package smpng.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smpng.simulator.guest.SmallGuest;

/** The end of a run: no guest code goes on, whatever it catches, and its threads are free for the next run. */
class UnwindTest {
    /** Waits in the midst of code that holds on to its stack; says in the test's list how far it got. */
    public static final class Stubborn extends SmallGuest {
        private int count;

        @Override
        @SuppressWarnings("unchecked")
        protected void work(int cpu) {
            List<String> seen = (List<String>) program();
            count++;
            if (cpu == 0) {
                vm().spinWait();
                throw new IllegalStateException("the end");
            }
            try {
                try {
                    seen.add("waits");
                    vm().setInterrupts(true);
                    vm().halt();
                    seen.add("went on");
                } finally {
                    seen.add("finally");
                    count = 100;
                    seen.add("wrote");
                }
            } catch (Throwable e) {
                seen.add("caught");
                try {
                    vm().ipi(0, 1);
                    seen.add("sent");
                } catch (Throwable again) {
                    seen.add("caught again");
                }
            }
            count = 101;
            seen.add("wrote");
        }
    }

    /** Never lets go. */
    public static final class Endless extends SmallGuest {
        private int count;

        @Override
        protected void work(int cpu) {
            for (; ; ) {
                try {
                    count++;
                } catch (Throwable e) {
                    log.add("again");
                }
            }
        }
    }

    /** Several contexts per run, of which most are left waiting. */
    public static final class Crowd extends SmallGuest {
        private int count;

        @Override
        protected void work(int cpu) {
            count++;
            Object idle = vm().currentThread();
            for (int i = 0; i < 3; i++) {
                vm().switchTo(new Object(), () -> {
                    count++;
                    vm().switchTo(idle, () -> {});
                    throw new IllegalStateException("continued");
                });
            }
            require(count < 4 || !"fail".equals(program()), "count " + count);
        }
    }

    @Test
    void nothingGoesOnAfterTheEndWhateverIsCaught() {
        try (Simulator simulator = new Simulator()) {
            List<String> seen = new ArrayList<>();
            Result result = simulator.run(Stubborn.class.getName(), seen, 2, Schedule.EMPTY, Limits.DEFAULT);
            assertInstanceOf(Verdict.Violation.class, result.verdict());
            assertEquals(List.of("waits", "finally", "caught", "caught again"), seen);
        }
    }

    @Test
    void guestCodeThatCannotBeStoppedIsAnErrorAndTheSimulatorGoesOn() {
        try (Simulator simulator = new Simulator()) {
            for (int i = 0; i < 2; i++) {
                assertThrows(
                        IllegalStateException.class,
                        () -> simulator.run(Endless.class.getName(), null, 1, Schedule.EMPTY, new Limits(100)));
            }
            assertEquals(0, simulator.threads(), "a thread that is given up is not used again");
            assertTrue(simulator
                    .run(Crowd.class.getName(), null, 2, Schedule.EMPTY, Limits.DEFAULT)
                    .passed());
        }
    }

    @Test
    void twentyThousandRunsLeakNoThreads() throws InterruptedException {
        int before = Thread.activeCount();
        try (Simulator simulator = new Simulator()) {
            for (int i = 0; i < 20_000; i++) {
                String program = i % 2 == 0 ? "pass" : "fail";
                Result result =
                        simulator.run(Crowd.class.getName(), program, 2, Schedule.random(i, 2, 8, 2), Limits.DEFAULT);
                assertEquals(i % 2 == 0, result.passed(), result::toString);
            }
            assertEquals(8, simulator.threads(), "two CPUs and three contexts each");
        }
        for (int i = 0; i < 100 && Thread.activeCount() > before; i++) {
            Thread.sleep(10);
        }
        assertTrue(Thread.activeCount() <= before, "closing ends the threads");
    }
}
