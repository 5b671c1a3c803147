package smpng.primitives;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A list of sleeping threads, in the order in which they came. A priority that changes while a thread sleeps moves nobody:
 * it is looked at when one thread is chosen. The links are the threads' own, beside those of {@link ThreadQueue}: a thread
 * that is on its way to sleep may still wait for a CPU. Guarded by the lock of a sleep chain.
 */
public final class Sleepers {
    private @Nullable KThread head;
    private @Nullable KThread tail;

    /** The thread that came first, if any. */
    public @Nullable KThread first() {
        return head;
    }

    /** Whether nobody is on the list. */
    public boolean isEmpty() {
        return head == null;
    }

    /** The thread that came after {@code td}, if any. */
    public @Nullable KThread after(KThread td) {
        return td.sleepNext;
    }

    /** The thread of the best priority, and of those the first that came; if any. */
    public @Nullable KThread best() {
        KThread best = head;
        for (KThread td = head; td != null; td = td.sleepNext) {
            if (best == null || td.priority < best.priority) {
                best = td;
            }
        }
        return best;
    }

    void add(KThread td) {
        KThread last = tail;
        if (last == null) {
            head = td;
        } else {
            last.sleepNext = td;
        }
        tail = td;
    }

    void remove(KThread td) {
        KThread before = null;
        KThread at = head;
        while (at != null && at != td) {
            before = at;
            at = at.sleepNext;
        }
        if (at == null) {
            throw new Panic(td + " is taken off a list of sleepers and is not on it");
        }
        if (before == null) {
            head = td.sleepNext;
        } else {
            before.sleepNext = td.sleepNext;
        }
        if (tail == td) {
            tail = before;
        }
        td.sleepNext = null;
    }
}
