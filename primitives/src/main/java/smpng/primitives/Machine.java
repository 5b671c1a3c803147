package smpng.primitives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One machine: a CPU seam, a scheduler, its threads and its turnstile chains. All state of the primitives belongs to a
 * machine, none to statics, so that a test makes as many as it likes.
 */
public final class Machine {
    private static final VarHandle THREAD = MethodHandles.arrayElementVarHandle(KThread[].class);
    private static final VarHandle THREADS;
    private static final VarHandle ADDRESSES;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            THREADS = lookup.findVarHandle(Machine.class, "lastTid", int.class);
            ADDRESSES = lookup.findVarHandle(Machine.class, "lastAddress", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Cpu cpu;
    private final CriticalSection critical;
    private final @Nullable Witness witness;
    private final TurnstileChain[] chains;
    private final SleepChain[] sleepChains;
    private final @Nullable KThread[] threads;
    private int lastTid;
    private int lastAddress;
    private @MonotonicNonNull Scheduler scheduler;
    private @MonotonicNonNull SpinMutex contestedLock;
    private @MonotonicNonNull SpinMutex switchingOut;

    /**
     * A machine on the given CPUs, whose locks nobody watches. It can run threads once {@link #start} has given it a
     * scheduler.
     *
     * @param maxThreads how many threads may ever exist, at least 1
     * @param turnstileChains how many hash chains the turnstiles are spread over, and how many the sleep queues; a power of
     *     two
     * @throws IllegalArgumentException if a bound is not as said
     */
    public Machine(Cpu cpu, int maxThreads, int turnstileChains) {
        this(cpu, maxThreads, turnstileChains, Optional.empty());
    }

    /** The same; all of its locks are watched if there are settings for a witness. */
    @SuppressWarnings({"nullness:argument", "nullness:assignment"}) // parts keep the machine and use it after start
    public Machine(Cpu cpu, int maxThreads, int turnstileChains, Optional<Witness.Settings> watching) {
        if (maxThreads < 1) {
            throw new IllegalArgumentException("maxThreads is " + maxThreads + "; at least 1");
        }
        if (Integer.bitCount(turnstileChains) != 1) {
            throw new IllegalArgumentException("turnstileChains is " + turnstileChains + "; a power of two");
        }
        this.cpu = cpu;
        this.critical = new CriticalSection(this);
        this.witness = watching.isPresent() ? new Witness(this, watching.get()) : null;
        this.threads = new @Nullable KThread[maxThreads + 1];
        this.chains = new TurnstileChain[turnstileChains];
        this.sleepChains = new SleepChain[turnstileChains];
        for (int i = 0; i < turnstileChains; i++) {
            chains[i] = new TurnstileChain(this);
            sleepChains[i] = new SleepChain(this);
        }
    }

    /** Gives the machine its scheduler; once, before its first thread. */
    public void start(Scheduler its) {
        this.contestedLock = SpinMutex.of(this, "contested");
        this.switchingOut = SpinMutex.of(this, "switching out");
        this.scheduler = its;
    }

    /** The CPU seam. */
    public Cpu cpu() {
        return cpu;
    }

    /** Critical sections of this machine. */
    public CriticalSection critical() {
        return critical;
    }

    /** What watches the order of locks, if anything does. */
    public Optional<Witness> witness() {
        return Optional.ofNullable(witness);
    }

    @Nullable
    Witness watching() {
        return witness;
    }

    /**
     * For a lock under construction, of this package or of anybody's: what it tells what is done with it.
     *
     * @param name its class; all of one name are of one kind
     * @param kind how it is waited for
     * @param duplicates whether a thread may have two of the class at a time
     * @return empty if nobody watches, or the witness has no room for another class
     * @throws Panic if another lock of the class is of another kind
     */
    public Optional<WatchedLock> watch(String name, WatchedLock.Kind kind, boolean duplicates) {
        Witness its = witness;
        return its == null ? Optional.empty() : its.watch(name, kind, duplicates);
    }

    /** The calling thread. */
    public KThread currentThread() {
        return cpu.thread();
    }

    /**
     * The scheduler.
     *
     * @throws Panic before {@link #start}
     */
    public Scheduler scheduler() {
        return started(scheduler);
    }

    /** Serialises ownership of turnstiles and the graph of who waits for whom. */
    SpinMutex contestedLock() {
        return started(contestedLock);
    }

    /** Stands in for the lock of a thread that is between run queues; nobody ever takes it. */
    SpinMutex switchingOut() {
        return started(switchingOut);
    }

    /** The chain on which a lock's turnstile is found. */
    public TurnstileChain chain(LockObject object) {
        return chains[object.address() & (chains.length - 1)];
    }

    /** For a lock under construction: its name, and an address that no other lock of this machine has. */
    public LockObject newLockObject(String name) {
        // Relaxed would do, for it is only to be another number each time; Java has no relaxed addition.
        return new LockObject(name, 1 + (int) ADDRESSES.getAndAddAcquire(this, 1));
    }

    /** The chain on which the sleep queue of a wait channel is found. */
    public SleepChain sleepChain(LockObject channel) {
        return sleepChains[channel.address() & (sleepChains.length - 1)];
    }

    /** All chains of sleep queues; for checks on a stopped machine. */
    public List<SleepChain> sleepChains() {
        return List.of(sleepChains);
    }

    /** All chains; for checks on a stopped machine. */
    public List<TurnstileChain> chains() {
        return List.of(chains);
    }

    /** Whether somebody is changing the graph of who waits for whom; for checks on a stopped machine. */
    public boolean isGraphInMotion() {
        return contestedLock().isHeld();
    }

    /**
     * Creates a thread that is not running yet; the scheduler decides when it does.
     *
     * @throws Panic if the machine has no room for another thread, or the priority is out of range
     */
    public KThread newThread(String name, int priority, Runnable entry) {
        if (priority < 0 || priority > KThread.WORST_PRIORITY) {
            throw new Panic(
                    "priority " + priority + " of thread " + name + " is not within 0.." + KThread.WORST_PRIORITY);
        }
        int tid = 1 + (int) THREADS.getAndAddAcquire(this, 1); // as in newLockObject
        if (tid >= threads.length) {
            throw new Panic("no room for thread " + name + ": the machine was made for " + (threads.length - 1));
        }
        KThread td = new KThread(tid, name, priority, entry);
        td.turnstile = new Turnstile(this);
        td.sleepQueue = new SleepQueue();
        td.publishLock(scheduler().runLock(td));
        // Release: whoever finds the thread by a tid in an owner word finds its fields.
        THREAD.setRelease(threads, tid, td);
        return td;
    }

    /**
     * The thread whose number stands in an owner word. Pairs with the release in {@link #newThread}; the exhaustive tests do
     * without, for they make all threads first, where a kernel makes one while others run.
     */
    KThread thread(int tid) {
        KThread td = (KThread) THREAD.getAcquire(threads, tid);
        if (td == null) {
            throw new Panic("no thread has the number " + tid);
        }
        return td;
    }

    private static <T extends Object> T started(@Nullable T part) {
        if (part == null) {
            throw new Panic("the machine has no scheduler yet: call start first");
        }
        return part;
    }
}
