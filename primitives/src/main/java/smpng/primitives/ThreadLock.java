package smpng.primitives;

import org.checkerframework.checker.lock.qual.Holding;

/**
 * The lock of a thread: a pointer to whichever spin mutex protects the thread's state now. A running or runnable thread
 * is under its run queue's lock, a blocked one under its turnstile's; while its context is being saved it is under none
 * that can be taken.
 *
 * <p>Stands for {@code thread_lock}, {@code thread_lock_set}, {@code thread_lock_block} and
 * {@code thread_lock_block_wait} of FreeBSD.
 *
 * <p>Protocol: read the pointer, take what it points to, read again; if it moved, let go and begin again. Whoever moves
 * it holds the old lock, so a second look under the lock is final.
 */
public final class ThreadLock {
    private ThreadLock() {}

    /** Takes the lock of {@code td} and says which it was. */
    @SuppressWarnings("discipline") // which lock is held is known at run time only
    public static SpinMutex lock(Machine machine, KThread td) {
        SpinMutex switchingOut = machine.switchingOut();
        for (; ; ) {
            SpinMutex lock = td.lockAcquire();
            if (lock == null) {
                throw new Panic(td + " has no thread lock");
            }
            if (lock == switchingOut) {
                machine.cpu().spinWait();
                continue;
            }
            lock.lock();
            if (td.lockOpaque() == lock) {
                return lock;
            }
            lock.unlock();
        }
    }

    /** The lock of {@code td} just now; final if the caller holds it. */
    public static SpinMutex current(KThread td) {
        SpinMutex lock = td.lockOpaque();
        if (lock == null) {
            throw new Panic(td + " has no thread lock");
        }
        return lock;
    }

    /** Whether {@code td} is under {@code lock} still. Acquire: pairs with {@link #published}. */
    public static boolean isUnder(KThread td, SpinMutex lock) {
        return td.lockAcquire() == lock;
    }

    /** Moves {@code td} from its lock, which the caller holds and lets go, to {@code next}, which it holds and keeps. */
    @Holding("#3")
    @SuppressWarnings("discipline") // the old lock is known at run time only
    public static void change(Machine machine, KThread td, SpinMutex next) {
        SpinMutex old = td.lockOpaque();
        if (old == null || !old.isOwned()) {
            throw new Panic(
                    "the lock of " + td + " is changed by " + machine.currentThread() + ", which does not hold it");
        }
        td.publishLock(next);
        if (old != next) {
            old.unlock();
        }
    }

    /** Makes {@code td}'s lock one that nobody can take, until {@link #published}. The caller holds the present one. */
    public static SpinMutex beginSwitchOut(Machine machine, KThread td) {
        SpinMutex old = td.lockOpaque();
        if (old == null || !old.isOwned()) {
            throw new Panic(td + " is switched out by " + machine.currentThread() + ", which does not hold its lock");
        }
        td.publishLock(machine.switchingOut());
        return old;
    }

    /** Ends the switch-out: from now on {@code lock} protects {@code td}, and its saved context can be used. */
    public static void published(KThread td, SpinMutex lock) {
        td.publishLock(lock);
    }

    /**
     * Waits until the context of {@code td} is saved; the caller holds {@code lock}, which is to be the thread's. Acquire:
     * pairs with {@link #published}, so that the thread's saved state is seen.
     */
    @Holding("#3")
    public static void awaitSwitchedOut(Machine machine, KThread td, SpinMutex lock) {
        while (td.lockAcquire() != lock) {
            machine.cpu().spinWait();
        }
    }
}
