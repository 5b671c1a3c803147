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
