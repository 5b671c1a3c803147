package smpng.kernel;

import smpng.primitives.BareCpu;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Scheduler;
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
    public void makeRunnable(KThread td) {
        SpinMutex held = ThreadLock.current(td);
        RunQueue home = queues[KernelThread.of(td).cpu];
        if (held == home.lock) {
            td.setState(KThread.State.RUNNABLE);
            home.add(td);
            notifyCpu(home);
            return;
        }
        RunQueue queue = place(home);
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
            td.storePriority(priority); // blocked: its turnstile sorts
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

    /** Sleeps for a time: a timed block that nothing but the clock ends. */
    void sleep(long nanos) {
        KThread td = machine.currentThread();
        ThreadLock.lock(machine, td);
        RunQueue queue = queues[cpu.id()];
        KernelThread.of(td).deadline = cpu.nanoTime() + nanos;
        queue.addSleeper(td);
        td.setState(KThread.State.SLEEPING);
        setAlarm(queue);
        block(td);
    }

    /** The clock interrupt: wakes the sleepers whose time has come. */
    void clock() {
        RunQueue queue = queues[cpu.id()];
        queue.lock.lock();
        long now = cpu.nanoTime();
        KThread td = queue.firstSleeper();
        while (td != null && KernelThread.of(td).deadline <= now) {
            queue.removeFirstSleeper();
            makeRunnable(td);
            td = queue.firstSleeper();
        }
        setAlarm(queue);
        queue.lock.unlock();
    }

    private void setAlarm(RunQueue queue) {
        KThread first = queue.firstSleeper();
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
