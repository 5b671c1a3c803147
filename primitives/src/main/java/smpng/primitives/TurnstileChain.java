package smpng.primitives;

import org.checkerframework.checker.lock.qual.GuardedBy;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One hash chain of turnstiles: those of the contested locks whose addresses fall on it. The chain's lock is what a
 * thread that is about to block and the owner that is about to let go meet on.
 */
public final class TurnstileChain {
    /** Guards the chain, and for each lock that hashes to it the mark in its word that somebody waits. */
    public final SpinMutex lock;

    private @GuardedBy("lock") @Nullable Turnstile head;

    TurnstileChain(Machine machine) {
        this.lock = SpinMutex.of(machine, "turnstile chain");
    }

    /** The turnstile of a contested lock, if somebody waits for it. */
    @Holding("this.lock")
    public @Nullable Turnstile find(LockObject object) {
        Turnstile at = head;
        while (at != null && at.object() != object) {
            at = at.nextInChain();
        }
        return at;
    }

    /** The turnstile that a thread would wait on: the lock's, or its own if it would be the first. */
    @Holding("this.lock")
    public Turnstile findOrOwn(LockObject object, KThread td) {
        Turnstile found = find(object);
        if (found != null) {
            return found;
        }
        Turnstile own = td.turnstile;
        if (own == null) {
            throw new Panic(td + " has no turnstile to wait on: it is blocked already");
        }
        return own;
    }

    /** Wakes everybody of one kind who waits for a lock that the caller has just let go, and is lent nothing for any more. */
    @Holding("this.lock")
    void wake(LockObject object, Turnstile.Kind kind) {
        Turnstile ts = waitedOn(object);
        ts.lock.lock();
        ts.broadcast(kind);
        ts.unpend();
    }

    /** The caller has taken a lock that others wait for: they lend to it. */
    @Holding("this.lock")
    void claim(LockObject object) {
        Turnstile ts = waitedOn(object);
        ts.lock.lock();
        ts.claim();
    }

    /** The caller shares a lock now that others wait for: they lend to nobody. */
    @Holding("this.lock")
    void disown(LockObject object) {
        Turnstile ts = waitedOn(object);
        ts.lock.lock();
        ts.disown();
        ts.lock.unlock();
    }

    @Holding("this.lock")
    private Turnstile waitedOn(LockObject object) {
        Turnstile ts = find(object);
        if (ts == null) {
            throw new Panic(object.name() + " is marked as waited for, but nobody waits on its turnstile");
        }
        return ts;
    }

    /** First turnstile of the chain; the others follow by {@link Turnstile#nextInChain}. */
    @Holding("this.lock")
    public @Nullable Turnstile first() {
        return head;
    }

    @Holding("this.lock")
    void insert(Turnstile ts) {
        ts.setNextInChain(head);
        head = ts;
    }

    @Holding("this.lock")
    void remove(Turnstile ts) {
        if (head == ts) {
            head = ts.nextInChain();
        } else {
            Turnstile before = head;
            while (before != null && before.nextInChain() != ts) {
                before = before.nextInChain();
            }
            if (before == null) {
                throw new Panic("turnstile of " + ts.object() + " is not on its chain");
            }
            before.setNextInChain(ts.nextInChain());
        }
        ts.setNextInChain(null);
    }
}
