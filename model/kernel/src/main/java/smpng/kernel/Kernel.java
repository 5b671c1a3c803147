package smpng.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import smpng.primitives.BareCpu;
import smpng.primitives.KThread;
import smpng.primitives.Machine;
import smpng.primitives.Panic;
import smpng.primitives.SleepQueue;
import smpng.primitives.Turnstile;
import smpng.primitives.WaitChannel;
import smpng.primitives.Witness;

/**
 * A kernel composed from the primitives. Made before the CPUs start: create it, spawn threads, then let each CPU run its
 * {@link #idleThread} and deliver interrupts to {@link #interrupt}.
 */
public final class Kernel {
    /** Interrupt that ends the running thread's time slice. */
    public static final int TICK = KernelScheduler.TICK;

    private static final int MAX_THREADS = 64;

    private final Machine machine;
    private final KernelScheduler scheduler;
    private final RunQueue[] queues;
    private final List<KThread> threads = new ArrayList<>();
    private final List<Turnstile> turnstiles = new ArrayList<>();
    private final List<SleepQueue> sleepQueues = new ArrayList<>();
    private final WaitChannel pause;

    /**
     * A kernel on the given CPUs.
     *
     * @param turnstileChains number of hash chains of turnstiles and of sleep queues, a power of two; 1 makes every two
     *     locks collide
     */
    public Kernel(BareCpu cpu, int turnstileChains) {
        this(cpu, turnstileChains, Optional.empty());
    }

    /** The same; all of its locks are watched if there are settings for a witness. */
    public Kernel(BareCpu cpu, int turnstileChains, Optional<Witness.Settings> watching) {
        this.machine = new Machine(cpu, MAX_THREADS, turnstileChains, watching);
        this.queues = new RunQueue[cpu.count()];
        for (int i = 0; i < queues.length; i++) {
            queues[i] = new RunQueue(machine, i);
        }
        this.scheduler = new KernelScheduler(machine, cpu, queues);
        machine.start(scheduler);
        this.pause = WaitChannel.of(machine, "pause");
        for (RunQueue queue : queues) {
            queue.boot(create("idle" + queue.cpu, KThread.WORST_PRIORITY, scheduler::idle, queue.cpu, true));
        }
    }

    /** The machine that the primitives see. */
    public Machine machine() {
        return machine;
    }

    /** Creates a runnable thread; before the CPUs start. */
    public KThread spawn(String name, int priority, int cpu, Runnable body) {
        if (cpu < 0 || cpu >= queues.length) {
            throw new Panic("thread " + name + " is to run on CPU " + cpu + " of " + queues.length);
        }
        KThread td = create(name, priority, body, cpu, false);
        machine.critical().prepare(td);
        scheduler.enqueueAtBoot(td);
        return td;
    }

    private KThread create(String name, int priority, Runnable body, int cpu, boolean idle) {
        KThread td = machine.newThread(name, priority, new KernelThread(this, body, cpu, idle));
        threads.add(td);
        Turnstile its = td.turnstile();
        if (its != null) {
            turnstiles.add(its);
        }
        SleepQueue queue = td.sleepQueue();
        if (queue != null) {
            sleepQueues.add(queue);
        }
        return td;
    }

    /** The thread that a CPU runs first, and whenever it has nothing better; its body is {@link #idle}. */
    public KThread idleThread(int cpu) {
        return queues[cpu].idle();
    }

    /** What an idle thread runs; does not return. */
    public void idle() {
        scheduler.idle();
    }

    /**
     * An interrupt on the calling CPU, on the stack of the thread that runs there, with interrupts off. A preemption that
     * it asks for happens at its end, or is owed by a thread that is in a critical section.
     */
    public void interrupt(int vector) {
        machine.critical().enter();
        switch (vector) {
            case BareCpu.CLOCK -> scheduler.clock();
            case BareCpu.RESCHEDULE -> machine.critical().preempt();
            case TICK -> scheduler.tick();
            default -> throw new Panic("no handler for interrupt " + vector);
        }
        machine.critical().exit();
    }

    /** Blocks the calling thread for a time. */
    public void sleep(long nanos) {
        pause.pause(nanos);
    }

    /** Lets others of the same priority run. */
    public void yield() {
        scheduler.yield();
    }

    /** Changes the calling or another thread's own priority. */
    public void setPriority(KThread td, int priority) {
        Turnstile.setBasePriority(machine, td, priority);
    }

    KernelScheduler scheduler() {
        return scheduler;
    }

    RunQueue[] queues() {
        return queues;
    }

    /** Every thread, idle ones included, in order of creation. */
    public List<KThread> threads() {
        return Collections.unmodifiableList(threads);
    }

    /** Every turnstile there is: one per thread. */
    public List<Turnstile> turnstiles() {
        return Collections.unmodifiableList(turnstiles);
    }

    /** Every sleep queue there is: one per thread. */
    public List<SleepQueue> sleepQueues() {
        return Collections.unmodifiableList(sleepQueues);
    }
}
