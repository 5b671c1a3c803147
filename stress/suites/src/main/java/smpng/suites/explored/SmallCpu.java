package smpng.suites.explored;

import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.Cpu;
import smpng.primitives.KThread;
import smpng.primitives.Panic;

/** A CPU for each thread, without interrupts. */
final class SmallCpu implements Cpu {
    private final int cpus;
    private final ThreadLocal<@Nullable KThread> current = new ThreadLocal<>();

    SmallCpu(int cpus) {
        this.cpus = cpus;
    }

    void become(KThread td) {
        current.set(td);
    }

    @Override
    public int count() {
        return cpus;
    }

    @Override
    public KThread thread() {
        KThread td = current.get();
        if (td == null) {
            throw new Panic("an actor has not said which thread it is");
        }
        return td;
    }

    @Override
    public int id() {
        return thread().tid() - 1;
    }

    @Override
    public boolean interruptsOff() {
        return true;
    }

    @Override
    public void interruptsRestore(boolean on) {
        // There are none.
    }

    @Override
    public void unpin(KThread td) {
        // Each thread keeps its CPU.
    }

    /** What an interrupt is relied on for here is its ordering: a full fence. */
    @Override
    public void ipi(int cpu, int vector) {
        VarHandle.fullFence();
    }

    @Override
    public void spinWait() {
        Thread.onSpinWait();
    }

    @Override
    public long cycles() {
        return 0;
    }

    @Override
    public long nanoTime() {
        return 0;
    }
}
