package smpng.simulator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Scheduler;
import smpng.primitives.SpinMutex;
import smpng.simulator.guest.SimulatedCpu;
import smpng.simulator.guest.SmallGuest;

/** The primitives' own code, through the CPU seam. */
class PrimitivesTest {
    private static final Simulator SIMULATOR = new Simulator();

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    /** What keeps threads and interrupts apart. */
    public enum Protection {
        NONE,
        SPIN_MUTEX
    }

    /** One thread per CPU adds one, and so does every interrupt. */
    public static final class Counter extends SmallGuest {
        private final List<Machine> machine = new ArrayList<>();
        private final List<SpinMutex> lock = new ArrayList<>();
        private int count;

        @Override
        protected void boot() {
            machine.add(new Machine(new SimulatedCpu(vm()), 8, 1));
            lock.add(SpinMutex.of(machine.get(0), "m1"));
            vm().name(lock.get(0), "m1");
            machine.get(0).start(new NothingToSchedule(lock.get(0)));
        }

        @Override
        protected Object thread(int cpu) {
            KThread td = machine.get(0).newThread("T" + (cpu + 1), 100, () -> {});
            vm().name(td, td.name());
            return td;
        }

        @Override
        protected void work(int cpu) {
            vm().setInterrupts(true);
            add();
        }

        @Override
        public void interrupt(int vector) {
            add();
        }

        private void add() {
            log.add("add");
            if (program() == Protection.SPIN_MUTEX) {
                lock.get(0).lock();
            }
            count++;
            if (program() == Protection.SPIN_MUTEX) {
                lock.get(0).unlock();
            }
        }

        @Override
        public void finish() {
            require(count == log.size(), "an update was lost: " + count + " of " + log.size());
        }

        @Override
        public String decode(String location, Object value) {
            return location.equals("SpinMutex.word") ? Integer.valueOf(0).equals(value) ? "free" : "T" + value : null;
        }

        /** Each thread has a CPU for itself. */
        public static final class NothingToSchedule implements Scheduler {
            private final SpinMutex lock;

            NothingToSchedule(SpinMutex lock) {
                this.lock = lock;
            }

            @Override
            public SpinMutex runLock(KThread td) {
                return lock;
            }

            @Override
            public void block(KThread td) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void blockUntil(KThread td, long deadline) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void makeRunnable(KThread td) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void setPriority(KThread td, int priority) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void preempt(KThread td) {
                throw new UnsupportedOperationException();
            }
        }
    }

    private static Result run(Protection protection, int cpus, long seed) {
        Schedule schedule = Schedule.random(seed, cpus, protection == Protection.NONE ? 12 : 80, 6);
        return SIMULATOR.run(Counter.class.getName(), protection, cpus, schedule, new Limits(5_000));
    }

    @Test
    void underASpinMutexNoScheduleLosesAnUpdate() {
        for (long seed = 0; seed < 2_000; seed++) {
            Result result = run(Protection.SPIN_MUTEX, 1 + (int) (seed % 3), seed);
            assertTrue(result.passed(), "seed " + seed + ": " + result.verdict());
        }
    }

    @Test
    void withoutOneSomeSchedulesDo() {
        long lost = LongStream.range(0, 200)
                .filter(seed -> !run(Protection.NONE, 2, seed).passed())
                .count();
        assertTrue(lost > 10 && lost < 190, "lost in " + lost);
    }

    @Test
    void aTraceShowsTheLockWordInWords() {
        Schedule schedule = Schedule.of(new Decision.Run(9, 1));
        Trace trace = SIMULATOR
                .trace(Counter.class.getName(), Protection.SPIN_MUTEX, 2, schedule, Limits.DEFAULT)
                .trace();
        String text = trace.brief().render(Trace.Columns.BY_CPU, 200, false);
        assertTrue(text.contains("m1.word: free -> T1  acquire weak CAS"), text);
        assertTrue(text.contains("m1.word is T1, not free  acquire weak CAS fails"), text);
        assertTrue(text.contains("m1.word = free  release W"), text);
        assertFalse(text.contains("criticalNest"), text);
        assertTrue(trace.render(Trace.Columns.BY_CPU, 200, false).contains("T1.criticalNest"), text);
    }
}
