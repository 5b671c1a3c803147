package smpng.primitives;

import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.lock.qual.MayReleaseLocks;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A sleep queue: the threads that wait for an event, named by a wait channel, until they are woken, their time is over, or
 * a signal ends their sleep. Unlike a lock an event has no owner, so nothing is lent. Queues are given and parked as
 * turnstiles are: the first thread to join gives its own, later ones park theirs on it, and each leaves with one.
 *
 * <p>Stands for FreeBSD's {@code subr_sleepqueue.c} (sleepqueue(9)).
 *
 * <p>Locks, in the order in which they are taken: chain lock, thread lock of a thread that does not sleep. The thread lock
 * of a sleeping thread <em>is</em> its chain's lock. The chain lock guards queues and lists, and who is on them.
 *
 * <pre>
 *               add                await: switch            wake-up, deadline, signal: end
 *   awake  ------------>  on queue ------------>  sleeping  ----------------------------->  awake
 *                            |                                                               ^
 *                            +----------- woken before it sleeps: await finds that ----------+
 * </pre>
 *
 * <p>To sleep; what the event is about is guarded by an interlock, which the caller holds:
 *
 * <ol>
 *   <li>take the chain's lock and {@link SleepChain#add} the thread: from here on a wake-up finds the thread;
 *   <li>let the interlock go; the chain's lock may be let go before that, and taken again after;
 *   <li>{@link #await}: if somebody took the thread off the queue meanwhile, it has its result and does not sleep;
 *   <li>take the thread lock, and if a signal is pending that may end the sleep, leave the queue; otherwise, the thread
 *       lock still held, make the chain's lock the thread lock and sleep: who sends a signal finds the one or the other;
 *   <li>the scheduler saves the context, and only then lets go of the chain's lock.
 * </ol>
 *
 * <p>A wake-up ({@link #signal}, {@link #broadcast}) comes by way of the channel, the clock ({@link #expire}) and a signal
 * ({@link #interrupt}) by way of the thread lock. All of them hold the chain's lock when they take a thread off its queue,
 * and whoever does so decides its result: no sleep has two, and no wake-up is spent on a thread that left otherwise. The
 * clock may come late, for a sleep that ended; so it looks at the thread's deadline under the lock, and nobody relies on a
 * timer having been stopped.
 *
 * <p>Claims: SQ-1 no wake-up is lost, SQ-2 queues are conserved, SQ-3 a deadline ends a sleep, not before its time, and no
 * other sleep, SQ-4 a signal ends a sleep that it may end, and no other, SQ-5 the best waiter is woken, the first of
 * equals, SQ-6 each sleep has one result, and a wake-up goes to a thread that says so, SQ-7 chains are reached under their
 * lock.
 */
public final class SleepQueue {
    /** Which of a channel's two queues a thread waits on: locks that can be shared use both. */
    public enum Kind {
        /** The only one, or that of threads which want to own a lock alone. */
        EXCLUSIVE,
        /** That of threads which want to share it. */
        SHARED
    }

    /** What signals do to a sleep. */
    public enum Signals {
        /** They wait until it is over. */
        WAIT,
        /** They end it. */
        INTERRUPT
    }

    /** How a sleep ended. */
    public enum Result {
        /** By a wake-up, which nobody else got. */
        WOKEN,
        /** Its deadline passed first. */
        TIMED_OUT,
        /** A signal came first, or was pending; it still is. */
        INTERRUPTED
    }

    private final Sleepers exclusive = new Sleepers();
    private final Sleepers shared = new Sleepers();

    private @Nullable LockObject channel;
    private @Nullable LockObject interlock;
    private @Nullable SleepChain chain;
    private @Nullable SleepQueue nextInChain;

    /** First of the queues parked here by threads after the first. */
    private @Nullable SleepQueue free;

    private @Nullable SleepQueue nextFree;

    SleepQueue() {}

    // ---------------------------------------------------------------- sleeping

    /** This queue, which a thread gives, becomes a channel's. */
    @Holding("#1.lock")
    void open(SleepChain onChain, LockObject waitedFor, LockObject guard) {
        channel = waitedFor;
        interlock = guard;
        chain = onChain;
        onChain.insert(this);
    }

    /** Another thread's queue is parked on this one. */
    void park(SleepQueue own, LockObject guard) {
        if (guard != interlock) {
            throw new Panic(this + " has the interlock " + interlock + ", not " + guard);
        }
        own.nextFree = free;
        free = own;
    }

    void join(KThread td, Kind kind) {
        td.sleepQueue = null;
        td.sleepingOn = this;
        td.sleepKind = kind;
        list(kind).add(td);
    }

    /**
     * Sleeps until woken or, if that is asked for, interrupted. The calling thread was added to a queue of the chain; the
     * chain's lock is let go.
     *
     * <p>What was written before the wake-up happens-before the return.
     *
     * @throws Panic if the caller is in a critical section of its own
     */
    @Holding("#1.lock")
    @MayReleaseLocks
    public static Result await(SleepChain chain, Signals signals) {
        return sleep(chain, signals, false, 0);
    }

    /**
     * The same, and no longer than to a deadline.
     *
     * @param deadline in the time of {@link Cpu#nanoTime()}
     */
    @Holding("#1.lock")
    @MayReleaseLocks
    public static Result awaitUntil(SleepChain chain, Signals signals, long deadline) {
        return sleep(chain, signals, true, deadline);
    }

    @Holding("#1.lock")
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the chain's lock passes to the scheduler as the thread lock
    private static Result sleep(SleepChain chain, Signals signals, boolean timed, long deadline) {
        Machine machine = chain.machine;
        KThread td = machine.currentThread();
        if (td.criticalNest != 1) {
            chain.lock.unlock();
            throw new Panic(td + " sleeps in a critical section");
        }
        Witness watching = machine.watching();
        if (watching != null) {
            watching.sleepsBut(td, chain.lock.watched());
        }
        if (td.sleepingOn == null) {
            chain.lock.unlock();
            return td.sleepResult; // woken before it slept
        }
        SpinMutex own = ThreadLock.lock(machine, td);
        boolean signalled = td.signalPending;
        if (signals == Signals.INTERRUPT && signalled) {
            own.unlock();
            leave(td, Result.INTERRUPTED);
            chain.lock.unlock();
            return Result.INTERRUPTED;
        }
        td.sleepInterruptible = signals == Signals.INTERRUPT;
        td.sleepTimed = timed;
        td.sleepDeadline = deadline;
        ThreadLock.change(machine, td, chain.lock);
        td.setState(KThread.State.SLEEPING);
        if (timed) {
            machine.scheduler().blockUntil(td, deadline);
        } else {
            machine.scheduler().block(td);
        }
        return td.sleepResult;
    }

    // ---------------------------------------------------------------- waking

    /**
     * Wakes the best thread of one kind, and of those the one that came first.
     *
     * @param onChain the queue's chain
     * @return whether there was one
     */
    @Holding("#1.lock")
    public boolean signal(SleepChain onChain, Kind kind) {
        KThread td = list(kind).best();
        if (td == null) {
            return false;
        }
        end(onChain.machine, td, Result.WOKEN);
        return true;
    }

    /**
     * Wakes every thread of one kind.
     *
     * @param onChain the queue's chain
     * @return how many there were
     */
    @Holding("#1.lock")
    public int broadcast(SleepChain onChain, Kind kind) {
        Sleepers waiting = list(kind);
        int woken = 0;
        KThread td = waiting.first();
        while (td != null) {
            // The last one leaves with this very queue, and may sleep on it elsewhere before end returns.
            KThread next = waiting.after(td);
            end(onChain.machine, td, Result.WOKEN);
            woken++;
            td = next;
        }
        return woken;
    }

    /**
     * For the scheduler: the clock has come to the deadline of a sleep, or to that of one that ended. Called without locks,
     * by an interrupt or by the thread itself.
     */
    @SuppressWarnings("discipline") // the thread lock is known at run time only
    public static void expire(Machine machine, KThread td) {
        SpinMutex held = ThreadLock.lock(machine, td);
        if (td.state() == KThread.State.SLEEPING && td.sleepTimed && isOver(machine, td.sleepDeadline)) {
            end(machine, td, Result.TIMED_OUT);
        }
        held.unlock();
    }

    /** Whether a deadline has passed. */
    public static boolean isOver(Machine machine, long deadline) {
        return machine.cpu().nanoTime() - deadline >= 0;
    }

    /** Sends a thread a signal: it ends a sleep that lets signals do so, the present one or the next. */
    @SuppressWarnings("discipline") // the thread lock is known at run time only
    public static void interrupt(Machine machine, KThread td) {
        SpinMutex held = ThreadLock.lock(machine, td);
        td.signalPending = true;
        if (td.state() == KThread.State.SLEEPING && td.sleepInterruptible) {
            end(machine, td, Result.INTERRUPTED);
        }
        held.unlock();
    }

    /**
     * Takes a signal that the calling thread was sent.
     *
     * @return whether there was one
     */
    @SuppressWarnings("discipline") // the thread lock is known at run time only
    public static boolean takeSignal(Machine machine) {
        KThread td = machine.currentThread();
        SpinMutex held = ThreadLock.lock(machine, td);
        boolean pending = td.signalPending;
        td.signalPending = false;
        held.unlock();
        return pending;
    }

    /** Ends a sleep, or keeps one from beginning. The thread is on a queue, and its chain's lock is held. */
    private static void end(Machine machine, KThread td, Result result) {
        // It is set under the chain's lock, and stays until the thread is made runnable under it.
        boolean sleeping = td.state() == KThread.State.SLEEPING;
        SpinMutex chainLock = leave(td, result);
        if (sleeping) {
            wake(machine, td, chainLock);
        }
    }

    @SuppressWarnings("discipline") // the chain's lock is held by the caller; which one is known at run time only
    private static void wake(Machine machine, KThread td, SpinMutex chainLock) {
        ThreadLock.awaitSwitchedOut(machine, td, chainLock);
        machine.scheduler().makeRunnable(td);
    }

    /** Takes a thread off its queue; it leaves with a parked queue, or with this one if it is the last. */
    private static SpinMutex leave(KThread td, Result result) {
        SleepQueue its = td.sleepingOn;
        if (its == null) {
            throw new Panic(td + " is on no sleep queue");
        }
        return its.remove(td, result);
    }

    @SuppressWarnings("discipline") // the chain's lock is held by the caller; which one is known at run time only
    private SpinMutex remove(KThread td, Result result) {
        SleepChain its = chain;
        if (its == null) {
            throw new Panic("a sleep queue with sleepers is on no chain");
        }
        list(td.sleepKind).remove(td);
        SleepQueue parked = free;
        if (parked != null) {
            free = parked.nextFree;
            parked.nextFree = null;
            td.sleepQueue = parked;
        } else {
            its.remove(this);
            chain = null;
            channel = null;
            interlock = null;
            td.sleepQueue = this;
        }
        td.sleepingOn = null;
        td.sleepTimed = false;
        td.sleepInterruptible = false;
        td.sleepResult = result;
        return its.lock;
    }

    // ---------------------------------------------------------------- reading

    /** Whether nobody of one kind is on the queue. Chain lock held. */
    public boolean isEmpty(Kind kind) {
        return list(kind).isEmpty();
    }

    /** The threads of one kind. Chain lock held, or the machine stopped. */
    public Sleepers list(Kind kind) {
        return kind == Kind.EXCLUSIVE ? exclusive : shared;
    }

    /** The channel that is waited for, if any. Chain lock held, or the machine stopped. */
    public @Nullable LockObject channel() {
        return channel;
    }

    /** The first queue parked here. For checks on a stopped machine. */
    public @Nullable SleepQueue firstFree() {
        return free;
    }

    /** The next queue parked with this one. For checks on a stopped machine. */
    public @Nullable SleepQueue nextFree() {
        return nextFree;
    }

    /** The next queue on the same chain. Chain lock held, or the machine stopped. */
    public @Nullable SleepQueue nextInChain() {
        return nextInChain;
    }

    void setNextInChain(@Nullable SleepQueue next) {
        nextInChain = next;
    }

    @Override
    public String toString() {
        LockObject its = channel;
        return its == null ? "idle sleep queue" : "sleep queue of " + its.name();
    }
}
