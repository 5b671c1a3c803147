package smpng.suites.explored;

import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.SpinMutex;

/** The lock of a thread that runs or could run. It stands where a kernel would keep the code that the thread runs. */
final class RunLock implements Runnable {
    private final SpinMutex lock;
    private final boolean stays;

    RunLock(Machine machine, boolean stays) {
        this.lock = SpinMutex.of(machine, "thread");
        this.stays = stays;
    }

    static SpinMutex of(KThread td) {
        return its(td).lock;
    }

    /** Whether the thread, once it blocks, stays where it is. */
    static boolean stays(KThread td) {
        return its(td).stays;
    }

    private static RunLock its(KThread td) {
        if (td.entry() instanceof RunLock its) {
            return its;
        }
        throw new Panic(td + " is not a thread of a small machine");
    }

    @Override
    public void run() {
        throw new Panic("the explorer starts threads itself");
    }
}
