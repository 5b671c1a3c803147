package smpng.explorer.graph;

import java.util.Arrays;

/**
 * Threads that wait: for a value, for a thread to end, in a loop that came back to where it was.
 *
 * <p>Waiting is decided, not unrolled. If nothing that the thread could see now ends the wait, its last reads are taken back,
 * and it is run again once something new was written there (it is <i>deferred</i>; a choice of schedule, no more). If something
 * older would end it, the reads stay, with those as their alternatives, and the thread is <i>blocked</i> until one of them is
 * revisited. If none of them can be, the execution will not complete, and is dropped.
 */
final class Waiting {
    private final Search search;
    private final Causality causality;
    private final Alternatives alternatives;
    private final SpinValues spins;

    /** By thread: locations of which a new write may end the wait; none when it waits for a thread. */
    private final int[][] awaited;

    private final int[] awaitedCount;

    // The round of a loop that is being tried with other values.
    private boolean requested;
    private boolean trying;
    private int from;
    private boolean spun;

    Waiting(Search search, Causality causality, Alternatives alternatives, SpinValues spins, int threads) {
        this.search = search;
        this.causality = causality;
        this.alternatives = alternatives;
        this.spins = spins;
        awaited = new int[threads][8];
        awaitedCount = new int[threads];
    }

    /** True while a thread is run only to see whether a value would end its wait. */
    boolean isTrying() {
        return trying;
    }

    /** True if the run of a thread ended in a question for {@link #resolve}. */
    boolean isRequested() {
        return requested;
    }

    /** Goes on only if the condition of a wait holds for what was read. */
    void awaited(int e) {
        Graph g = search.graph();
        if (!Condition.holds(g.condition(e), g.valueRead(e), g.operand(e))) {
            throw blocked(g.index(e));
        }
    }

    /** Goes on only if a compare-and-set that is waited for has written. */
    void awaitedSet(int e) {
        Graph g = search.graph();
        if (!g.is(e, Graph.WRITES)) {
            throw blocked(g.index(e));
        }
    }

    /** The running thread waits for a new write to a location. */
    Stop deferred(int location) {
        int t = search.memory().thread();
        awaited[t][0] = location;
        awaitedCount[t] = 1;
        search.graph().status[t] = Graph.WAITS;
        return search.stop();
    }

    /** The running thread waits for another to end. */
    Stop joining() {
        int t = search.memory().thread();
        awaitedCount[t] = 0;
        search.graph().status[t] = Graph.WAITS;
        return search.stop();
    }

    /** True if a thread that is to run would only find that it still has to wait: then it goes on waiting. */
    boolean waitsOn(Graph g, int t) {
        int location = spins.waitsFor(g, t);
        if (location == Graph.NONE) {
            return false;
        }
        awaited[t][0] = location;
        awaitedCount[t] = 1;
        g.status[t] = Graph.WAITS;
        return true;
    }

    /** A location was written. */
    void wake(Graph g, int location) {
        for (int t = 0; t < g.threads; t++) {
            if (g.status[t] == Graph.WAITS) {
                for (int i = 0; i < awaitedCount[t]; i++) {
                    if (awaited[t][i] == location) {
                        g.status[t] = Graph.RUN;
                        break;
                    }
                }
            }
        }
    }

    /** A thread has ended. */
    void wakeJoining(Graph g) {
        for (int t = 0; t < g.threads; t++) {
            if (g.status[t] == Graph.WAITS && awaitedCount[t] == 0) {
                g.status[t] = Graph.RUN;
            }
        }
    }

    /** The running thread's reads from an index on did not give it what it waits for. */
    Stop blocked(int from) {
        Graph g = search.graph();
        int t = search.memory().thread();
        g.status[t] = Graph.BLOCKED;
        g.roundFrom[t] = from;
        int hope = Graph.REVISITABLE | Graph.MAXIMAL;
        for (int i = from; i < g.length[t]; i++) {
            int meta = g.meta(t * g.capacity + i);
            if ((meta & Graph.READS) != 0 && (meta & hope) == hope) {
                return search.stop();
            }
        }
        return search.drop();
    }

    /** The running thread does not go on, whatever it reads from an index on. */
    Stop givenUp(int from) {
        Graph g = search.graph();
        int t = search.memory().thread();
        g.status[t] = Graph.BLOCKED;
        g.roundFrom[t] = from;
        return search.stop();
    }

    /** True if a thread's events changed nothing. */
    boolean isIdle(Graph g, int thread, int from, int to) {
        for (int e = thread * g.capacity + from; e < thread * g.capacity + to; e++) {
            int meta = g.meta(e);
            if ((meta & (Graph.START | Graph.JOIN)) != 0) {
                return false;
            }
            if (trying && (meta & Graph.UPDATE) != 0 && Causality.succeeds(g, e, g.valueRead(e))) {
                return false; // with the value that is tried it would have written
            }
            boolean writes = (meta & Graph.WRITES) != 0;
            boolean silent = (meta & Graph.READS) != 0 && g.valueRead(e) == g.valueWritten(e);
            if (writes && !silent) {
                return false;
            }
        }
        return true;
    }

