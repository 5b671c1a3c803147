package smpng.explorer.graph;

/**
 * Memory as the running thread sees it: what instrumented code and program interpreters call. Every access that the
 * execution graph already has returns what it returned before; the first one beyond it is added.
 *
 * <p>Values are 64 bits; narrower ones are sign- or zero-extended by the caller, always the same way for one location.
 * Orders are those of {@link Order}. Each method may throw {@link Stop}.
 *
 * <p>One object serves all threads of a worker, one after the other, and is the same for the whole exploration.
 */
public final class Memory {
    private static final int MOST_ECHOES = 10_000;

    private final Search search;
    private final Additions additions;
    private final Waiting waiting;
    private final SpinValues spins;
    private int through = Graph.NONE;
    /** The running thread's next event, as an index; where its events begin; how many of them there are to replay. */
    private int cursor;

    private int base;
    private int limit;
    private int thread = -1;
    private int shift;
    private int[] rec = new int[0];
    private long[] val = new long[0];

    /** The thread has given a bounded loop up: the loop's further rounds read what the last one did, without events. */
    private boolean echoing;

    private int echoFrom;
    private int echoTo;
    private int echoRounds;
    private int limitAfterEcho;

    Memory(Search search, Additions additions, Waiting waiting, SpinValues spins) {
        this.search = search;
        this.additions = additions;
        this.waiting = waiting;
        this.spins = spins;
    }

    /** A thread is run from its start. */
    void enter(int thread) {
        this.thread = thread;
        spins.enter();
        echoing = false;
        through = Graph.NONE;
        cursor = 0;
        limit = search.graph().length[thread];
        moved();
    }

    /** The graph, or the numbers of its events, have changed. */
    void moved() {
        Graph g = search.graph();
        base = thread * g.capacity;
        shift = g.shift;
        rec = g.rec;
        val = g.val;
    }

    /** The run is over: whatever the thread still does on its way out is not replayed. */
    void leave() {
        echoing = false;
        limit = -1;
    }

    /** The running thread's next event was added. */
    void added() {
        cursor++;
        limit++;
    }

    private void check(int event, int location) {
        if (rec[(event << shift) + Graph.LOC] != location) {
            throw search.fail(new Divergence(thread, cursor));
        }
    }

    /** Reads a location. Orders: plain, opaque, acquire, volatile. */
    public long read(int location, int order) {
        int c = cursor;
        if (c < limit) {
            int event = base + c;
            check(event, location);
            cursor = c + 1;
            return val[event << 2];
        }
        if (echoing) {
            int event = echoOf(location);
            if (event != Graph.NONE) {
                return val[event << 2];
            }
            endEcho();
            return read(location, order);
        }
        return additions.read(location, order);
    }

    /** The last round's read of a location. */
    private int echoOf(int location) {
        for (int event = base + echoTo - 1; event >= base + echoFrom; event--) {
            int at = event << shift;
            if (rec[at + Graph.LOC] == location && (rec[at + Graph.META] & Graph.READS) != 0) {
                return event;
            }
        }
        return Graph.NONE;
    }

    /** The thread does something new: events again. */
    private void endEcho() {
        if (echoing) {
            echoing = false;
            limit = limitAfterEcho;
        }
    }

    /** Writes a location. Orders: plain, opaque, release, volatile. */
    public void write(int location, int order, long value) {
        int c = cursor;
        if (c < limit) {
            check(base + c, location);
            cursor = c + 1;
            return;
        }
        if (echoing) {
            endEcho();
            write(location, order, value);
            return;
        }
        additions.write(location, order, value);
    }

    /**
     * Atomically replaces a value by what an {@link Update} makes of it.
     *
     * @param order opaque (relaxed), acquire, release, acquire-release or volatile
     * @return the old value
     */
    public long update(int location, int order, int update, long operand) {
        int c = cursor;
        if (c < limit) {
            int event = base + c;
            check(event, location);
            cursor = c + 1;
            return val[event << 2];
        }
        if (echoing) {
            endEcho();
            return update(location, order, update, operand);
        }
        return additions.update(location, order, Order.PLAIN, update, operand, 0);
    }

    /**
     * Atomically replaces a value if it is the expected one.
     *
     * @param failure the order of the read if it is not: plain, opaque, acquire, volatile
     * @return the old value; it was replaced if and only if that is {@code expected}
     */
    public long compareAndSet(int location, int order, int failure, long expected, long value) {
        int c = cursor;
        if (c < limit) {
            int event = base + c;
            check(event, location);
            cursor = c + 1;
            return val[event << 2];
        }
        if (echoing) {
            int event = echoOf(location);
            if (event != Graph.NONE && val[event << 2] != expected) {
                return val[event << 2];
            }
            endEcho();
            return compareAndSet(location, order, failure, expected, value);
        }
        return additions.update(location, order, failure, Update.COMPARE_AND_SET, value, expected);
    }

    /** As {@link #compareAndSet}, but may fail for no reason where the exploration was asked for that. */
    public boolean weakCompareAndSet(int location, int order, int failure, long expected, long value) {
        if (failsSpuriously()) {
            read(location, failure);
            return false;
        }
        return compareAndSet(location, order, failure, expected, value) == expected;
    }

