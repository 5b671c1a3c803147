package smpng.kernel;

import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.primitives.KThread;
import smpng.primitives.Panic;

/** What the kernel keeps per thread beside what the primitives do; it stands in as the thread's entry. */
final class KernelThread implements Runnable {
    private final Kernel kernel;
    private final Runnable body;
    private final boolean idle;

    /** The CPU whose run queue the thread uses; under the thread lock. */
    int cpu;
    /** When a sleep with a deadline ends; under the lock of the run queue whose clock watches it. */
    long deadline;
    /** Next in the same clock's list; under that lock. */
    @Nullable
    KThread nextTimed;
    /** Whether the thread is on a clock's list; under that lock. */
    boolean timed;

    KernelThread(Kernel kernel, Runnable body, int cpu, boolean idle) {
        this.kernel = kernel;
        this.body = body;
        this.cpu = cpu;
        this.idle = idle;
    }

    static KernelThread of(KThread td) {
        if (td.entry() instanceof KernelThread its) {
            return its;
        }
        throw new Panic(td + " is not a thread of this kernel");
    }

    boolean isIdle() {
        return idle;
    }

    @Override
    public void run() {
        kernel.scheduler().finishSwitch();
        body.run();
        kernel.scheduler().exit();
    }
}
