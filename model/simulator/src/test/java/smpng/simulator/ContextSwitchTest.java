package smpng.simulator;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import smpng.simulator.guest.SmallGuest;

/** Contexts: several on one CPU, and one on several. */
class ContextSwitchTest {
    private static final Simulator SIMULATOR = new Simulator();

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    /** Three threads take turns on one CPU; each has local state on its own stack. */
    public static final class RoundRobin extends SmallGuest {
        private final List<Object> threads = new ArrayList<>();
        private int turns;

        @Override
        protected void boot() {
            for (String name : List.of("A", "B", "C")) {
                Object thread = new Object();
                vm().name(thread, name);
                threads.add(thread);
            }
        }

        @Override
        protected void work(int cpu) {
            Object idle = vm().currentThread();
            threads.add(idle);
            next(0);
            require(turns == 9, "turns " + turns);
        }

        private void next(int index) {
            vm().switchTo(threads.get(index), () -> turn(index));
        }

        private void turn(int index) {
            String local = "";
            for (int round = 0; round < 3; round++) {
                turns++;
                local += round;
                log.add(vm().nameOf(vm().currentThread()) + local);
                next(round == 2 && index == 2 ? 3 : (index + 1) % 3);
            }
            throw new IllegalStateException("a finished thread was switched to");
        }

        @Override
        public void finish() {
            require(log.equals(List.of("A0", "B0", "C0", "A01", "B01", "C01", "A012", "B012", "C012")), log.toString());
        }
    }

    /** A thread that CPU 0 starts is continued by CPU 1. */
    public static final class Migration extends SmallGuest {
        private final Object wanderer = new Object();
        private Object home0;
        private Object home1;
        private int place;

        @Override
        protected void boot() {
            vm().name(wanderer, "W");
        }

        @Override
        protected void work(int cpu) {
            if (cpu == 0) {
                home0 = vm().currentThread();
                vm().switchTo(wanderer, this::wander);
                place = 1;
            } else {
                home1 = vm().currentThread();
                while (place != 1) {
                    vm().spinWait();
                }
                vm().switchTo(wanderer, () -> log.add("started twice"));
            }
        }

        private void wander() {
            log.add("W on " + vm().currentCpu());
            vm().switchTo(home0, () -> {});
            log.add("W on " + vm().currentCpu());
            vm().switchTo(home1, () -> {});
        }

        @Override
        public void finish() {
            require(log.equals(List.of("W on 0", "W on 1")), log.toString());
        }
    }

    /** What a kernel may not do; the program says what. */
    public static final class Misuse extends SmallGuest {
        private final List<Object> threads = new ArrayList<>();
        private int step;

        @Override
        protected void work(int cpu) {
            step = cpu;
            threads.add(vm().currentThread());
            if (cpu == 1) {
                switch (String.valueOf(program())) {
                    case "stolen" -> vm().switchTo(threads.get(0), () -> {});
                    case "returns" -> vm().switchTo(new Object(), () -> {});
                    default -> {
                        vm().setInterrupts(true);
                        vm().switchTo(new Object(), () -> {});
                    }
                }
            }
        }
    }

    private static void misuse(String what, String message) {
        Result result = SIMULATOR.run(Misuse.class.getName(), what, 2, Schedule.EMPTY, Limits.DEFAULT);
        Verdict.Violation violation = assertInstanceOf(Verdict.Violation.class, result.verdict());
        assertTrue(violation.message().contains(message), violation.message());
    }

    @Test
    void severalThreadsTakeTurnsOnOneCpu() {
        Result result = SIMULATOR.run(RoundRobin.class.getName(), null, 1, Schedule.EMPTY, Limits.DEFAULT);
        assertTrue(result.passed(), result::toString);
    }

    @Test
    void aThreadIsContinuedByTheCpuThatSwitchesToIt() {
        for (long seed = 0; seed < 100; seed++) {
            Schedule schedule = Schedule.random(seed, 2, 20, 4);
            Result result = SIMULATOR.run(Migration.class.getName(), null, 2, schedule, Limits.DEFAULT);
            assertTrue(result.passed(), result::toString);
        }
    }

    @Test
    void aThreadIsOnOneCpuAtATime() {
        misuse("stolen", "T0 is switched to, but runs on CPU 0");
    }

    @Test
    void theEntryOfAThreadDoesNotReturn() {
        misuse("returns", "a thread ends by switching to another");
    }

    @Test
    void contextsAreSwitchedWithInterruptsOff() {
        misuse("interrupts", "with interrupts on");
    }
}
