package smpng.primitives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.checkerframework.checker.lock.qual.EnsuresLockHeld;
import org.checkerframework.checker.lock.qual.EnsuresLockHeldIf;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.lock.qual.MayReleaseLocks;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A shared/exclusive lock that may be held while sleeping: many may share it, or one owns it. Who cannot have it spins for a
 * while, and then sleeps on the sleep queue of the lock, on one of two lists. A signal may end that sleep, if the caller
 * wants. Nothing is lent to the owner.
 *
 * <p>Stands for FreeBSD's sx(9), {@code kern_sx.c}.
 *
 * <pre>
 *   word   63                                        5     4     3     2     1     0
 *          |  number of sharers, or of the owner     |  R  |  W  |  E  |  S  |  H  |     H alone: free
 *
 *   H shared   S some may wait to share it   E some may wait to own it   W one spins to own it   R recursed
 * </pre>
 *
 * <p>To share it: while it is shared and nobody waits or spins to own it, compare-and-set one sharer more, acquire. A thread
 * that shares an sx lock already may pass those who want to own it, for they may be waiting for it.
 *
 * <p>To own it:
 *
 * <ol>
 *   <li>compare-and-set "free", with or without W, to the own number, acquire; done if that worked;
 *   <li>while others share it, set W within a critical section, so that no new ones come and whoever bars them is not
 *       preempted, and spin; while somebody owns it that runs, spin;
 *   <li>otherwise take the sleep chain's lock and look again. If it is free, take it with the marks of those who wait,
 *       acquire. If not, set E, and in the same compare-and-set take W back; sleep; begin again at 1, or give up if a signal
 *       ended the sleep.
 * </ol>
 *
 * <p>Unlock, by the last sharer or the owner: without marks, compare-and-set to free, release. Otherwise take the chain's
 * lock, look again at the word <em>and at the queue</em>, release, and wake all who want to own it if there is one, else all
 * who want to share it. Nobody is handed the lock.
 *
 * <p>A mark is set before its thread is on the queue, under the chain's lock; so whoever is on a queue is marked. The
 * converse does not hold: who was interrupted leaves the mark behind, for others may wait under it. So a mark means "take the
 * chain's lock and look", and only what is found on the queue decides who is woken and which mark stays.
 *
 * <p>Claims: SX-1 sharers exclude owners, and each sees what came before, SX-2 no wake-up is lost, SX-3 recursion only where
 * asked for, SX-4 try never sleeps, SX-5 one upgrade at most, and nobody owns it in between, SX-6 downgrade, SX-7 newcomers do
 * not overtake one that spins to own it, SX-8 who shares one gets another, SX-9 who was interrupted does not have it and keeps
 * nobody asleep, SX-10 ownership is as asserted, SX-11 chain locks are let go.
 */
