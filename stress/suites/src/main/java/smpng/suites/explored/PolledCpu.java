package smpng.suites.explored;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import smpng.primitives.Cpu;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.Scheduler;
import smpng.primitives.SpinMutex;

/**
 * A machine of one CPU, one thread and one device whose interrupt wants to preempt. The explorer interrupts no thread: the
 * interrupt is taken where the thread calls the CPU, or {@link #window()}, and interrupts are on; so not within a primitive
 * between two of its own accesses.
 */
public final class PolledCpu implements Cpu, Scheduler {
    private static final VarHandle PENDING;

    static {
        try {
            PENDING = MethodHandles.lookup().findVarHandle(PolledCpu.class, "pending", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Machine machine;
    private final KThread thread;
    private int pending;
    private boolean on = true;
    private int taken;
    private int preempted;

    /** With interrupts on, and nothing pending. */
    @SuppressWarnings({"nullness:argument", "nullness:assignment"}) // the machine only keeps it until it is complete
    public PolledCpu() {
        machine = new Machine(this, 1, 1);
        machine.start(this);
        thread = machine.newThread("T1", 0, new RunLock(machine, false));
        thread.setState(KThread.State.RUNNING);
    }

    /** For what is under test. */
    public Machine machine() {
        return machine;
    }

    /** The device asks for attention. */
    public void raise() {
        PENDING.setOpaque(this, 1);
    }

    /** A place where the thread can be interrupted. */
    public void window() {
        if (on && (int) PENDING.getOpaque(this) != 0) {
            PENDING.setOpaque(this, 0);
            taken++;
            machine.critical().preempt();
        }
    }

    /** How many interrupts were taken. */
    public int taken() {
        return taken;
    }

    /** How often the thread was preempted. */
    public int preempted() {
        return preempted;
    }

    /** Whether interrupts are on. */
    public boolean isOn() {
        return on;
    }

    @Override
    public void preempt(KThread td) {
        if (td.criticalNest() > 0) {
            throw new Panic(td + " is preempted in a critical section");
        }
        preempted++;
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public int id() {
        return 0;
    }

    @Override
    public KThread thread() {
        return thread;
    }

    @Override
    public boolean interruptsOff() {
        window();
        boolean was = on;
        on = false;
        return was;
    }

    @Override
    public void interruptsRestore(boolean restored) {
        on = restored;
        window();
    }

    @Override
    public void unpin(KThread td) {
        window();
    }

    @Override
    public void ipi(int cpu, int vector) {
        throw new Panic("there is no other CPU");
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
    public SpinMutex runLock(KThread td) {
        return RunLock.of(td);
    }

    @Override
    public void block(KThread td) {
        throw new Panic("nobody would wake " + td);
    }

    @Override
    public void blockUntil(KThread td, long deadline) {
        throw new Panic("no clock would wake " + td);
    }

    @Override
    public void makeRunnable(KThread td) {
        throw new Panic(td + " never blocks");
    }

    @Override
    public void setPriority(KThread td, int priority) {
        td.storePriority(priority);
    }
}