    /** Whether a weak compare-and-set that begins fails for no reason; false where the exploration was not asked for that. */
    public boolean failsSpuriously() {
        if (!search.failsSpuriously()) {
            search.neverFails();
            return false;
        }
        endEcho();
        int c = cursor;
        if (c < limit) {
            check(base + c, 2);
            cursor = c + 1;
            return val[base + c << 2] == 1;
        }
        return additions.failsSpuriously();
    }

    /**
     * Says of the reads and read-modify-writes that follow that their object was reached only through a final field (JLS
     * 17.5.1), by the field's location; -1: it was not.
     */
    public void through(int finalField) {
        through = finalField;
    }

    int through() {
        return through;
    }

    /**
     * The end of a constructor that wrote a final field.
     *
     * @param object the object's first location; no other thread can have reached it
     */
    public void freeze(int object) {
        endEcho();
        if (cursor < limit) {
            cursor++;
            return;
        }
        additions.freeze(object);
    }

    /** A fence: acquire, release, acquire-release, volatile (full), load-load, store-store or freeze. */
    public void fence(int order) {
        endEcho();
        if (cursor < limit) {
            cursor++;
            return;
        }
        additions.fence(order);
    }

    /** Reads a location again and again until a {@link Condition} holds for its value. */
    public long await(int location, int order, int condition, long operand) {
        endEcho();
        int c = cursor;
        if (c < limit) {
            int event = base + c;
            check(event, location);
            cursor = c + 1;
            waiting.awaited(event);
            return val[event << 2];
        }
        return additions.await(location, order, condition, operand);
    }

    /** Compares and sets a location again and again until that succeeds, without an effect before. */
    public void awaitCompareAndSet(int location, int order, long expected, long value) {
        endEcho();
        int c = cursor;
        if (c < limit) {
            int event = base + c;
            check(event, location);
            cursor = c + 1;
            waiting.awaitedSet(event);
            return;
        }
        additions.awaitCompareAndSet(location, order, expected, value);
    }

    /** Picks 0 to {@code options - 1}; every pick is explored. */
    public int choose(int options) {
        endEcho();
        int c = cursor;
        if (c < limit) {
            check(base + c, options);
            cursor = c + 1;
            return (int) val[base + c << 2];
        }
        return additions.choose(options);
    }

    /** Starts a thread; what it does comes after this. A thread is started at most once. */
    public void start(int thread) {
        endEcho();
        int c = cursor;
        if (c < limit) {
            check(base + c, thread);
            cursor = c + 1;
            return;
        }
        additions.start(thread);
    }

    /** Waits until a thread has ended; all it did comes before what follows. */
    public void join(int thread) {
        endEcho();
        int c = cursor;
        if (c < limit) {
            check(base + c, thread);
            cursor = c + 1;
            return;
        }
        additions.join(thread);
    }

    /**
     * The value of a location that is written at most once, before any other thread can have reached it: a final field, the
     * length of an array. No event.
     */
    public long peek(int location) {
        spins.peeked(location);
        return search.peek(location);
    }

    /** The thread that runs. */
    public int thread() {
        return thread;
    }

    /** A place in this thread's run, to be given to {@link #spin} when a loop comes back to it. */
    public int mark() {
        if (echoing && ++echoRounds > MOST_ECHOES) {
            // It has no bound: to give up is no choice that it has.
            spins.rememberEndless(search.graph(), thread, echoFrom, echoTo);
            throw search.drop();
        }
        return cursor;
    }

    /** True if nothing was written since the mark: no write, no read-modify-write that changed the value. */
    public boolean idleSince(int mark) {
        return waiting.isIdle(search.graph(), thread, mark, cursor);
    }

    /**
     * Says that a loop came back to a mark in the state it had there, without an effect: the thread waits until what it
     * read since then has another value.
     */
    public void spin(int mark) {
        waiting.spin(mark);
    }

    /**
     * As {@link #spin} where the loop's own state has changed: it counts its rounds, and may end by that. Both are explored:
     * that it waits for another value, and that it gives up after any number of rounds that read what the last one did.
     */
    public void spinOrGiveUp(int mark) {
        if (echoing) {
            return;
        }
        if (cursor >= limit && spins.isEndless(search.graph(), thread, mark, cursor)) {
            waiting.spin(mark);
        }
        int end = cursor;
        if (choose(2) == 0) {
            waiting.spin(mark);
        }
        search.gaveUp();
        echoFrom = mark;
        echoTo = end;
        echoRounds = 0;
        limitAfterEcho = limit;
        limit = -1;
        echoing = true;
    }

    /**
     * As {@link #spin} where the loop wrote, if everything is as it was: it took a lock and gave it back. Returns if it is
     * not, or if another thread noticed.
     */
    public void look(int mark) {
        if (!echoing && cursor >= limit && Looking.isRestored(search.graph(), thread, mark)) {
            waiting.look(mark);
        }
    }

    /** Gives this execution up: it is not counted as complete. */
    public void blocked() {
        throw waiting.givenUp(0);
    }
}
