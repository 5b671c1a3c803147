package smpng.primitives;

import java.util.Optional;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.lock.qual.MayReleaseLocks;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A turnstile: the threads that wait for one contested lock, and through its owner the priority they lend. Locks carry no
 * queue of their own; the first thread to block donates its turnstile, later ones park theirs on it, and each thread
 * leaves with one. So there are exactly as many turnstiles as threads.
 *
 * <p>Stands for FreeBSD's {@code subr_turnstile.c} (turnstile(9)).
 *
 * <p>Locks, in the order in which they are taken: chain lock, turnstile lock, thread lock of a thread that is not blocked,
 * contested lock. The thread lock of a blocked thread <em>is</em> its turnstile's lock. From a blocked thread the graph
 * "waits for a lock owned by" therefore only leads to turnstile locks further down, and since the graph has no cycle they
 * can be taken hand over hand. Owner, queues and {@code blockedOn} change under both turnstile lock and contested lock,
 * and may be read under either.
 *
 * <p>To block; chain and turnstile lock are held, and under them the lock's word was marked contested:
 *
 * <ol>
 *   <li>{@link #join}: under the contested lock walk from the owner along who-waits-for-whom; if that leads back here,
 *       refuse: deadlock. Else join the queue, best priority first; donate or park the own turnstile;
 *   <li>{@link #await}: make the turnstile lock the own thread lock; let go of the chain;
 *   <li>lend the priority along the chain of owners ({@link #propagate});
 *   <li>let the scheduler save the context and only then let go of the turnstile lock.
 * </ol>
 *
 * <p>To wake; chain and turnstile lock are held and the lock's word says unowned:
 *
 * <ol>
 *   <li>{@link #broadcast} or {@link #signal} moves waiters to the pending queue, and gives each a turnstile;
 *   <li>{@link #unpend}: the caller disowns the turnstile, keeps only what its other contested locks still lend it, and
 *       makes the pending threads runnable once each has saved its context.
 * </ol>
 *
 * <p>Claims: TS-1 no waiter is lost, TS-2 turnstiles are conserved, TS-3 a thread waits on one queue at most, in order of
 * priority, TS-4 an owner runs with at least the best priority that waits for it along every chain, TS-5 and with its own
 * again when nobody does, TS-6 a deadlock is found by the thread that would close it, TS-7 a sleeping owner is found.
 */
public final class Turnstile {
    /** Which of a turnstile's two queues a thread waits on: locks that can be shared use both. */
    public enum Kind {
        /** Waits to own the lock alone. */
        EXCLUSIVE,
        /** Waits to share it. */
        SHARED
    }

    /** Guards the turnstile; also the thread lock of every thread that waits on it. */
    public final SpinMutex lock;

    private final Machine machine;
    private final ThreadQueue exclusive = new ThreadQueue("exclusive");
    private final ThreadQueue shared = new ThreadQueue("shared");
    private final ThreadQueue pending = new ThreadQueue("pending");

    private @Nullable LockObject object;
    private @Nullable TurnstileChain chain;
    private @Nullable Turnstile nextInChain;

    /** First of the turnstiles parked here by waiters after the first. */
    private @Nullable Turnstile free;

    private @Nullable Turnstile nextFree;

    private @Nullable KThread owner;
    private @Nullable Turnstile nextContested;

    Turnstile(Machine machine) {
        this.machine = machine;
        this.lock = SpinMutex.oneOfSeveral(machine, "turnstile");
    }

    // ---------------------------------------------------------------- blocking

    /**
     * Puts the calling thread on the queue of waiters, unless that would close a cycle of owners. {@link #await} follows.
     *
     * @param onChain the chain of {@code waitedFor}, locked; the lock's word was marked contested under it
     * @param waitedFor the lock
     * @param holder its owner, to which priority is lent; null if it has none, as when it is shared
     * @param kind the queue to wait on
     * @return empty if the thread joined; else the cycle, in words, and nothing has changed
     */
    @Holding({"this.lock", "#1.lock"})
    public Optional<String> join(TurnstileChain onChain, LockObject waitedFor, @Nullable KThread holder, Kind kind) {
        KThread td = machine.currentThread();
        Turnstile own = td.turnstile;
        if (own == null) {
            throw new Panic(td + " blocks on " + waitedFor.name() + " and has no turnstile to give");
        }
        SpinMutex contested = machine.contestedLock();
        contested.lock();
        if (leadsTo(holder, td)) {
            String cycle = cycle(td, waitedFor, holder);
            contested.unlock();
            return Optional.of(cycle);
        }
        if (this == own) {
            object = waitedFor;
            chain = onChain;
            own(holder);
            onChain.insert(this);
        } else if (holder == owner) {
            own.nextFree = free;
            free = own;
        } else {
            contested.unlock();
            throw new Panic(waitedFor.name() + " is owned by " + holder + ", and its turnstile by " + owner);
        }
        td.turnstile = null;
        td.blockedOn = this;
        queue(kind).add(td);
        contested.unlock();
        return Optional.empty();
    }

    /**
     * Blocks the calling thread, which joined the queue, until it is woken; it then competes for the lock again. Both
     * locks are let go.
     *
     * @throws Panic if an owner down the chain sleeps
     */
    @Holding({"this.lock", "#1.lock"})
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the turnstile lock passes to the scheduler as the thread lock
    public void await(TurnstileChain onChain) {
        KThread td = machine.currentThread();
        ThreadLock.lock(machine, td);
        ThreadLock.change(machine, td, lock);
        td.setState(KThread.State.BLOCKED);
        onChain.lock.unlock();
        propagate(td);
        machine.scheduler().block(td);
    }

    /** Whether following owners from {@code from} leads to {@code target}. Under the contested lock. */
    private static boolean leadsTo(@Nullable KThread from, KThread target) {
        KThread at = from;
        while (at != null) {
            if (at == target) {
                return true;
            }
            Turnstile next = at.blockedOn;
            at = next == null ? null : next.owner;
        }
        return false;
    }

    private static String cycle(KThread td, LockObject waitedFor, @Nullable KThread holder) {
        StringBuilder text = new StringBuilder(td + " waits for " + waitedFor.name());
        KThread at = holder;
        while (at != null && at != td) {
            Turnstile next = at.blockedOn;
            text.append(", which ").append(at).append(" has");
            if (next != null && next.object != null) {
                text.append(", which waits for ").append(next.object.name());
            }
            at = next == null ? null : next.owner;
        }
        return text.append(", which ").append(td).append(" has").toString();
    }

    // ---------------------------------------------------------------- waking

    /** Moves every waiter of one kind to the pending queue; {@link #unpend} follows. Chain and turnstile lock held. */
    @Holding("this.lock")
    public void broadcast(Kind kind) {
        ThreadQueue waiting = queue(kind);
        SpinMutex contested = machine.contestedLock();
        contested.lock();
        KThread td = waiting.first();
        while (td != null) {
            wakeLater(waiting, td);
            td = waiting.first();
        }
        contested.unlock();
    }

    /**
     * Moves the best waiter of one kind to the pending queue; {@link #unpend} follows. Chain and turnstile lock held.
     *
     * @return whether nobody waits on the turnstile any more
     */
    @Holding("this.lock")
    public boolean signal(Kind kind) {
        ThreadQueue waiting = queue(kind);
        SpinMutex contested = machine.contestedLock();
        contested.lock();
        KThread td = waiting.first();
        if (td != null) {
            wakeLater(waiting, td);
        }
        boolean empty = exclusive.isEmpty() && shared.isEmpty();
        contested.unlock();
        return empty;
    }

    /** The thread leaves with a parked turnstile, or with this one if it is the last. */
    @SuppressWarnings("discipline") // the chain's lock is held by the caller; which chain is known at run time only
    private void wakeLater(ThreadQueue waiting, KThread td) {
        waiting.remove(td);
        pending.add(td);
        Turnstile parked = free;
        if (parked != null) {
            free = parked.nextFree;
            parked.nextFree = null;
            td.turnstile = parked;
        } else {
            if (chain == null) {
                throw new Panic("a turnstile with waiters is on no chain");
            }
            chain.remove(this);
            chain = null;
            object = null;
            td.turnstile = this;
        }
    }

    /**
     * The calling thread gives up the turnstile and what was lent through it, and the pending threads become runnable. The
     * turnstile lock is let go; the chain lock may be held or not.
     */
    @Holding("this.lock")
    @MayReleaseLocks
    public void unpend() {
        SpinMutex contested = machine.contestedLock();
        contested.lock();
        KThread let = owner;
        if (let != null) {
            disownLocked(let);
        }
        for (KThread td = pending.first(); td != null; td = pending.after(td)) {
            td.blockedOn = null;
        }
        contested.unlock();
        if (let != null) {
            unlend(let);
        }
        KThread td = pending.first();
        while (td != null) {
            pending.remove(td);
            ThreadLock.awaitSwitchedOut(machine, td, lock);
            machine.scheduler().makeRunnable(td);
            td = pending.first();
        }
        lock.unlock();
    }

    // ---------------------------------------------------------------- ownership

    /** The owner lets waiters wait without it, as when a lock becomes shared: nothing is lent through it any more. */
    @Holding("this.lock")
    public void disown() {
        SpinMutex contested = machine.contestedLock();
        contested.lock();
        KThread let = owner;
        if (let != null) {
            disownLocked(let);
        }
        contested.unlock();
        if (let != null) {
            unlend(let);
        }
    }

    /**
     * The calling thread took the lock while others wait for it: it becomes the owner, and they lend to it at once. The
     * turnstile lock is let go.
     */
    @Holding("this.lock")
    @MayReleaseLocks
    public void claim() {
        KThread td = machine.currentThread();
        SpinMutex contested = machine.contestedLock();
        contested.lock();
        if (owner != null) {
            throw new Panic(td + " claims a turnstile that " + owner + " owns");
        }
        own(td);
        int best = bestWaiter();
        contested.unlock();
        SpinMutex threadLock = ThreadLock.lock(machine, td);
        if (best < td.priority) {
            lend(td, best);
        }
        unlockThread(threadLock);
        lock.unlock();
    }

    private void own(@Nullable KThread next) {
        owner = next;
        if (next != null) {
            nextContested = next.contested;
            next.contested = this;
        }
    }

    private void disownLocked(KThread let) {
        owner = null;
        if (let.contested == this) {
            let.contested = nextContested;
        } else {
            Turnstile before = let.contested;
            while (before != null && before.nextContested != this) {
                before = before.nextContested;
            }
            if (before == null) {
                throw new Panic("a turnstile is not among those that " + let + " owns");
            }
            before.nextContested = nextContested;
        }
        nextContested = null;
    }

    // ---------------------------------------------------------------- priority

    /**
     * Lends the priority of {@code td}, which has joined this queue, to the owner, to the owner of what that one waits
     * for, and so on. This turnstile's lock is the thread lock of {@code td} and stays held; the others are taken hand
     * over hand.
     */
    @SuppressWarnings("discipline") // thread locks down the chain are known at run time only
    private void propagate(KThread td) {
        int priority = td.priority;
        Turnstile at = this;
        for (; ; ) {
            KThread holder = at.owner;
            if (holder == null) {
                leave(at);
                return;
            }
            SpinMutex held = ThreadLock.lock(machine, holder);
            leave(at);
            if (holder.state() == KThread.State.SLEEPING) {
                held.unlock();
                throw new Panic(td + " waits for a lock whose owner " + holder + " sleeps");
            }
            if (holder.priority <= priority) {
                held.unlock();
                return;
            }
            lend(holder, priority);
            Turnstile next = holder.blockedOn;
            if (next == null || !holder.isBlockedUnder(held, next)) {
                held.unlock(); // it runs, or could
                return;
            }
            next.resort(holder);
            at = next;
        }
    }

    /** Lets go of a turnstile on the way down; the first one stays locked. */
    @SuppressWarnings("discipline")
    private void leave(Turnstile at) {
        if (at != this) {
            at.lock.unlock();
        }
    }

    /** Puts a waiter whose priority changed where it belongs. Its thread lock, which is this turnstile's, is held. */
    private void resort(KThread td) {
        ThreadQueue waiting = td.queue;
        if (waiting == null || waiting == pending) {
            return;
        }
        SpinMutex contested = machine.contestedLock();
        contested.lock();
        waiting.remove(td);
        waiting.add(td);
        contested.unlock();
    }

    /**
     * Gives a thread a priority of its own. It runs with the better of that and what its contested locks lend it. If it
     * waits for a lock, it moves in the queue, and a better priority is lent on; a worse one takes nothing back from the
     * owner until that lets go.
     */
    @SuppressWarnings("discipline") // the thread lock is known at run time only
    public static void setBasePriority(Machine machine, KThread td, int priority) {
        SpinMutex held = ThreadLock.lock(machine, td);
        int before = td.priority;
        td.basePriority = priority;
        reprice(machine, td);
        Turnstile waitsOn = td.blockedOn;
        if (waitsOn != null && td.isBlockedUnder(held, waitsOn) && td.priority != before) {
            waitsOn.resort(td);
            if (td.priority < before) {
                waitsOn.propagate(td);
            }
        }
        held.unlock();
    }

    private void lend(KThread td, int priority) {
        machine.scheduler().setPriority(td, priority);
    }

    /** Keeps only what the contested locks that the thread still owns lend it. */
    private void unlend(KThread td) {
        SpinMutex threadLock = ThreadLock.lock(machine, td);
        reprice(machine, td);
        unlockThread(threadLock);
    }

    /** Sets the priority to the better of the thread's own and the best that waits for its locks. Thread lock held. */
    private static void reprice(Machine machine, KThread td) {
        SpinMutex contested = machine.contestedLock();
        contested.lock();
        int best = td.basePriority;
        for (Turnstile ts = td.contested; ts != null; ts = ts.nextContested) {
            best = Math.min(best, ts.bestWaiter());
        }
        contested.unlock();
        if (best != td.priority) {
            machine.scheduler().setPriority(td, best);
        }
    }

    @SuppressWarnings("discipline") // pairs with ThreadLock.lock
    private static void unlockThread(SpinMutex threadLock) {
        threadLock.unlock();
    }

    /** Best priority that waits here; under the contested lock. */
    private int bestWaiter() {
        KThread alone = exclusive.first();
        KThread sharing = shared.first();
        int best = alone == null ? KThread.WORST_PRIORITY : alone.priority;
        return sharing == null ? best : Math.min(best, sharing.priority);
    }

    // ---------------------------------------------------------------- looking

    /** The best waiter of one kind, if any. Turnstile lock held. */
    @Holding("this.lock")
    public @Nullable KThread head(Kind kind) {
        return queue(kind).first();
    }

    /** Whether nobody of one kind waits. Turnstile lock held. */
    @Holding("this.lock")
    public boolean isEmpty(Kind kind) {
        return queue(kind).isEmpty();
    }

    /** The thread that waiters lend to, if any. Turnstile lock or contested lock held, or the machine stopped. */
    public @Nullable KThread owner() {
        return owner;
    }

    /** The lock that is waited for, if any. Chain lock held, or the machine stopped. */
    public @Nullable LockObject object() {
        return object;
    }

    /** The next turnstile parked with this one. For checks on a stopped machine: start with a turnstile on a chain. */
    public @Nullable Turnstile nextFree() {
        return nextFree;
    }

    /** The first turnstile parked here. For checks on a stopped machine. */
    public @Nullable Turnstile firstFree() {
        return free;
    }

    /** A queue of this turnstile. Turnstile lock or contested lock held, or the machine stopped. */
    public ThreadQueue queue(Kind kind) {
        return kind == Kind.EXCLUSIVE ? exclusive : shared;
    }

    /** The waiters that were chosen and are not runnable yet. For checks on a stopped machine. */
    public ThreadQueue pending() {
        return pending;
    }

    /** The next turnstile on the same chain. Chain lock held, or the machine stopped. */
    public @Nullable Turnstile nextInChain() {
        return nextInChain;
    }

    void setNextInChain(@Nullable Turnstile next) {
        nextInChain = next;
    }

    @Override
    public String toString() {
        LockObject its = object;
        return its == null ? "idle turnstile" : "turnstile of " + its.name();
    }
}
