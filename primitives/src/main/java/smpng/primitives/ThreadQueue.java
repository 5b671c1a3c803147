package smpng.primitives;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A queue of threads, best priority first and first come first served within one. The links are the threads' own, so a
 * thread is on one queue at most, and no operation allocates. Guarded by a lock that the queue's owner chooses.
 */
public final class ThreadQueue {
    private final String name;
    private @Nullable KThread head;

    /** An empty queue; the name is for panics. */
    public ThreadQueue(String name) {
        this.name = name;
    }

    /** The thread to be served next, if any. */
    public @Nullable KThread first() {
        return head;
    }

    /** Whether no thread waits. */
    public boolean isEmpty() {
        return head == null;
    }

    /** The thread after {@code td} on this queue, if any. */
    public @Nullable KThread after(KThread td) {
        return td.queueNext;
    }

    /**
     * Inserts behind all threads of the same or a better priority.
     *
     * @throws Panic if the thread is on a queue
     */
    public void add(KThread td) {
        if (td.queue != null) {
            throw new Panic(td + " is put on queue " + name + " and is on queue " + td.queue.name);
        }
        td.queue = this;
        KThread before = null;
        KThread at = head;
        while (at != null && at.priority <= td.priority) {
            before = at;
            at = at.queueNext;
        }
        td.queueNext = at;
        if (before == null) {
            head = td;
        } else {
            before.queueNext = td;
        }
    }

    /**
     * Removes a thread from anywhere in the queue.
     *
     * @throws Panic if it is not on this queue
     */
    public void remove(KThread td) {
        KThread before = null;
        KThread at = head;
        while (at != null && at != td) {
            before = at;
            at = at.queueNext;
        }
        if (at == null || td.queue != this) {
            throw new Panic(td + " is taken off queue " + name + " and is not on it");
        }
        if (before == null) {
            head = td.queueNext;
        } else {
            before.queueNext = td.queueNext;
        }
        td.queueNext = null;
        td.queue = null;
    }

    @Override
    public String toString() {
        return name;
    }
}
