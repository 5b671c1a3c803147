package smpng.kernel;

import smpng.primitives.BareCpu;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Scheduler;
import smpng.primitives.SleepQueue;
import smpng.primitives.SpinMutex;
import smpng.primitives.ThreadLock;

/**
 * The kernel's scheduler: strict priorities per CPU, round robin within one, preemption by interrupt.
 *
 * <p>A switch ({@link #leave}): the run queue's lock is held and is the only spin lock, so interrupts are off. The thread
 * that leaves is under a lock that nobody can take, or under the run queue's own, until the thread that comes has control
 * and publishes the lock under which the saved context may be used ({@link #finishSwitch}). Stands for {@code mi_switch},
 * {@code sched_switch}, {@code sched_add}, {@code sched_preempt} of FreeBSD; balancing and affinity are left out.
 */
@SuppressWarnings("discipline") // run queue locks are handed over between threads, and found at run time
final class KernelScheduler implements Scheduler {
    /** Interrupt: the running thread used up its time. */
    static final int TICK = 2;

    private final Machine machine;
    private final BareCpu cpu;
    private final RunQueue[] queues;

    KernelScheduler(Machine machine, BareCpu cpu, RunQueue[] queues) {
        this.machine = machine;
        this.cpu = cpu;
        this.queues = queues;
    }

    @Override
    public SpinMutex runLock(KThread td) {
        return queues[KernelThread.of(td).cpu].lock;
    }

    @Override
    public void block(KThread td) {
        SpinMutex held = ThreadLock.current(td);
        RunQueue queue = queues[cpu.id()];
        if (held != queue.lock) {
            queue.lock.lock();
            ThreadLock.beginSwitchOut(machine, td);
            held.unlock();
        }
        leave(td, queue, held);
    }

    @Override
    public void blockUntil(KThread td, long deadline) {
        RunQueue queue = queues[cpu.id()];
        queue.lock.lock();
        queue.addTimed(td, deadline);
        setAlarm(queue);
        queue.lock.unlock();
        block(td);
        queue.lock.lock();
        queue.removeTimed(td); // unless the clock has come to it already
        queue.lock.unlock();
    }

    @Override
    public void makeRunnable(KThread td) {
        RunQueue queue = place(queues[KernelThread.of(td).cpu]);
        queue.lock.lock();
        KernelThread.of(td).cpu = queue.cpu;
        td.setState(KThread.State.RUNNABLE);
        queue.add(td);
        ThreadLock.published(td, queue.lock);
        notifyCpu(queue);
        queue.lock.unlock();
    }

    /** A thread that was blocked goes to an idle CPU rather than wait for its own. A hint: nothing rests on it. */
    private RunQueue place(RunQueue home) {
        if (isIdle(home)) {
            return home;
        }
        for (RunQueue queue : queues) {
            if (isIdle(queue)) {
                return queue;
            }
        }
        return home;
    }

    private static boolean isIdle(RunQueue queue) {
        return queue.running() == queue.idle();
    }

    /** If a thread that waits on the queue should run: sees that its CPU looks. The queue's lock is held. */
    private void notifyCpu(RunQueue queue) {
        if (!queue.isOutranked(queue.running())) {
            return;
        }
        if (queue.cpu == cpu.id()) {
            machine.critical().preempt();
        } else {
            cpu.ipi(queue.cpu, BareCpu.RESCHEDULE);
        }
    }

    @Override
    public void setPriority(KThread td, int priority) {
        RunQueue queue = queues[KernelThread.of(td).cpu];
        if (ThreadLock.current(td) != queue.lock) {
            td.storePriority(priority); // blocked: its turnstile sorts; or asleep
            return;
        }
        if (queue.holds(td)) {
            queue.reposition(td, priority);
        } else {
            td.storePriority(priority);
        }
        notifyCpu(queue);
    }

    @Override
    public void preempt(KThread td) {
        SpinMutex held = ThreadLock.lock(machine, td);
        RunQueue queue = queues[cpu.id()];
        if (queue.isOutranked(td)) {
            requeue(td, queue);
            leave(td, queue, held);
        } else {
            held.unlock();
        }
    }

    /** Lets the others of the same priority run first. */
    void yield() {
        KThread td = machine.currentThread();
        SpinMutex held = ThreadLock.lock(machine, td);
        RunQueue queue = queues[cpu.id()];
        requeue(td, queue);
        leave(td, queue, held);
    }

    private static void requeue(KThread td, RunQueue queue) {
        td.setState(KThread.State.RUNNABLE);
        if (td != queue.idle()) {
            queue.add(td);
        }
    }

    /**
     * The clock interrupt: ends the sleeps whose time has come. For each of them the lock is let go first: who sleeps is
     * under a chain's lock, which comes before it. The thread may be awake by then, or sleep again; expire sees to that.
     */
    void clock() {
        RunQueue queue = queues[cpu.id()];
        queue.lock.lock();
        long now = cpu.nanoTime();
        KThread td = queue.firstTimed();
        while (td != null && KernelThread.of(td).deadline <= now) {
            queue.removeTimed(td);
            queue.lock.unlock();
            SleepQueue.expire(machine, td);
            queue.lock.lock();
            td = queue.firstTimed();
        }
        setAlarm(queue);
        queue.lock.unlock();
    }

    private void setAlarm(RunQueue queue) {
        KThread first = queue.firstTimed();
        if (first != null) {
            cpu.alarm(KernelThread.of(first).deadline);
        }
    }

    /** The tick interrupt: the running thread's time is over. */
    void tick() {
        RunQueue queue = queues[cpu.id()];
        queue.lock.lock();
        queue.endSlice();
        notifyCpu(queue);
        queue.lock.unlock();
    }

    /** Ends the calling thread. */
    void exit() {
        KThread td = machine.currentThread();
        machine.witness().ifPresent(witness -> witness.exits(td));
        ThreadLock.lock(machine, td);
        td.setState(KThread.State.INACTIVE);
        RunQueue queue = queues[cpu.id()];
        leave(td, queue, queue.lock);
    }

    /** The idle thread's work: whatever there is to run comes by interrupt once the CPU has looked for itself. */
    void idle() {
        for (; ; ) {
            preempt(machine.currentThread());
            cpu.halt();
        }
    }

    /** Before the CPUs start: a thread that could run. */
    void enqueueAtBoot(KThread td) {
        RunQueue queue = queues[KernelThread.of(td).cpu];
        td.setState(KThread.State.RUNNABLE);
        queue.add(td);
    }

    /** Gives the CPU to the best thread; {@code under} protects {@code td} once its context is saved. */
    private void leave(KThread td, RunQueue queue, SpinMutex under) {
        machine.critical().settle(td);
        KThread next = queue.choose();
        next.setState(KThread.State.RUNNING);
        if (next == td) {
            queue.lock.unlock();
            return;
        }
        queue.switching(td, under, next);
        queue.lock.handOver(next);
        cpu.switchTo(next);
        finishSwitch();
    }

    /** First act of the thread that got the CPU: the other's context is saved. Lets go of the run queue's lock. */
    void finishSwitch() {
        RunQueue queue = queues[cpu.id()];
        ThreadLock.published(queue.leaving(), queue.leavingUnder());
        queue.lock.unlock();
    }
}
