package smpng.simulator;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import smpng.simulator.Decision.Expire;
import smpng.simulator.Decision.Interrupt;
import smpng.simulator.Decision.Run;
import smpng.simulator.guest.SmallGuest;

/** Interrupts, alarms and the clock. */
class InterruptTest {
    private static final Simulator SIMULATOR = new Simulator();

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    /** Adds one in two steps, and so does its handler; interrupts are off between the two if the program says so. */
    public static final class HandlerCounter extends SmallGuest {
        private int count;
        private int handled;

        @Override
        protected void work(int cpu) {
            vm().setInterrupts(true);
            boolean was = !"unprotected".equals(program()) && vm().setInterrupts(false);
            int before = count;
            count = before + 1;
            require(vm().interruptsOn() == "unprotected".equals(program()), "a handler changed the interrupt state");
            vm().setInterrupts(was || "unprotected".equals(program()));
        }

        @Override
        public void interrupt(int vector) {
            require(!vm().interruptsOn(), "a handler runs with interrupts on");
            handled++;
            int before = count;
            count = before + 1;
            vm().note("handled " + vector);
        }

        @Override
        public void finish() {
            require(count == 1 + handled, "lost: " + count + " of " + (1 + handled));
            require(handled == 1, "handled " + handled);
        }
    }

    /** CPU 0 sends an interrupt to CPU 1, which halts until it comes. */
    public static final class Ipi extends SmallGuest {
        private int received;

        @Override
        protected void work(int cpu) {
            if (cpu == 0) {
                vm().ipi(1, 5);
                vm().ipi(1, 5);
                vm().ipi(1, 7);
                vm().ipi(0, 9);
                require(log.isEmpty(), "served before its time");
                vm().setInterrupts(true);
                require(log.equals(List.of("0:9")), "own: " + log);
            } else {
                while (received < 2) {
                    vm().halt();
                }
            }
        }

        @Override
        public void interrupt(int vector) {
            log.add(vm().currentCpu() + ":" + vector);
            if (vm().currentCpu() == 1) {
                received++;
            }
        }

        @Override
        public void finish() {
            require(log.equals(List.of("0:9", "1:5", "1:7")), "order " + log);
        }
    }

    /** CPU 1 halts at once, and wants to be woken when CPU 0 is through. */
    public static final class Waker extends SmallGuest {
        private int written;

        @Override
        protected void work(int cpu) {
            if (cpu == 0) {
                for (int i = 1; i <= 5; i++) {
                    written = i;
                    log.add("write");
                }
                vm().ipi(1, 5);
            } else {
                vm().halt();
                require(log.size() == 5, "woken after " + log.size());
            }
        }
    }

    /** Waits for an alarm, a millisecond away. */
    public static final class Sleeper extends SmallGuest {
        private final Set<Integer> woken = new HashSet<>();
        private int interrupts;

        @Override
        protected void work(int cpu) {
            long start = vm().nanoTime();
            vm().alarm(start + 1_000_000);
            while (!woken.contains(cpu)) {
                if ("spin".equals(program())) {
                    vm().setInterrupts(true);
                    vm().spinWait();
                } else {
                    vm().halt();
                }
            }
            log.add(String.valueOf(vm().nanoTime() - start));
        }

        @Override
        public void interrupt(int vector) {
            require(vector == VirtualMachine.CLOCK, "vector " + vector);
            interrupts++;
            woken.add(vm().currentCpu());
        }

        @Override
        public void finish() {
            for (String time : log) {
                long elapsed = Long.parseLong(time);
                require(elapsed >= 1_000_000 && elapsed < 1_001_000, "slept for " + time);
            }
        }
    }

    /** Sets an alarm while it computes. */
    public static final class Busy extends SmallGuest {
        private int count;
        private int at = -1;

        @Override
        protected void work(int cpu) {
            vm().setInterrupts(true);
            vm().alarm(vm().nanoTime() + 500);
            for (int i = 0; i < 100; i++) {
                count = i;
            }
        }

        @Override
        public void interrupt(int vector) {
            at = count;
        }

        @Override
        public void finish() {
            require(at > 40 && at < 60, "the alarm went off at " + at);
        }
    }

    private static Result run(Class<?> guest, Object program, int cpus, Decision... decisions) {
        return SIMULATOR.run(guest.getName(), program, cpus, Schedule.of(decisions), Limits.DEFAULT);
    }

    @Test
    void aHandlerRunsBetweenTwoStepsWithInterruptsOff() {
        assertTrue(run(HandlerCounter.class, "unprotected", 1, new Interrupt(1, 0, 3))
                .passed());
        Result lost = run(HandlerCounter.class, "unprotected", 1, new Interrupt(2, 0, 3));
        Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, lost.verdict());
        assertTrue(violation.message().endsWith("lost: 1 of 2"), violation.message());
    }

    @Test
    void anInterruptWaitsUntilInterruptsAreOn() {
        for (int step = 1; step <= 2; step++) {
            Result result = run(HandlerCounter.class, "protected", 1, new Interrupt(step, 0, 3));
            assertTrue(result.passed(), result::toString);
        }
    }

    @Test
    void oneOfEachVectorIsPendingAndTheLowestGoesFirst() {
        Result result = run(Ipi.class, null, 2);
        assertTrue(result.passed(), result::toString);
    }

    @Test
    void aHaltedCpuIsNotRunUntilAnInterruptIsPending() {
        assertTrue(run(Waker.class, null, 2, new Run(1, 1), new Run(2, 1)).passed());
        Result woken = run(Waker.class, null, 2, new Run(1, 1), new Interrupt(2, 1, 5), new Run(2, 1));
        Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, woken.verdict());
        assertTrue(violation.message().contains("T1 on CPU 1, after step 1: woken after 1"), violation.message());
    }

    @Test
    void whenAllCpusAreHaltedTimeGoesOnToTheNextAlarm() {
        Result result = run(Sleeper.class, "halt", 2);
        assertTrue(result.passed(), result::toString);
        assertTrue(result.steps() < 20, result::toString);
    }

    @Test
    void whenAllCpusSpinTimeGoesOnToTheNextAlarm() {
        for (int cpus = 1; cpus <= 3; cpus++) {
            Result result = run(Sleeper.class, "spin", cpus);
            assertTrue(result.passed(), result::toString);
            assertTrue(result.steps() < 50, result::toString);
        }
    }

    @Test
    void timePassesWithTheSteps() {
        Result result = run(Busy.class, null, 1);
        assertTrue(result.passed(), result::toString);
    }

    @Test
    void aDecisionLetsAnAlarmGoOffWhileTheProgramComputes() {
        Result result = run(Busy.class, null, 1, new Expire(11));
        Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, result.verdict());
        assertTrue(violation.message().endsWith("the alarm went off at 9"), violation.message());
    }
}
