package smpng.primitives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A kernel thread: the state that the primitives keep per thread, grouped by the component that owns it. Threads are
 * type-stable: a machine never frees one, so a lock word that names a thread which exited can still be followed.
 *
 * <p>Priorities run from 0, the best, to {@link #WORST_PRIORITY}.
 */
public final class KThread {
    /** The worst priority; that of an idle thread. */
    public static final int WORST_PRIORITY = 255;

    /** What a thread is doing. */
    public enum State {
        /** Created, or exited. */
        INACTIVE,
        /** On a run queue. */
        RUNNABLE,
        /** On a CPU. */
        RUNNING,
        /** Waiting for a lock, on a turnstile. */
        BLOCKED,
        /** Waiting for an event or a time; must own no lock that can only block. */
        SLEEPING
    }

    private static final VarHandle STATE;
    private static final VarHandle LOCK;
    private static final VarHandle OWED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(KThread.class, "state", State.class);
            LOCK = lookup.findVarHandle(KThread.class, "lock", SpinMutex.class);
            OWED = lookup.findVarHandle(KThread.class, "preemptionOwed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int tid;
    private final String name;
    private final Runnable entry;

    // ---- critical section and spin mutex: private to the thread and to interrupts that it takes ----
    int criticalNest;
    private boolean preemptionOwed;
    int spinNest;
    boolean interruptsWereOn;

    // ---- thread lock ----
    private @Nullable SpinMutex lock;

    // ---- scheduling: under the thread lock ----
    private State state = State.INACTIVE;
    int priority;
    int basePriority;

    // ---- thread queue: at most one, under the lock of that queue ----
    @Nullable
    ThreadQueue queue;

    @Nullable
    KThread queueNext;

    // ---- rwlock: private to the thread ----
    /** How many read locks it has, of all rwlocks. */
    int readLocks;

    // ---- sx: private to the thread ----
    /** How many shared locks it has, of all sx locks. */
    int sharedLocks;

    // ---- turnstile ----
    /** The turnstile this thread owns; lent out, and null, while it is blocked. */
    @Nullable
    Turnstile turnstile;
    /** What this thread waits for; under the contested lock. */
    @Nullable
    Turnstile blockedOn;
    /** First of the turnstiles of contested locks that this thread owns; under the contested lock. */
    @Nullable
    Turnstile contested;

    // ---- sleep queue: under the lock of the chain that the thread is on, else its own; the last four under the thread
    // lock
    /** The sleep queue this thread owns; lent out, and null, while it is on one. */
    @Nullable
    SleepQueue sleepQueue;
    /** The queue this thread is on. */
    @Nullable
    SleepQueue sleepingOn;
    /** Next on the same list of sleepers. */
    @Nullable
    KThread sleepNext;

    SleepQueue.Kind sleepKind = SleepQueue.Kind.EXCLUSIVE;
    SleepQueue.Result sleepResult = SleepQueue.Result.WOKEN;
    /** Whether the sleep has a deadline, and which. */
    boolean sleepTimed;

    long sleepDeadline;
    /** Whether a signal ends the sleep. */
    boolean sleepInterruptible;
    /** A signal was sent and not taken yet. */
    boolean signalPending;

    // ---- witness: private to the thread and to interrupts that it takes ----
    /** The watched locks that it has; null until it takes one. */
    @Nullable
    HeldLocks held;

    KThread(int tid, String name, int priority, Runnable entry) {
        this.tid = tid;
        this.name = name;
        this.entry = entry;
        this.priority = priority;
        this.basePriority = priority;
    }

    /** Number of the thread, from 1: what an owner word holds. */
    public int tid() {
        return tid;
    }

    /** The name shown in panics and counterexamples. */
    public String name() {
        return name;
    }

    /** What the thread runs when it is first switched to. */
    public Runnable entry() {
        return entry;
    }

    /** What the thread is doing. Opaque: fresh in the end, and orders nothing. */
    public State state() {
        return (State) STATE.getOpaque(this);
    }

    /** Sets the state. The caller holds the thread lock, or the thread is its own and runs. */
    public void setState(State next) {
        STATE.setOpaque(this, next);
    }

    /** Whether the thread is on a CPU now. A spinner asks again and again; see {@link #state()}. */
    public boolean isRunning() {
        return state() == State.RUNNING;
    }

    /** The priority it runs with: the better of its own and what it was lent. */
    public int priority() {
        return priority;
    }

    /** Its own priority. */
    public int basePriority() {
        return basePriority;
    }

    /** For the scheduler: stores the priority; the caller holds the thread lock. */
    public void storePriority(int next) {
        priority = next;
    }

    /** For the kernel: how deep the thread is in critical sections. */
    public int criticalNest() {
        return criticalNest;
    }

    /** For the kernel: the queue it waits on, if any. */
    public @Nullable ThreadQueue queue() {
        return queue;
    }

    /** For the kernel: the turnstile it is blocked on, if any. */
    public @Nullable Turnstile blockedOn() {
        return blockedOn;
    }

    /** For the kernel: the turnstile it has with it, if it is not lent out. */
    public @Nullable Turnstile turnstile() {
        return turnstile;
    }

    /** For the kernel: the sleep queue it is on, if any. */
    public @Nullable SleepQueue sleepingOn() {
        return sleepingOn;
    }

    /** For the kernel: the sleep queue it has with it, if it is not lent out. */
    public @Nullable SleepQueue sleepQueue() {
        return sleepQueue;
    }

    /** For the kernel: whether a signal that it was sent would end its sleep. Machine stopped. */
    public boolean sleepsInSpiteOfSignal() {
        return sleepInterruptible && signalPending;
    }

    /**
     * Whether the thread, whose lock is {@code held}, waits on {@code ts}: not if it has its turnstile back, for then it
     * has been woken.
     */
    boolean isBlockedUnder(SpinMutex held, Turnstile ts) {
        return held == ts.lock && turnstile == null;
    }

    /** Whether an interrupt asked for a preemption that a critical section put off. */
    boolean preemptionOwed() {
        return (boolean) OWED.getOpaque(this);
    }

    /** Set by interrupts, cleared by the scheduler; both on this thread. */
    void setPreemptionOwed(boolean owed) {
        OWED.setOpaque(this, owed);
    }

    /** The spin mutex that protects this thread now; acquire pairs with the release in {@link #publishLock}. */
    @Nullable
    SpinMutex lockAcquire() {
        return (SpinMutex) LOCK.getAcquire(this);
    }

    /** The same without order, for a second look under that lock. */
    @Nullable
    SpinMutex lockOpaque() {
        return (SpinMutex) LOCK.getOpaque(this);
    }

    /** Changes the thread lock; release pairs with {@link #lockAcquire}: who finds the new lock sees what came before. */
    void publishLock(SpinMutex next) {
        LOCK.setRelease(this, next);
    }

    @Override
    public String toString() {
        return name;
    }
}