public final class SxLock {
    /** How often somebody re-reads before sleeping; a guess at how long sharers stay, who leave nothing to look at. */
    private static final int SPIN_LIMIT = 50;

    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(SxLock.class, "word", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Machine machine;
    private final LockObject object;
    private final boolean recursive;
    /** Null unless the machine has a witness. */
    private final @Nullable WatchedLock watched;

    private long word = SharedWord.FREE;
    private int depth;

    private SxLock(Machine machine, String name, boolean recursive) {
        this.machine = machine;
        this.object = machine.newLockObject(name);
        this.recursive = recursive;
        this.watched = machine.watch(name, WatchedLock.Kind.SLEEPABLE, false).orElse(null);
    }

    /** A lock whose owner may not take it again. */
    public static SxLock of(Machine machine, String name) {
        return new SxLock(machine, name, false);
    }

    /** A lock whose owner may take it again to own it, and lets it go as often. */
    public static SxLock recursive(Machine machine, String name) {
        return new SxLock(machine, name, true);
    }

    // ---------------------------------------------------------------- shared

    /**
     * Shares the lock, sleeping while somebody owns it and, if the caller shares none, while somebody waits to. What owners
     * did before they let go happens-before the return. Nests, even while others wait to own it.
     *
     * @throws Panic if the caller is in a critical section, owns the lock, or it was destroyed
     */
    @EnsuresLockHeld("this")
    @SuppressWarnings("discipline") // the lock itself
    public void sharedLock() {
        share(SleepQueue.Signals.WAIT);
    }

    /**
     * The same, unless a signal comes while the caller sleeps for it, or was pending when it was about to.
     *
     * @return whether it is shared; if not, the signal is still pending
     */
    @EnsuresLockHeldIf(expression = "this", result = true)
    @SuppressWarnings("discipline") // the lock itself
    public boolean sharedLockInterruptibly() {
        return share(SleepQueue.Signals.INTERRUPT);
    }

    private boolean share(SleepQueue.Signals signals) {
        KThread td = machine.currentThread();
        requireNoSection(td);
        WatchedLock.wanted(watched, td);
        long seen = look();
        // Acquire: pairs with the release of owners.
        if (!SharedWord.admits(seen, td.sharedLocks)
                || !WORD.weakCompareAndSetAcquire(this, seen, seen + SharedWord.ONE_SHARER)) {
            if (!shareSlowly(td, signals)) {
                return false;
            }
        }
        td.sharedLocks += 1;
        WatchedLock.taken(watched, td);
        return true;
    }

    /**
     * Shares the lock if nobody owns it, whoever waits. Never sleeps, and may be called in a critical section.
     *
     * @return whether it is shared
     * @throws Panic if the lock was destroyed
     */
    @EnsuresLockHeldIf(expression = "this", result = true)
    @SuppressWarnings("discipline") // the lock itself
    public boolean trySharedLock() {
        KThread td = machine.currentThread();
        for (; ; ) {
            long seen = look();
            if (!SharedWord.isShared(seen)) {
                requireLive(seen, td);
                return false;
            }
            // May fail spuriously, or because of another sharer; only an owner is a reason to give up.
            if (WORD.weakCompareAndSetAcquire(this, seen, seen + SharedWord.ONE_SHARER)) {
                td.sharedLocks += 1;
                WatchedLock.taken(watched, td);
                return true;
            }
        }
    }

    /**
     * Lets go of the lock that the caller shares, once. What the caller did before happens-before what later owners do.
     *
     * @throws Panic if the caller shares no sx lock, or nobody shares this one
     */
    @Holding("this")
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the lock itself
    public void sharedUnlock() {
        KThread td = machine.currentThread();
        long seen = look();
        requireSharer(seen, td);
        WatchedLock.released(watched, td);
        // Release: pairs with the acquire of the next owner, which sees what all sharers did: each adds to the word of
        // the last one.
        while (!leave(seen)) {
            seen = look();
        }
        td.sharedLocks -= 1;
    }

    // ---------------------------------------------------------------- exclusive

    /**
     * Owns the lock, sleeping while anybody has it. What sharers and owners did before they let go happens-before the return.
     *
     * @throws Panic if the caller is in a critical section, owns the lock and it does not recurse, or it was destroyed. A
     *     caller that shares the lock waits for itself, and is not told
     */
    @EnsuresLockHeld("this")
    @SuppressWarnings("discipline") // the lock itself
    public void exclusiveLock() {
        own(SleepQueue.Signals.WAIT);
    }

    /**
     * The same, unless a signal comes while the caller sleeps for it, or was pending when it was about to.
     *
     * @return whether it is owned; if not, the signal is still pending
     */
    @EnsuresLockHeldIf(expression = "this", result = true)
    @SuppressWarnings("discipline") // the lock itself
    public boolean exclusiveLockInterruptibly() {
        return own(SleepQueue.Signals.INTERRUPT);
    }

    private boolean own(SleepQueue.Signals signals) {
        KThread td = machine.currentThread();
        requireNoSection(td);
        WatchedLock.wanted(watched, td);
        // Acquire: pairs with the release of sharers and owners.
        if (!WORD.weakCompareAndSetAcquire(this, SharedWord.FREE, SharedWord.owned(td))) {
            if (!ownSlowly(td, signals)) {
                return false;
            }
        }
        WatchedLock.taken(watched, td);
        return true;
    }

    /**
     * Owns the lock if nobody has it or is marked as waiting for it, or the caller owns it and it recurses. Never sleeps, and
     * may be called in a critical section.
     *
     * @return whether it is owned
     * @throws Panic if the lock was destroyed
     */
    @EnsuresLockHeldIf(expression = "this", result = true)
    @SuppressWarnings("discipline") // the lock itself
    public boolean tryExclusiveLock() {
        KThread td = machine.currentThread();
        for (; ; ) {
            long seen = look();
            if (seen == SharedWord.FREE) {
                if (WORD.weakCompareAndSetAcquire(this, seen, SharedWord.owned(td))) {
                    WatchedLock.taken(watched, td);
                    return true;
                }
            } else if (SharedWord.isOwnedBy(seen, td) && recursive) {
                recurse();
                WatchedLock.taken(watched, td);
                return true;
            } else {
                requireLive(seen, td);
                return false;
            }
        }
    }

    /**
     * Lets go of the lock that the caller owns, once. What the caller did before happens-before what later sharers and owners
     * do. The lock is not touched after that: the next one to have it may free it.
     *
     * @throws Panic if the caller does not own it
     */
    @Holding("this")
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the lock itself
    public void exclusiveUnlock() {
        KThread td = machine.currentThread();
        WatchedLock.released(watched, td);
        if (!WORD.weakCompareAndSetRelease(this, SharedWord.owned(td), SharedWord.FREE)) {
            exclusiveUnlockSlowly(td);
        }
    }

    // ---------------------------------------------------------------- from one to the other

    /**
     * Makes the caller, which shares the lock, its owner, if it is the only sharer. Nobody owns it in between. Never sleeps: of
     * two sharers that want it, each of which would wait for the other to leave, none gets it.
     *
     * @return whether the caller owns it now; if not, it shares it still
     * @throws Panic if the caller shares no sx lock, or nobody shares this one
     */
    @Holding("this")
    @SuppressWarnings("discipline") // the lock itself
    public boolean tryUpgrade() {
        KThread td = machine.currentThread();
        long seen = look();
        requireSharer(seen, td);
        while (SharedWord.sharers(seen) == 1) {
            // Acquire: the caller has seen what owners did, but not what sharers did that have left since. The marks of
            // waiters stay as they are, and so nobody needs the chain.
            if (WORD.weakCompareAndSetAcquire(this, seen, SharedWord.owned(td) | SharedWord.waiters(seen))) {
                td.sharedLocks -= 1;
                return true;
            }
            seen = look();
        }
        return false;
    }

    /**
     * Makes the caller, which owns the lock, one of its sharers. Nobody owns it in between. What the caller did before
     * happens-before what other sharers do. Who waits to share it is woken.
     *
     * @throws Panic if the caller does not own it, or owns it more than once
     */
    @Holding("this")
    @SuppressWarnings("discipline") // the lock itself
    public void downgrade() {
        KThread td = machine.currentThread();
        long seen = look();
        if (!SharedWord.isOwnedBy(seen, td) || (seen & SharedWord.RECURSED) != 0) {
            throw new Panic(td + " downgrades sx lock " + object.name() + ", which is " + describe(seen));
        }
        // Release: pairs with the acquire of other sharers.
        while ((seen & SharedWord.SHARED_WAITERS) == 0
                && !WORD.weakCompareAndSetRelease(this, seen, SharedWord.sharedByOne() | SharedWord.waiters(seen))) {
            seen = look();
        }
        if ((seen & SharedWord.SHARED_WAITERS) != 0) {
            downgradeUnderChain();
        }
        td.sharedLocks += 1;
    }

    /**
     * Ends the life of the lock. Nobody may use it afterwards.
     *
     * @throws Panic if somebody has it or is marked as waiting for it
     */
    public void destroy() {
        long seen = look();
        while (seen != SharedWord.FREE || !WORD.weakCompareAndSetPlain(this, seen, SharedWord.DESTROYED)) {
            if (seen != SharedWord.FREE) {
                throw new Panic(machine.currentThread() + " destroys sx lock " + object.name() + ", which is "
                        + describe(seen));
            }
            seen = look();
        }
    }

    // ---------------------------------------------------------------- looking

    /** Whether the caller owns the lock. */
    public boolean isOwned() {
        return SharedWord.isOwnedBy(look(), machine.currentThread());
    }

    /** Whether the caller owns the lock more than once. */
    public boolean isRecursed() {
        long seen = look();
        return SharedWord.isOwnedBy(seen, machine.currentThread()) && (seen & SharedWord.RECURSED) != 0;
    }

    /** Who owns the lock just now, if anybody. */
    public Optional<KThread> owner() {
        return Optional.ofNullable(owner(look()));
    }

    /** How many share the lock just now. */
    public int sharers() {
        return (int) SharedWord.sharers(look());
    }

    /** Whether somebody spins to own the lock. */
    public boolean hasSpinner() {
        return SharedWord.hasSpinner(look());
    }

    /** Whether newcomers may not share the lock just now: somebody owns it, is marked as waiting to, or spins for it. */
    public boolean isBarred() {
        return !SharedWord.admits(look(), 0);
    }

    /**
     * States that the caller owns the lock.
     *
     * @throws Panic if it does not
     */
    public void assertOwned() {
        if (!isOwned()) {
            throw new Panic(machine.currentThread() + " should own sx lock " + object.name() + ", which is "
                    + describe(look()));
        }
    }

    /**
     * States that the caller shares the lock: as far as can be told, for the lock does not know who its sharers are.
     *
     * @throws Panic if nobody shares it, or the caller shares no sx lock
     */
    public void assertShared() {
        if (sharers() == 0 || machine.currentThread().sharedLocks == 0) {
            throw new Panic(machine.currentThread() + " should share sx lock " + object.name() + ", which is "
                    + describe(look()));
        }
    }

    /**
     * States that the caller does not own the lock.
     *
     * @throws Panic if it does
     */
    public void assertNotOwned() {
        if (isOwned()) {
            throw new Panic(machine.currentThread() + " should not own sx lock " + object.name());
        }
    }

    /** The lock's name and address. */
    public LockObject object() {
        return object;
    }

    // ---------------------------------------------------------------- slow paths

    /** Returns whether the caller shares it now; if not, a signal ended its sleep, and S may stay behind. */
    private boolean shareSlowly(KThread td, SleepQueue.Signals signals) {
        SleepChain chain = machine.sleepChain(object);
        int spins = 0;
        for (; ; ) {
            long seen = look();
            if (SharedWord.admits(seen, td.sharedLocks)) {
                if (WORD.weakCompareAndSetAcquire(this, seen, seen + SharedWord.ONE_SHARER)) { // as in share
                    return true;
                }
                continue;
            }
            requireLive(seen, td);
            if (SharedWord.isOwnedBy(seen, td)) {
                throw new Panic(td + " wants to share sx lock " + object.name() + ", which it owns");
            }
            // Who spins to own it is not preempted, and does not spin for ever: that is waited for without a limit.
            if (SharedWord.hasSpinner(seen) || (spins < SPIN_LIMIT && isPassing(seen))) {
                spins++;
                machine.cpu().spinWait();
                continue;
            }
            chain.lock.lock();
            seen = look();
            if (SharedWord.admits(seen, td.sharedLocks)
                    || SharedWord.hasSpinner(seen)
                    || (spins < SPIN_LIMIT && isPassing(seen))
                    || !mark(seen, seen | SharedWord.SHARED_WAITERS)) {
                chain.lock.unlock();
                continue;
            }
            chain.add(td, object, object, SleepQueue.Kind.SHARED);
            if (SleepQueue.await(chain, signals) == SleepQueue.Result.INTERRUPTED) {
                return false;
            }
            spins = 0;
        }
    }

    /** Returns whether the caller owns it now; if not, a signal ended its sleep, and E may stay behind. */
    private boolean ownSlowly(KThread td, SleepQueue.Signals signals) {
        if (SharedWord.isOwnedBy(look(), td)) {
            if (!recursive) {
                throw new Panic(td + " takes sx lock " + object.name() + " again, which does not recurse");
            }
            recurse();
            return true;
        }
        SleepChain chain = machine.sleepChain(object);
        int spins = 0;
        boolean bars = false; // whether the caller may be the one who set W, in a critical section
        for (; ; ) {
            long seen = look();
            if (SharedWord.isFree(seen) && !SharedWord.hasWaiters(seen)) {
                // As in own; drops W, whose it is.
                if (WORD.weakCompareAndSetAcquire(this, seen, SharedWord.owned(td))) {
                    break;
                }
                continue;
            }
            if (seen == SharedWord.DESTROYED) {
                break;
            }
            if (spins < SPIN_LIMIT && isPassing(seen)) {
                spins++;
                if (SharedWord.isShared(seen) && !SharedWord.hasSpinner(seen)) {
                    if (!bars) {
                        machine.critical().enter(td);
                        bars = true;
                    }
                    // Relaxed: it says nothing but who is to wait. A failure means: look again.
                    WORD.weakCompareAndSetPlain(this, seen, seen | SharedWord.WRITE_SPINNER);
                    continue;
                }
                machine.cpu().spinWait();
                continue;
            }
            chain.lock.lock();
            seen = look();
            if (SharedWord.isFree(seen)) {
                boolean taken = takeWithMarks(seen, td);
                chain.lock.unlock();
                if (taken) {
                    break;
                }
                continue;
            }
            if ((spins < SPIN_LIMIT && isPassing(seen)) || !mark(seen, SharedWord.awaited(seen, bars))) {
                chain.lock.unlock();
                continue;
            }
            if (bars) {
                machine.critical().exit(td);
                bars = false;
            }
            chain.add(td, object, object, SleepQueue.Kind.EXCLUSIVE);
            if (SleepQueue.await(chain, signals) == SleepQueue.Result.INTERRUPTED) {
                return false;
            }
            spins = 0;
        }
        if (bars) {
            machine.critical().exit(td);
        }
        requireLive(look(), td);
        return true;
    }

    /** Whether whoever has the lock may be gone soon: sharers, of whom nothing is known, or an owner that runs. */
    private boolean isPassing(long seen) {
        KThread owner = owner(seen);
        return owner == null ? SharedWord.sharers(seen) > 0 : owner.isRunning();
    }

    /** Takes a lock that was free, under the chain's lock. Acquire: the last sharer may have left without that lock. */
    private boolean takeWithMarks(long seen, KThread td) {
        return WORD.weakCompareAndSetAcquire(this, seen, SharedWord.owned(td) | SharedWord.waiters(seen));
    }

    /** One sharer leaves, and the last one wakes who waits. Returns whether that is done; if not, the word was another. */
    private boolean leave(long seen) {
        if (SharedWord.sharers(seen) > 1) {
            return WORD.weakCompareAndSetRelease(this, seen, seen - SharedWord.ONE_SHARER);
        }
        if (!SharedWord.hasWaiters(seen)) {
            return WORD.weakCompareAndSetRelease(this, seen, SharedWord.released(seen, false));
        }
        LockObject its = object;
        SleepChain chain = machine.sleepChain(its);
        chain.lock.lock();
        long now = look();
        while (SharedWord.sharers(now) == 1) {
            SleepQueue.Kind woken = preferred(chain, its, now);
            if (WORD.weakCompareAndSetRelease(
                    this, now, SharedWord.released(now, woken == SleepQueue.Kind.EXCLUSIVE))) {
                wake(chain, its, woken);
                chain.lock.unlock();
                return true;
            }
            now = look();
        }
        chain.lock.unlock();
        return false;
    }

    private void exclusiveUnlockSlowly(KThread td) {
        long seen = look();
        if (!SharedWord.isOwnedBy(seen, td)) {
            throw new Panic(td + " lets go of sx lock " + object.name() + ", which is " + describe(seen));
        }
        if ((seen & SharedWord.RECURSED) != 0) {
            depth--;
            if (depth == 0) {
                clearRecursed();
            }
            return;
        }
        while (!SharedWord.hasWaiters(seen)) {
            if (WORD.weakCompareAndSetRelease(this, seen, SharedWord.FREE)) { // as in exclusiveUnlock
                return;
            }
            seen = look();
        }
        LockObject its = object;
        SleepChain chain = machine.sleepChain(its);
        chain.lock.lock();
        seen = look(); // others may have come to wait since
        SleepQueue.Kind woken = preferred(chain, its, seen);
        // Release: pairs with the acquire of whoever comes next, who may free the lock at once.
        WORD.setRelease(this, SharedWord.released(seen, woken == SleepQueue.Kind.EXCLUSIVE));
        wake(chain, its, woken);
        chain.lock.unlock();
    }

    private void downgradeUnderChain() {
        SleepChain chain = machine.sleepChain(object);
        chain.lock.lock();
        long seen = look();
        // Release: as in downgrade. Who finds E when it is woken goes to sleep again.
        WORD.setRelease(this, SharedWord.sharedByOne() | (seen & SharedWord.EXCL_WAITERS));
        wake(chain, object, SleepQueue.Kind.SHARED);
        chain.lock.unlock();
    }

    // ---------------------------------------------------------------- the sleep queue

    /**
     * Whom the last one to have it wakes: those who want to own it, if there is one. The mark alone does not say so, for
     * whoever left it may have been interrupted.
     */
    @Holding("#1.lock")
    private static SleepQueue.Kind preferred(SleepChain chain, LockObject its, long seen) {
        SleepQueue queue = chain.find(its);
        return SharedWord.hasExclusiveWaiters(seen) && queue != null && !queue.isEmpty(SleepQueue.Kind.EXCLUSIVE)
                ? SleepQueue.Kind.EXCLUSIVE
                : SleepQueue.Kind.SHARED;
    }

    @Holding("#1.lock")
    private static void wake(SleepChain chain, LockObject its, SleepQueue.Kind kind) {
        SleepQueue queue = chain.find(its);
        if (queue != null) {
            queue.broadcast(chain, kind);
        }
    }

    // ---------------------------------------------------------------- the word

    private long look() {
        return (long) WORD.getOpaque(this);
    }

    /** Relaxed, under the chain's lock: whoever leaves reads it again under that lock. A failure means: look again. */
    private boolean mark(long seen, long marked) {
        return seen == marked || WORD.weakCompareAndSetPlain(this, seen, marked);
    }

    private void recurse() {
        depth++;
        long seen;
        do {
            seen = look();
        } while (!WORD.weakCompareAndSetPlain(this, seen, seen | SharedWord.RECURSED)); // as in clearRecursed
    }

    /** Relaxed, but atomic: the owner's bit and those of waiters change at the same time. */
    private void clearRecursed() {
        long seen;
        do {
            seen = look();
        } while (!WORD.weakCompareAndSetPlain(this, seen, seen & ~SharedWord.RECURSED));
    }

    private @Nullable KThread owner(long seen) {
        int tid = SharedWord.owner(seen);
        return tid == 0 ? null : machine.thread(tid);
    }

    private void requireNoSection(KThread td) {
        if (td.criticalNest != 0) {
            throw new Panic(td + " locks sx lock " + object.name() + " in a critical section");
        }
    }

    private void requireLive(long seen, KThread td) {
        if (seen == SharedWord.DESTROYED) {
            throw new Panic(td + " uses sx lock " + object.name() + " after it was destroyed");
        }
    }

    private void requireSharer(long seen, KThread td) {
        if (td.sharedLocks == 0 || SharedWord.sharers(seen) == 0) {
            throw new Panic(td + " lets go or upgrades sx lock " + object.name() + ", which it does not share; it is "
                    + describe(seen));
        }
    }

    private String describe(long seen) {
        KThread owner = owner(seen);
        return SharedWord.describe(seen, owner == null ? "nobody" : owner.name());
    }

    @Override
    public String toString() {
        return object.name();
    }
}
