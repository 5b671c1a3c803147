package smpng.suites.witness;

import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.Cpu;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.Scheduler;
import smpng.primitives.SpinMutex;
import smpng.primitives.Witness;

/**
 * A machine of two threads that never block, small enough to be made for each sample of a JVM stress test: it keeps nothing
 * with the Java threads, of which only one has to say which it is.
 */
final class TwoThreads implements Cpu, Scheduler {
    private final Machine machine;
    private final KThread first;
    private final KThread second;
    private @Nullable Thread java;

    @SuppressWarnings({"nullness:argument", "nullness:assignment"}) // the machine only keeps it until it is complete
    TwoThreads(Witness.Settings watching) {
        machine = new Machine(this, 2, 1, Optional.of(watching));
        machine.start(this);
        first = machine.newThread("T1", 0, () -> {});
        second = machine.newThread("T2", 0, () -> {});
    }

    Machine machine() {
        return machine;
    }

    /** Makes the calling Java thread the first. */
    KThread first() {
        java = Thread.currentThread();
        return first;
    }

    /** The second: whoever is not the first. */
    KThread second() {
        return second;
    }

    /** In a race with {@link #first}, which is benign: no other thread's name ever stands there but that one's. */
    @Override
    public KThread thread() {
        return java == Thread.currentThread() ? first : second;
    }

    @Override
    public SpinMutex runLock(KThread td) {
        return SpinMutex.of(machine, "thread");
    }

    @Override
    public int count() {
        return 2;
    }

    @Override
    public int id() {
        return thread() == first ? 0 : 1;
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

    @Override
    public void ipi(int cpu, int vector) {
        throw new Panic("nobody listens");
    }

    @Override
    public void block(KThread td) {
        throw new Panic(td + " never blocks");
    }

    @Override
    public void blockUntil(KThread td, long deadline) {
        throw new Panic(td + " never blocks");
    }

    @Override
    public void makeRunnable(KThread td) {
        throw new Panic(td + " never blocks");
    }

    @Override
    public void setPriority(KThread td, int priority) {
        td.storePriority(priority);
    }

    @Override
    public void preempt(KThread td) {
        throw new Panic("nobody can have made " + td + " owe a preemption");
    }
}
