package smpng.primitives.jvm;

import java.util.concurrent.locks.LockSupport;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.Scheduler;
import smpng.primitives.SleepQueue;
import smpng.primitives.SpinMutex;
import smpng.primitives.ThreadLock;

/**
 * Blocks by parking. A Java thread keeps its stack while it is parked, so there is no context to save: the thread lock is
 * let go before the park, and a wake-up that comes in between is kept by the park permit and by the thread's lock, which
 * is the run lock again.
 */
final class JvmScheduler implements Scheduler {
    private final Machine machine;

    JvmScheduler(Machine machine) {
        this.machine = machine;
    }

    @Override
    public SpinMutex runLock(KThread td) {
        return JvmThread.of(td).runLock();
    }

    @Override
    @SuppressWarnings("discipline") // the thread lock is known at run time only
    public void block(KThread td) {
        SpinMutex held = ThreadLock.current(td);
        held.unlock();
        // Acquire: pairs with published in makeRunnable.
        while (ThreadLock.isUnder(td, held)) {
            LockSupport.park(this);
        }
        td.setState(KThread.State.RUNNING);
    }

    /** There is no clock that interrupts: the thread parks for as long, and ends its sleep itself. */
    @Override
    @SuppressWarnings("discipline") // as in block
    public void blockUntil(KThread td, long deadline) {
        SpinMutex held = ThreadLock.current(td);
        held.unlock();
        while (ThreadLock.isUnder(td, held)) {
            if (SleepQueue.isOver(machine, deadline)) {
                SleepQueue.expire(machine, td);
            } else {
                LockSupport.parkNanos(this, deadline - machine.cpu().nanoTime());
            }
        }
        td.setState(KThread.State.RUNNING);
    }

    @Override
    public void makeRunnable(KThread td) {
        td.setState(KThread.State.RUNNABLE);
        ThreadLock.published(td, runLock(td));
        LockSupport.unpark(JvmThread.of(td).java());
    }

    /** Java's thread priorities cannot be relied on: the number is kept, for lending and for the order of queues. */
    @Override
    public void setPriority(KThread td, int priority) {
        td.storePriority(priority);
    }

    @Override
    public void preempt(KThread td) {
        throw new Panic("the JVM interrupts no thread: nobody can have made " + td + " owe a preemption");
    }
}
