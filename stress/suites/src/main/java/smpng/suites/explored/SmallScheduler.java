package smpng.suites.explored;

import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.Scheduler;
import smpng.primitives.SleepQueue;
import smpng.primitives.SpinMutex;
import smpng.primitives.ThreadLock;

/** Blocks by reading the thread lock until somebody has changed it. */
final class SmallScheduler implements Scheduler {
    /** Takes a thread that is left waiting back to who left it there. */
    static final class Stayed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Machine machine;

    SmallScheduler(Machine machine) {
        this.machine = machine;
    }

    @Override
    public SpinMutex runLock(KThread td) {
        return RunLock.of(td);
    }

    @Override
    @SuppressWarnings("discipline") // the thread lock is known at run time only
    public void block(KThread td) {
        SpinMutex held = ThreadLock.current(td);
        held.unlock();
        if (RunLock.stays(td)) {
            throw new Stayed();
        }
        // Acquire: pairs with published in makeRunnable.
        while (ThreadLock.isUnder(td, held)) {
            Thread.onSpinWait();
        }
        td.setState(KThread.State.RUNNING);
    }

    /** The clock stands still, so the time has come or never will; until it has taken the lock, others may come first. */
    @Override
    @SuppressWarnings("discipline") // as in block
    public void blockUntil(KThread td, long deadline) {
        if (SleepQueue.isOver(machine, deadline)) {
            ThreadLock.current(td).unlock();
            SleepQueue.expire(machine, td);
            ThreadLock.awaitSwitchedOut(machine, td, runLock(td));
            td.setState(KThread.State.RUNNING);
        } else {
            block(td);
        }
    }

    @Override
    public void makeRunnable(KThread td) {
        td.setState(KThread.State.RUNNABLE);
        ThreadLock.published(td, runLock(td));
    }

    @Override
    public void setPriority(KThread td, int priority) {
        td.storePriority(priority);
    }

    @Override
    public void preempt(KThread td) {
        throw new Panic("no interrupt can have made " + td + " owe a preemption");
    }
}
