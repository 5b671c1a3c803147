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
 * A reader-writer lock: many may share it to read, or one owns it to write. Who cannot have it spins for a while, and then
 * blocks on a turnstile: readers on its shared queue, writers on the exclusive one. A writer is lent priority by those who
 * wait for it; readers leave no name behind, so nothing is lent through them.
 *
 * <p>Stands for FreeBSD's rwlock(9), {@code kern_rwlock.c}.
 *
 * <pre>
 *   word   63                                        5     4     3     2     1     0
 *          |  number of readers, or of the writer     |  R  |  W  |  E  |  S  |  H  |     H alone: free
 *
 *   H shared   S readers wait   E writers wait   W a writer spins   R recursed
 * </pre>
 *
 * <p>Read lock: while it is shared and no writer waits or spins, compare-and-set one reader more, acquire. A thread that has
 * a read lock of any kind may pass writers that wait, for they may be waiting for it.
 *
 * <p>Write lock:
 *
 * <ol>
 *   <li>compare-and-set "free", with or without W, to the own number, acquire; done if that worked;
 *   <li>while readers have it, set W within a critical section, so that no new ones come and whoever bars them is not
 *       preempted, and spin; while a writer has it that runs, spin;
 *   <li>otherwise take the turnstile chain's lock and look again. If it is free, take it with the marks of those who wait,
 *       acquire, and claim their turnstile. If not, set E, and in the same compare-and-set take W back; wait; begin again at 1.
 * </ol>
 *
 * <p>Unlock, by the last reader or the writer: if nobody waits, compare-and-set to free, release. Otherwise take the chain's
 * lock, look again, release, and wake the writers if there are any, else the readers. Nobody is handed the lock.
 *
 * <p>The marks of waiters change only under the chain's lock or in the hands of whoever has the lock alone: who waits is found
 * by the last one to leave. W outlives the last reader; see {@link SharedWord#released}.
 *
 * <p>Claims: RW-1 readers exclude writers, and each sees what came before, RW-2 no wake-up is lost, RW-3 recursion only where
 * asked for, RW-4 try never blocks, RW-5 one upgrade at most, and nobody writes in between, RW-6 downgrade, RW-7 newcomers do
 * not overtake a writer that spins, RW-8 who has a read lock gets another, RW-9 the writer inherits priority, RW-10 ownership
 * is as asserted.
 */
public final class RwLock {
    /** How often somebody re-reads before blocking; a guess at how long readers stay, who leave nothing to look at. */
    private static final int SPIN_LIMIT = 50;

    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(RwLock.class, "word", long.class);
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

    private RwLock(Machine machine, String name, boolean recursive) {
        this.machine = machine;
        this.object = machine.newLockObject(name);
        this.recursive = recursive;
        this.watched = machine.watch(name, WatchedLock.Kind.BLOCKING, false).orElse(null);
    }

    /** A lock whose writer may not take it again. */
    public static RwLock of(Machine machine, String name) {
        return new RwLock(machine, name, false);
    }

    /** A lock whose writer may take it again to write, and lets it go as often. */
    public static RwLock recursive(Machine machine, String name) {
        return new RwLock(machine, name, true);
    }

    // ---------------------------------------------------------------- readers

    /**
     * Shares the lock, blocking while a writer has it and, if the caller has no read lock, while one waits. What writers did
     * before they let go happens-before the return. Nests, even while writers wait.
     *
     * @throws Panic if the caller is in a critical section, has the lock to write, would deadlock, or it was destroyed
     */
    @EnsuresLockHeld("this")
    @SuppressWarnings("discipline") // the lock itself
    public void readLock() {
        KThread td = machine.currentThread();
        requireNoSection(td);
        WatchedLock.wanted(watched, td);
        long seen = look();
        // Acquire: pairs with the release of writers.
        if (!SharedWord.admits(seen, td.readLocks)
                || !WORD.weakCompareAndSetAcquire(this, seen, seen + SharedWord.ONE_SHARER)) {
            readLockSlowly(td);
        }
        td.readLocks += 1;
        WatchedLock.taken(watched, td);
    }

    /**
     * Shares the lock if no writer has it, whoever waits. Never blocks, and may be called in a critical section.
     *
     * @return whether it is shared
     * @throws Panic if the lock was destroyed
     */
    @EnsuresLockHeldIf(expression = "this", result = true)
    @SuppressWarnings("discipline") // the lock itself
    public boolean tryReadLock() {
        KThread td = machine.currentThread();
        for (; ; ) {
            long seen = look();
            if (!SharedWord.isShared(seen)) {
                requireLive(seen, td);
                return false;
            }
            // May fail spuriously, or because of another reader; only a writer is a reason to give up.
            if (WORD.weakCompareAndSetAcquire(this, seen, seen + SharedWord.ONE_SHARER)) {
                td.readLocks += 1;
                WatchedLock.taken(watched, td);
                return true;
            }
        }
    }

    /**
     * Lets go of the lock that the caller shares, once. What the caller did before happens-before what later writers do.
     *
     * @throws Panic if the caller has no read lock, or nobody shares this one
     */
    @Holding("this")
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the lock itself
    public void readUnlock() {
        KThread td = machine.currentThread();
        long seen = look();
        requireReader(seen, td);
        WatchedLock.released(watched, td);
        // Release: pairs with the acquire of the next writer, which sees what all readers did: each adds to the last
        // one's word.
        while (!leave(seen)) {
            seen = look();
        }
        td.readLocks -= 1;
    }

    // ---------------------------------------------------------------- writers

    /**
     * Takes the lock to write, blocking while anybody has it. What readers and writers did before they let go happens-before
     * the return.
     *
     * @throws Panic if the caller is in a critical section, has the lock to write and it does not recurse, would deadlock with
     *     writers, or the lock was destroyed. A caller that shares the lock waits for itself, and is not told
     */
    @EnsuresLockHeld("this")
    @SuppressWarnings("discipline") // the lock itself
    public void writeLock() {
        KThread td = machine.currentThread();
        requireNoSection(td);
        WatchedLock.wanted(watched, td);
        // Acquire: pairs with the release of readers and writers.
        if (!WORD.weakCompareAndSetAcquire(this, SharedWord.FREE, SharedWord.owned(td))) {
            writeLockSlowly(td);
        }
        WatchedLock.taken(watched, td);
    }

    /**
     * Takes the lock to write if nobody has it or waits for it, or the caller has it so and it recurses. Never blocks, and may
     * be called in a critical section.
     *
     * @return whether it was taken
     * @throws Panic if the lock was destroyed
     */
    @EnsuresLockHeldIf(expression = "this", result = true)
    @SuppressWarnings("discipline") // the lock itself
    public boolean tryWriteLock() {
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
     * Lets go of the lock that the caller writes under, once. What the caller did before happens-before what later readers and
     * writers do. The lock is not touched after that: the next one to have it may free it.
     *
     * @throws Panic if the caller does not have it to write
     */
    @Holding("this")
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the lock itself
    public void writeUnlock() {
        KThread td = machine.currentThread();
        WatchedLock.released(watched, td);
        if (!WORD.weakCompareAndSetRelease(this, SharedWord.owned(td), SharedWord.FREE)) {
            writeUnlockSlowly(td);
        }
    }

    // ---------------------------------------------------------------- from one to the other

    /**
     * Makes the caller, which shares the lock, its writer, if it is the only reader. Nobody writes in between. Never blocks: of
     * two readers that want it, each of which would wait for the other to leave, none gets it.
     *
     * @return whether the caller has it to write now; if not, it shares it still
     * @throws Panic if the caller has no read lock, or nobody shares this one
     */
    @Holding("this")
    @SuppressWarnings("discipline") // the lock itself
    public boolean tryUpgrade() {
        KThread td = machine.currentThread();
        long seen = look();
        requireReader(seen, td);
        while (SharedWord.sharers(seen) == 1) {
            // Acquire: the caller has seen what writers did, but not what readers did that have left since.
            if (SharedWord.hasWaiters(seen)
                    ? upgradeUnderChain(td)
                    : WORD.weakCompareAndSetAcquire(this, seen, SharedWord.owned(td))) {
                td.readLocks -= 1;
                return true;
            }
            seen = look();
        }
        return false;
    }

    /**
     * Makes the caller, which has the lock to write, one of its readers. Nobody writes in between. What the caller did before
     * happens-before what other readers do.
     *
     * @throws Panic if the caller does not have it to write, or has it more than once
     */
    @Holding("this")
    @SuppressWarnings("discipline") // the lock itself
    public void downgrade() {
        KThread td = machine.currentThread();
        long seen = look();
        if (!SharedWord.isOwnedBy(seen, td) || (seen & SharedWord.RECURSED) != 0) {
            throw new Panic(td + " downgrades rwlock " + object.name() + ", which is " + describe(seen));
        }
        // Release: pairs with the acquire of other readers.
        while (!SharedWord.hasWaiters(seen) && !WORD.weakCompareAndSetRelease(this, seen, SharedWord.sharedByOne())) {
            seen = look();
        }
        if (SharedWord.hasWaiters(seen)) {
            downgradeUnderChain();
        }
        td.readLocks += 1;
    }

    /**
     * Ends the life of the lock. Nobody may use it afterwards.
     *
     * @throws Panic if somebody has it or waits for it
     */
    public void destroy() {
        long seen = look();
        while (seen != SharedWord.FREE || !WORD.weakCompareAndSetPlain(this, seen, SharedWord.DESTROYED)) {
            if (seen != SharedWord.FREE) {
                throw new Panic(
                        machine.currentThread() + " destroys rwlock " + object.name() + ", which is " + describe(seen));
            }
            seen = look();
        }
    }

    // ---------------------------------------------------------------- looking

    /** Whether the caller has the lock to write. */
    public boolean isWriteOwned() {
        return SharedWord.isOwnedBy(look(), machine.currentThread());
    }

    /** Whether the caller has the lock to write more than once. */
    public boolean isRecursed() {
        long seen = look();
        return SharedWord.isOwnedBy(seen, machine.currentThread()) && (seen & SharedWord.RECURSED) != 0;
    }

    /** Who has the lock to write just now, if anybody. */
    public Optional<KThread> writer() {
        return Optional.ofNullable(owner(look()));
    }

    /** How many share the lock just now. */
    public int readers() {
        return (int) SharedWord.sharers(look());
    }

    /** Whether a writer spins for the lock. */
    public boolean hasSpinner() {
        return SharedWord.hasSpinner(look());
    }

    /** Whether newcomers may not share the lock just now: a writer has it, waits for it or spins for it. */
    public boolean isBarred() {
        return !SharedWord.admits(look(), 0);
    }

    /**
     * States that the caller has the lock to write.
     *
     * @throws Panic if it does not
     */
    public void assertWriteOwned() {
        if (!isWriteOwned()) {
            throw new Panic(machine.currentThread() + " should have rwlock " + object.name() + " to write, which is "
                    + describe(look()));
        }
    }

    /**
     * States that the caller shares the lock: as far as can be told, for the lock does not know who its readers are.
     *
     * @throws Panic if nobody shares it, or the caller has no read lock
     */
    public void assertReadLocked() {
        if (readers() == 0 || machine.currentThread().readLocks == 0) {
            throw new Panic(machine.currentThread() + " should share rwlock " + object.name() + ", which is "
                    + describe(look()));
        }
    }

    /**
     * States that the caller does not have the lock to write.
     *
     * @throws Panic if it does
     */
    public void assertNotWriteOwned() {
        if (isWriteOwned()) {
            throw new Panic(machine.currentThread() + " should not have rwlock " + object.name() + " to write");
        }
    }

    /** The lock's name and address. */
    public LockObject object() {
        return object;
    }

    // ---------------------------------------------------------------- slow paths

    private void readLockSlowly(KThread td) {
        TurnstileChain chain = machine.chain(object);
        int spins = 0;
        for (; ; ) {
            long seen = look();
            if (SharedWord.admits(seen, td.readLocks)) {
                if (WORD.weakCompareAndSetAcquire(this, seen, seen + SharedWord.ONE_SHARER)) { // as in readLock
                    return;
                }
                continue;
            }
            requireLive(seen, td);
            if (SharedWord.isOwnedBy(seen, td)) {
                throw new Panic(td + " read-locks rwlock " + object.name() + ", which it has to write");
            }
            // Who spins to write is not preempted, and does not spin for ever: that is waited for without a limit.
            if (SharedWord.hasSpinner(seen) || (spins < SPIN_LIMIT && isPassing(seen))) {
                spins++;
                machine.cpu().spinWait();
                continue;
            }
            chain.lock.lock();
            seen = look();
            if (SharedWord.admits(seen, td.readLocks)
                    || SharedWord.hasSpinner(seen)
                    || (spins < SPIN_LIMIT && isPassing(seen))
                    || !mark(seen, seen | SharedWord.SHARED_WAITERS)) {
                chain.lock.unlock();
                continue;
            }
            await(chain, td, seen, SharedWord.SHARED_WAITERS, Turnstile.Kind.SHARED);
            spins = 0;
        }
    }

    private void writeLockSlowly(KThread td) {
        if (SharedWord.isOwnedBy(look(), td)) {
            if (!recursive) {
                throw new Panic(td + " write-locks rwlock " + object.name() + " again, which does not recurse");
            }
            recurse();
            return;
        }
        TurnstileChain chain = machine.chain(object);
        int spins = 0;
        boolean bars = false; // whether the caller may be the one who set W, in a critical section
        for (; ; ) {
            long seen = look();
            if (SharedWord.isFree(seen) && !SharedWord.hasWaiters(seen)) {
                if (WORD.weakCompareAndSetAcquire(
                        this, seen, SharedWord.owned(td))) { // as in writeLock; drops W, whose it is
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
                boolean taken = takeUnderChain(chain, seen, td);
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
            await(chain, td, seen, SharedWord.EXCL_WAITERS, Turnstile.Kind.EXCLUSIVE);
            spins = 0;
        }
        if (bars) {
            machine.critical().exit(td);
        }
        requireLive(look(), td);
    }

    /** Whether whoever has the lock may be gone soon: readers, of whom nothing is known, or a writer that runs. */
    private boolean isPassing(long seen) {
        KThread owner = owner(seen);
        return owner == null ? SharedWord.sharers(seen) > 0 : owner.isRunning();
    }

    /**
     * Takes a lock that was free under the chain's lock, and keeps the marks of those who wait, who lend to the caller from now
     * on. Acquire, for the last reader may have left without the chain's lock.
     */
    @Holding("#1.lock")
    private boolean takeUnderChain(TurnstileChain chain, long seen, KThread td) {
        if (!WORD.weakCompareAndSetAcquire(this, seen, SharedWord.owned(td) | SharedWord.waiters(seen))) {
            return false;
        }
        if (SharedWord.hasWaiters(seen)) {
            chain.claim(object);
        }
        return true;
    }

    /** With the chain's lock, under which the mark of a waiter becomes the owner's business. */
    private boolean upgradeUnderChain(KThread td) {
        TurnstileChain chain = machine.chain(object);
        chain.lock.lock();
        long seen = look();
        while (SharedWord.sharers(seen) == 1) {
            // Acquire: see tryUpgrade; the note says on which machines relaxed would do.
            if (WORD.weakCompareAndSetAcquire(this, seen, SharedWord.owned(td) | SharedWord.waiters(seen))) {
                chain.claim(object);
                chain.lock.unlock();
                return true;
            }
            seen = look();
        }
        chain.lock.unlock();
        return false;
    }

    /** One reader leaves, and the last one wakes who waits. Returns whether that is done; if not, the word was another. */
    private boolean leave(long seen) {
        if (SharedWord.sharers(seen) > 1) {
            return WORD.weakCompareAndSetRelease(this, seen, seen - SharedWord.ONE_SHARER);
        }
        if (!SharedWord.hasWaiters(seen)) {
            return WORD.weakCompareAndSetRelease(
                    this, seen, SharedWord.released(seen, SharedWord.hasExclusiveWaiters(seen)));
        }
        LockObject its = object;
        TurnstileChain chain = machine.chain(its);
        chain.lock.lock();
        long now = look();
        while (SharedWord.sharers(now) == 1) {
            if (WORD.weakCompareAndSetRelease(
                    this, now, SharedWord.released(now, SharedWord.hasExclusiveWaiters(now)))) {
                chain.wake(its, SharedWord.woken(now));
                chain.lock.unlock();
                return true;
            }
            now = look();
        }
        chain.lock.unlock();
        return false;
    }

    private void writeUnlockSlowly(KThread td) {
        long seen = look();
        if (!SharedWord.isOwnedBy(seen, td)) {
            throw new Panic(td + " write-unlocks rwlock " + object.name() + ", which is " + describe(seen));
        }
        if ((seen & SharedWord.RECURSED) != 0) {
            depth--;
            if (depth == 0) {
                clear(SharedWord.RECURSED);
            }
            return;
        }
        while (!SharedWord.hasWaiters(seen)) {
            if (WORD.weakCompareAndSetRelease(this, seen, SharedWord.FREE)) { // as in writeUnlock
                return;
            }
            seen = look();
        }
        LockObject its = object;
        TurnstileChain chain = machine.chain(its);
        chain.lock.lock();
        seen = look(); // others may have come to wait since
        // Release: pairs with the acquire of whoever comes next, who may free the lock at once.
        WORD.setRelease(this, SharedWord.released(seen, SharedWord.hasExclusiveWaiters(seen)));
        chain.wake(its, SharedWord.woken(seen));
        chain.lock.unlock();
    }

    private void downgradeUnderChain() {
        TurnstileChain chain = machine.chain(object);
        chain.lock.lock();
        long seen = look();
        boolean writersWait = SharedWord.woken(seen) == Turnstile.Kind.EXCLUSIVE;
        // Release: as in downgrade. Readers who wait behind a writer go on waiting.
        WORD.setRelease(this, SharedWord.sharedByOne() | (writersWait ? SharedWord.waiters(seen) : 0));
        if (writersWait) {
            chain.disown(object);
        } else {
            chain.wake(object, Turnstile.Kind.SHARED);
        }
        chain.lock.unlock();
    }

    // ---------------------------------------------------------------- the turnstile

    @Holding("#1.lock")
    @MayReleaseLocks
    private void await(TurnstileChain chain, KThread td, long seen, long mark, Turnstile.Kind kind) {
        Turnstile ts = chain.findOrOwn(object, td);
        ts.lock.lock();
        Optional<String> cycle = ts.join(chain, object, owner(seen), kind);
        if (cycle.isPresent()) {
            if ((seen & mark) == 0) {
                clear(mark); // set just now, with nobody waiting after all
            }
            ts.lock.unlock();
            chain.lock.unlock();
            throw new Panic("deadlock: " + cycle.get());
        }
        ts.await(chain);
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
        } while (!WORD.weakCompareAndSetPlain(this, seen, seen | SharedWord.RECURSED)); // as in clear
    }

    /** Relaxed, but atomic: the writer's bit and those of waiters change at the same time. */
    private void clear(long bit) {
        long seen;
        do {
            seen = look();
        } while (!WORD.weakCompareAndSetPlain(this, seen, seen & ~bit));
    }

    private @Nullable KThread owner(long seen) {
        int tid = SharedWord.owner(seen);
        return tid == 0 ? null : machine.thread(tid);
    }

    private void requireNoSection(KThread td) {
        if (td.criticalNest != 0) {
            throw new Panic(td + " locks rwlock " + object.name() + " in a critical section");
        }
    }

    private void requireLive(long seen, KThread td) {
        if (seen == SharedWord.DESTROYED) {
            throw new Panic(td + " uses rwlock " + object.name() + " after it was destroyed");
        }
    }

    private void requireReader(long seen, KThread td) {
        if (td.readLocks == 0 || SharedWord.sharers(seen) == 0) {
            throw new Panic(td + " lets go or upgrades rwlock " + object.name() + ", which it does not share; it is "
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
