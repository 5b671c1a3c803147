package smpng.primitives.jvm;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.Cpu;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;

/**
 * CPUs as slots. A thread leases one when it first asks, within a critical section, which CPU it is on, and gives it back
 * when the outermost section ends; so whatever is kept per CPU has one user at a time.
 */
final class JvmCpu implements Cpu {
    private static final int DEFAULT_PRIORITY = 128;
    private static final int SPINS_PER_YIELD = 64;
    private static final int SPINS_PER_SLEEP = 512;
    private static final long SLEEP_NANOS = 50_000;
    private static final int KNOWN = 256;

    /** A Java thread, and the thread of the machine that it is. */
    private record Known(Thread java, KThread td) {}

    private final AtomicIntegerArray slots;
    private final int maxThreads;
    private final List<KThread> adopted = new ArrayList<>();
    private final ThreadLocal<@Nullable KThread> current = new ThreadLocal<>();
    /**
     * Who asked last, by the Java thread's number: looking there takes a third of the time of a thread-local. Written and
     * read in a race, which is benign: what an element refers to has only final fields, and is the asker's or is not.
     */
    private final @Nullable Known[] known = new @Nullable Known[KNOWN];

    private @MonotonicNonNull Machine machine;

    JvmCpu(int cpus, int maxThreads) {
        this.slots = new AtomicIntegerArray(cpus);
        this.maxThreads = maxThreads;
    }

    void belongTo(Machine its) {
        machine = its;
    }

    @Override
    public int count() {
        return slots.length();
    }

    @Override
    public KThread thread() {
        Thread java = Thread.currentThread();
        Known last = known[(int) java.getId() & (KNOWN - 1)];
        return last != null && last.java() == java ? last.td() : find(java);
    }

    private KThread find(Thread java) {
        KThread its = current.get();
        KThread td = its == null ? adopt() : its;
        known[(int) java.getId() & (KNOWN - 1)] = new Known(java, td);
        return td;
    }

    @Override
    public int id() {
        KThread td = thread();
        if (td.criticalNest() == 0) {
            throw new Panic(td + " asks for its CPU outside a critical section, where the answer means nothing");
        }
        JvmThread its = JvmThread.of(td);
        if (its.slot == JvmThread.NO_SLOT) {
            its.slot = lease(td.tid());
        }
        return its.slot;
    }

    /** Acquire and release of the slot order what its successive users do with per-CPU state. */
    private int lease(int tid) {
        int n = slots.length();
        for (int at = tid % n; ; at = (at + 1) % n) {
            if (slots.compareAndSet(at, 0, tid)) {
                return at;
            }
            spinWait();
        }
    }

    @Override
    public void unpin(KThread td) {
        JvmThread its = JvmThread.of(td);
        if (its.slot != JvmThread.NO_SLOT) {
            slots.setRelease(its.slot, 0);
            its.slot = JvmThread.NO_SLOT;
        }
    }

    @Override
    public boolean interruptsOff() {
        return true;
    }

    @Override
    public void interruptsRestore(boolean on) {
        // The JVM has no interrupts to restore.
    }

    /** What an interrupt is relied on for here is its ordering: a full fence. */
    @Override
    public void ipi(int cpu, int vector) {
        VarHandle.fullFence();
    }

    /**
     * A kernel's spinner knows that the owner runs; here the operating system may have put the owner aside. So every so
     * often the spinner yields, and now and then sleeps, or a thousand spinners would keep the owner from its processor.
     */
    @Override
    public void spinWait() {
        int spins = ++JvmThread.of(thread()).spins;
        if (spins % SPINS_PER_SLEEP == 0) {
            LockSupport.parkNanos(SLEEP_NANOS);
        } else if (spins % SPINS_PER_YIELD == 0) {
            Thread.yield();
        } else {
            Thread.onSpinWait();
        }
    }

    @Override
    public long cycles() {
        return System.nanoTime();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /**
     * Makes the calling Java thread a thread of the machine. When the machine is full, the identity of a thread that ended
     * is used again; a Java thread that ends while it owns a lock leaves that lock to its successor.
     */
    private KThread adopt() {
        Machine its = machine;
        if (its == null) {
            throw new Panic("the machine has not been started");
        }
        Thread java = Thread.currentThread();
        synchronized (adopted) {
            if (adopted.size() >= maxThreads) {
                for (KThread td : adopted) {
                    JvmThread old = JvmThread.of(td);
                    if (!old.java().isAlive()) {
                        old.rebind(java);
                        current.set(td);
                        return td;
                    }
                }
            }
            KThread td = its.newThread("T" + (adopted.size() + 1), DEFAULT_PRIORITY, new JvmThread(its, java));
            td.setState(KThread.State.RUNNING);
            adopted.add(td);
            current.set(td);
            return td;
        }
    }
}