    /**
     * The running thread came back to where it was, having restored what it changed since. Without that round the others
     * would go the same way, unless it {@linkplain Looking#matters matters}: only then the thread goes on.
     */
    void look(int mark) {
        if (trying) {
            spun |= mark == from;
            throw search.stop();
        } else if (search.isScripted()) {
            return; // it went on if it has more events
        }
        int t = search.growing();
        Graph g = search.graph();
        Looking.mark(g, t, mark);
        if (!Looking.matters(g, t, mark, search.isTotal())) {
            noteCurbed(g, t, mark);
            g.status[t] = Graph.LOOKED;
            g.roundFrom[t] = mark;
            throw search.stop();
        }
    }

    private void noteCurbed(Graph g, int t, int from) {
        if (Looking.isCurbed(g, t, from, search.isTotal())) {
            search.curbed();
        }
    }

    /** Has those that {@linkplain #look looked} go on if by now it matters that they did; true if there are any. */
    boolean goOnLooking(Graph g) {
        boolean any = false;
        for (int t = 0; t < g.threads; t++) {
            if (g.status[t] != Graph.LOOKED) {
                continue;
            } else if (Looking.matters(g, t, g.roundFrom[t], search.isTotal())) {
                g.status[t] = Graph.RUN;
                any = true;
            } else {
                noteCurbed(g, t, g.roundFrom[t]);
            }
        }
        return any;
    }

    /** The running thread came back to where it was, having changed nothing since. */
    void spin(int mark) {
        if (trying) {
            spun |= mark == from;
            throw search.stop();
        }
        int t = search.growing();
        Graph g = search.graph();
        int reads = 0;
        int read = Graph.NONE;
        boolean looks = mark < g.length[t];
        for (int e = t * g.capacity + mark; e < t * g.capacity + g.length[t]; e++) {
            int meta = g.meta(e);
            looks &= (meta & Graph.WRITES) == 0 && (meta & (Graph.READS | Graph.FENCE)) != 0;
            if ((meta & Graph.READS) != 0) {
                reads++;
                read = e;
            }
        }
        boolean fresh = search.defers() && looks && mark >= search.replayed();
        if (search.isScripted()) {
            throw givenUp(mark);
        }
        if (search.defers() && looks && reads == 1) {
            spins.remember(g, read, g.valueRead(read));
        }
        if (!fresh || reads == 0) {
            throw blocked(mark);
        }
        if (!alternatives.hasSince(g.stamp(t * g.capacity + mark))) {
            throw takeBack(g, t, mark);
        }
        if (reads > 1) {
            throw blocked(mark);
        }
        from = mark;
        requested = true;
        throw search.stop();
    }

    /** Takes the round that began at an index back. */
    private Stop takeBack(Graph g, int t, int index) {
        int n = g.length[t];
        int count = 0;
        for (int e = t * g.capacity + index; e < t * g.capacity + n; e++) {
            if (g.is(e, Graph.READS)) {
                if (count == awaited[t].length) {
                    awaited[t] = Arrays.copyOf(awaited[t], count * 2);
                }
                awaited[t][count++] = g.location(e);
            }
        }
        awaitedCount[t] = count;
        for (int i = n; i > index; i--) {
            g.remove(g.order[--g.count]);
        }
        g.status[t] = Graph.WAITS;
        return search.stop();
    }

    /**
     * Finds out which other values would have ended a round of one read: the thread is run once more for each, on the graph as
     * it is, and nothing is added.
     */
    void resolve(int t) {
        requested = false;
        Graph g = search.graph();
        int read = t * g.capacity + from;
        while (!g.is(read, Graph.READS)) {
            read++;
        }
        int target = read;
        int location = g.location(read);
        long own = g.valueRead(read);
        int left = alternatives.retainSince(g.stamp(t * g.capacity + from), source -> {
            long value = causality.value(g, location, source);
            if (value == own) {
                return false;
            }
            boolean spins = spinsWith(g, t, target, value);
            if (spins) {
                this.spins.remember(g, target, value);
            }
            return !spins;
        });
        g.val[read << 2] = own;
        search.memory().enter(t);
        if (left == 0) {
            takeBack(g, t, from);
        } else {
            blocked(from);
        }
    }

    private boolean spinsWith(Graph g, int t, int read, long value) {
        trying = true;
        spun = false;
        g.val[read << 2] = value;
        boolean ends = search.tryRun(t);
        trying = false;
        return spun && !ends;
    }
}
