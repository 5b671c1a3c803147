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
 * A sleep mutex: mutual exclusion between threads. One that cannot have it spins while the owner runs, for then the wait
 * is short, and blocks on a turnstile otherwise, lending the owner its priority.
 *
 * <p>Stands for FreeBSD's MTX_DEF mutex (mutex(9), {@code kern_mutex.c}).
 *
 * <pre>
 *   word   63                                  3     2     1     0
 *          |  number of the owning thread       |  D  |  C  |  R  |     0: unowned
 *
 *   R recursed   the owner has it more than once; depth says how often more
 *   C contested  somebody waits on the turnstile, or is about to
 *   D destroyed  nobody may use it again
 * </pre>
 *
 * <p>Lock:
 *
 * <ol>
 *   <li>compare-and-set 0 to the own number, acquire; done if that worked;
 *   <li>while the owner runs on another CPU, re-read word and owner, and go to 1 when it changes;
 *   <li>otherwise take the turnstile chain's lock and look again: if the word is free or the owner runs, let go and begin
 *       again at 1;
 *   <li>mark the word contested, still under the chain's lock; if it changed meanwhile, look again;
 *   <li>wait on the turnstile; begin again at 1.
 * </ol>
 *
 * <p>Unlock:
 *
 * <ol>
 *   <li>compare-and-set the own number to 0, release; if that worked, nobody waits, and the mutex is not touched again;
 *   <li>if it is recursed, count down;
 *   <li>if it is contested, take the chain's lock first, then store 0, release. From here on the mutex may be freed by its
 *       next owner: only its address is used, to find the turnstile and wake everybody who waits.
 * </ol>
 *
 * <p>Contested is set and, by the store of 0, cleared only under the chain's lock. So whoever is on the turnstile when the
 * owner takes the chain's lock is found, and whoever comes later sees the 0: no wake-up is lost.
 *
 * <p>Claims: MTX-1 mutual exclusion and visibility, MTX-2 no wake-up is lost, MTX-3 recursion only where asked for, and
 * counted, MTX-4 try never blocks and fails only if another thread has it, MTX-5 ownership is as asserted, MTX-6 unlock
 * does not touch the mutex after it let go, MTX-7 the owner inherits the priority of who waits.
 */
public final class SleepMutex {
    private static final long RECURSED = 1;
    private static final long CONTESTED = 2;
    private static final long DESTROYED = 4;
    private static final int OWNER_SHIFT = 3;

    /**
     * How often a spinner re-reads before it blocks although the owner seems to run. A kernel knows whether it does; the
     * JVM does not see that the operating system took the owner's processor away.
     */
    private static final int SPIN_LIMIT = 200;

    private static final VarHandle WORD;

