package smpng.primitives.jvm;

import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.SpinMutex;

/** The Java side of a kernel thread. It stands where a kernel would keep the code that the thread runs. */
final class JvmThread implements Runnable {
    /** No CPU slot is leased. */
    static final int NO_SLOT = -1;

    private final SpinMutex runLock;
    private volatile Thread java;
    /** The CPU slot leased for the critical section that the thread is in; the thread's own. */
    int slot = NO_SLOT;
    /** How often the thread was told to wait; the thread's own. */
    int spins;

    JvmThread(Machine machine, Thread java) {
        this.runLock = SpinMutex.of(machine, "thread");
        this.java = java;
    }

    static JvmThread of(KThread td) {
        if (td.entry() instanceof JvmThread its) {
            return its;
        }
        throw new Panic(td + " is not a thread of this JVM");
    }

    SpinMutex runLock() {
        return runLock;
    }

    Thread java() {
        return java;
    }

    void rebind(Thread next) {
        java = next;
    }

    @Override
    public void run() {
        throw new Panic("the JVM starts threads itself");
    }
}
