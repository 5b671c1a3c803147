package smpng.simulator;

import org.checkerframework.checker.nullness.qual.Nullable;

/** The processors of one run and their clock: who can run, who is next, when alarms go off. */
final class Board {
    /** Virtual nanoseconds that a step takes. */
    static final long TICK = 10;

    private final VirtualCpu[] cpus;
    private long now;

    /** Never later than the earliest alarm. */
    private long nextAlarm = VirtualCpu.NEVER;

    /** The one that executes. */
    VirtualCpu running;

    /** Whether the next weak compare-and-set fails. */
    boolean spuriousFailure;

    Board(int count) {
        if (count < 1 || count > 64) {
            throw new IllegalArgumentException("a machine has 1 to 64 CPUs, not " + count);
        }
        cpus = new VirtualCpu[count];
        for (int i = 0; i < count; i++) {
            cpus[i] = new VirtualCpu(i);
        }
        running = cpus[0];
    }

    int count() {
        return cpus.length;
    }

    VirtualCpu cpu(int id) {
        return cpus[id];
    }

    /** The CPU of that number, if there is one. */
    @Nullable
    VirtualCpu find(int id) {
        return id >= 0 && id < cpus.length ? cpus[id] : null;
    }

    long now() {
        return now;
    }

    void setAlarm(long deadline) {
        running.alarm = deadline;
        nextAlarm = Math.min(nextAlarm, deadline);
    }

    /** Lets a tick pass; alarms that come due raise their interrupts. */
    void tick() {
        now += TICK;
        if (now >= nextAlarm) {
            ring();
        }
    }

    /** Lets time pass to the earliest alarm, which rings. Returns false if none is set. */
    boolean expire() {
        nextAlarm = earliest();
        if (nextAlarm == VirtualCpu.NEVER) {
            return false;
        }
        now = Math.max(now, nextAlarm);
        ring();
        return true;
    }

    private void ring() {
        for (VirtualCpu cpu : cpus) {
            if (cpu.alarm <= now) {
                cpu.alarm = VirtualCpu.NEVER;
                cpu.raise(VirtualMachine.CLOCK);
            }
        }
        nextAlarm = earliest();
    }

    private long earliest() {
        long earliest = VirtualCpu.NEVER;
        for (VirtualCpu cpu : cpus) {
            earliest = Math.min(earliest, cpu.alarm);
        }
        return earliest;
    }

    /** The next CPU after the running one that can run, round robin; the running one comes last. */
    @Nullable
    VirtualCpu next() {
        for (int i = 1; i <= cpus.length; i++) {
            VirtualCpu cpu = cpus[(running.id + i) % cpus.length];
            if (cpu.canRun()) {
                return cpu;
            }
        }
        return null;
    }

    /** Whether every CPU that can run only waits for another one. */
    boolean allSpin() {
        for (VirtualCpu cpu : cpus) {
            if (cpu.canRun() && !(cpu.spinning && (cpu.pending == 0 || !cpu.interruptsOn))) {
                return false;
            }
        }
        return true;
    }
}