    static {
        try {
            WORD = MethodHandles.lookup().findVarHandle(SleepMutex.class, "word", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Machine machine;
    private final LockObject object;
    private final boolean recursive;
    /** Null unless the machine has a witness. */
    private final @Nullable WatchedLock watched;

    private long word;
    private int depth;

    private SleepMutex(Machine machine, String name, boolean recursive) {
        this.machine = machine;
        this.object = machine.newLockObject(name);
        this.recursive = recursive;
        this.watched = machine.watch(name, WatchedLock.Kind.BLOCKING, false).orElse(null);
    }

    /** A mutex whose owner may not take it again. */
    public static SleepMutex of(Machine machine, String name) {
        return new SleepMutex(machine, name, false);
    }

    /** A mutex whose owner may take it again, and lets it go as often. */
    public static SleepMutex recursive(Machine machine, String name) {
        return new SleepMutex(machine, name, true);
    }

    /**
     * Takes the mutex, blocking while another thread has it. What the previous owner wrote before it let go
     * happens-before the return.
     *
     * @throws Panic if the caller is in a critical section, has the mutex and it does not recurse, would deadlock, or the
     *     mutex was destroyed
     */
    @EnsuresLockHeld("this")
    @SuppressWarnings("discipline") // the lock itself
    public void lock() {
        KThread td = machine.currentThread();
        if (td.criticalNest != 0) {
            throw new Panic(td + " locks sleep mutex " + object.name() + " in a critical section");
        }
        WatchedLock.wanted(watched, td);
        // Acquire: pairs with either release in unlock.
        if (!WORD.weakCompareAndSetAcquire(this, 0L, word(td))) {
            lockSlowly(td);
        }
        WatchedLock.taken(watched, td);
    }

    /**
     * Takes the mutex if nobody has it, or the caller has it and it recurses. Never blocks, and may be called in a critical
     * section.
     *
     * @return whether it was taken
     * @throws Panic if the mutex was destroyed
     */
    @EnsuresLockHeldIf(expression = "this", result = true)
    @SuppressWarnings("discipline") // the lock itself
    public boolean tryLock() {
        KThread td = machine.currentThread();
        for (; ; ) {
            long seen = (long) WORD.getOpaque(this);
            if (seen == 0) {
                // May fail spuriously; only a word that another thread owns is a reason to give up.
                if (WORD.weakCompareAndSetAcquire(this, 0L, word(td))) {
                    WatchedLock.taken(watched, td);
                    return true;
                }
            } else if (isOwnedBy(seen, td) && recursive) {
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
     * Lets the mutex go, once. What the caller did before happens-before what its next owner does.
     *
     * @throws Panic if the caller does not own it
     */
    @Holding("this")
    @MayReleaseLocks
    @SuppressWarnings("discipline") // the lock itself
    public void unlock() {
        KThread td = machine.currentThread();
        WatchedLock.released(watched, td);
        // Release: pairs with the acquire of the next owner.
        if (!WORD.weakCompareAndSetRelease(this, word(td), 0L)) {
            unlockSlowly(td);
        }
    }

    /**
     * Ends the life of the mutex. Nobody may use it afterwards.
     *
     * @throws Panic if another thread has it, or somebody waits
     */
    public void destroy() {
        KThread td = machine.currentThread();
        for (; ; ) {
            long seen = (long) WORD.getOpaque(this);
            if (seen != 0 && seen != word(td)) {
                throw new Panic(td + " destroys sleep mutex " + object.name() + ", which is " + describe(seen));
            }
            if (WORD.weakCompareAndSetPlain(this, seen, DESTROYED)) {
                return;
            }
        }
    }

    /** Whether the caller owns the mutex. */
    public boolean isOwned() {
        return isOwnedBy((long) WORD.getOpaque(this), machine.currentThread());
    }

    /** Whether the caller owns the mutex more than once. */
    public boolean isRecursed() {
        long seen = (long) WORD.getOpaque(this);
        return isOwnedBy(seen, machine.currentThread()) && (seen & RECURSED) != 0;
    }

    /**
     * States that the caller owns the mutex.
     *
     * @throws Panic if it does not
     */
    public void assertOwned() {
        if (!isOwned()) {
            throw new Panic(machine.currentThread() + " should own sleep mutex " + object.name() + ", which is "
                    + describe((long) WORD.getOpaque(this)));
        }
    }

    /**
     * States that the caller does not own the mutex.
     *
     * @throws Panic if it does
     */
    public void assertNotOwned() {
        if (isOwned()) {
            throw new Panic(machine.currentThread() + " should not own sleep mutex " + object.name());
        }
    }

    /** The lock's name and address. */
    public LockObject object() {
        return object;
    }

    // ---------------------------------------------------------------- slow paths

    private void lockSlowly(KThread td) {
        long seen = (long) WORD.getOpaque(this);
        if (isOwnedBy(seen, td)) {
            if (!recursive) {
                throw new Panic(td + " locks sleep mutex " + object.name() + " again, which does not recurse");
            }
            recurse();
            return;
        }
        TurnstileChain chain = machine.chain(object);
        int spins = 0;
        for (; ; ) {
            if (seen == 0) {
                if (WORD.weakCompareAndSetAcquire(this, 0L, word(td))) { // as in lock
                    return;
                }
                seen = (long) WORD.getOpaque(this);
                continue;
            }
            requireLive(seen, td);
            if (spins < SPIN_LIMIT && owner(seen).isRunning()) {
                spins++;
                machine.cpu().spinWait();
                seen = (long) WORD.getOpaque(this);
                continue;
            }
            chain.lock.lock();
            seen = (long) WORD.getOpaque(this);
            if (seen == 0 || (spins < SPIN_LIMIT && owner(seen).isRunning()) || !markContested(seen)) {
                chain.lock.unlock();
                seen = (long) WORD.getOpaque(this);
                continue;
            }
            Turnstile ts = chain.findOrOwn(object, td);
            ts.lock.lock();
            Optional<String> cycle = ts.join(chain, object, owner(seen), Turnstile.Kind.EXCLUSIVE);
            if (cycle.isPresent()) {
                if ((seen & CONTESTED) == 0) {
                    clear(CONTESTED); // set above, with nobody waiting after all
                }
                ts.lock.unlock();
                chain.lock.unlock();
                throw new Panic("deadlock: " + cycle.get());
            }
            ts.await(chain);
            spins = 0;
            seen = (long) WORD.getOpaque(this);
        }
    }

    /**
     * Sets the contested bit of a word that reads {@code seen}. Under the chain's lock; relaxed, for the owner reads it
     * after it took that lock. A failure, real or spurious, means: look again.
     */
    private boolean markContested(long seen) {
        return (seen & CONTESTED) != 0 || WORD.weakCompareAndSetPlain(this, seen, seen | CONTESTED);
    }

    private void unlockSlowly(KThread td) {
        long seen = (long) WORD.getOpaque(this);
        if (!isOwnedBy(seen, td)) {
            throw new Panic(td + " unlocks sleep mutex " + object.name() + ", which is " + describe(seen));
        }
        if ((seen & RECURSED) != 0) {
            depth--;
            if (depth == 0) {
                clear(RECURSED);
            }
            return;
        }
        while ((seen & CONTESTED) == 0) {
            if (WORD.weakCompareAndSetRelease(this, seen, 0L)) { // as in unlock
                return;
            }
            seen = (long) WORD.getOpaque(this);
        }
        LockObject its = object;
        TurnstileChain chain = machine.chain(its);
        chain.lock.lock();
        // Release: pairs with the acquire of the next owner, which may take and free the mutex at once.
        WORD.setRelease(this, 0L);
        Turnstile ts = chain.find(its);
        if (ts == null) {
            throw new Panic("sleep mutex " + its.name() + " is contested, but nobody waits on its turnstile");
        }
        ts.lock.lock();
        ts.broadcast(Turnstile.Kind.EXCLUSIVE);
        ts.unpend();
        chain.lock.unlock();
    }

    private void recurse() {
        depth++;
        long seen;
        do {
            seen = (long) WORD.getOpaque(this);
        } while (!WORD.weakCompareAndSetPlain(this, seen, seen | RECURSED)); // as in clear
    }

    /** Relaxed, but atomic: the owner's bit and the waiters' bit change at the same time. */
    private void clear(long bit) {
        long seen;
        do {
            seen = (long) WORD.getOpaque(this);
        } while (!WORD.weakCompareAndSetPlain(this, seen, seen & ~bit));
    }

    // ---------------------------------------------------------------- the word

    private static long word(KThread td) {
        return (long) td.tid() << OWNER_SHIFT;
    }

    private static boolean isOwnedBy(long word, KThread td) {
        return word >>> OWNER_SHIFT == td.tid();
    }

    private KThread owner(long word) {
        return machine.thread((int) (word >>> OWNER_SHIFT));
    }

    private void requireLive(long word, KThread td) {
        if ((word & DESTROYED) != 0) {
            throw new Panic(td + " uses sleep mutex " + object.name() + " after it was destroyed");
        }
    }

    private String describe(long word) {
        if (word == 0) {
            return "unowned";
        }
        if ((word & DESTROYED) != 0) {
            return "destroyed";
        }
        return "owned by " + owner(word)
                + ((word & RECURSED) != 0 ? ", recursed" : "")
                + ((word & CONTESTED) != 0 ? ", contested" : "");
    }

    @Override
    public String toString() {
        return object.name();
    }
}
