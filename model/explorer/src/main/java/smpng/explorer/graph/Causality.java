package smpng.explorer.graph;

import java.util.Arrays;

/**
 * The clocks of events: what is before a read or a write by the bounds of a model, and so what a read may see and where a
 * write may go.
 */
final class Causality {
    private final Consistency.Bounds bounds;
    private final boolean synchronises;
    private final Locations locations;

    Causality(Consistency.Bounds bounds, Locations locations) {
        this.bounds = bounds;
        this.locations = locations;
        synchronises = bounds == Consistency.Bounds.HAPPENS_BEFORE || bounds == Consistency.Bounds.VISIBILITY;
    }

    /** The value that a write, or the initial one, leaves in a location. */
    long value(Graph g, int location, int write) {
        return write == Graph.INIT ? locations.initial(location) : g.valueWritten(write);
    }

    /** The value at a place in a location's coherence order. */
    long valueAt(Graph g, int location, int place) {
        return value(g, location, g.co[location][place]);
    }

    /** Gives a read its source; its clocks must be those it had without one. */
    void see(Graph g, int e, int source) {
        int at = e << g.shift;
        g.rec[at + Graph.RF] = source;
        if (source == Graph.INIT) {
            g.val[e << 2] = locations.initial(g.rec[at + Graph.LOC]);
            return;
        }
        g.val[e << 2] = g.val[(source << 2) + 1];
        g.join(at + Graph.CLOCKS, g.porf(source));
        if (synchronises && Order.acquires(orderOfRead(g, e))) {
            g.join(g.hb(e), g.rel(source));
        }
    }

    private static int orderOfRead(Graph g, int e) {
        int meta = g.meta(e);
        boolean fails = (meta & Graph.UPDATE) != 0 && !succeeds(g, e, g.valueRead(e));
        return fails ? meta >>> Graph.FAILURE_AT & 15 : meta >>> Graph.ORDER_AT & 31;
    }

    /** True if a read-modify-write that reads this value writes. */
    static boolean succeeds(Graph g, int e, long value) {
        return g.update(e) != Update.COMPARE_AND_SET || value == g.expected(e);
    }

    /** Computes what an acquire read of a write synchronises with. */
    void publish(Graph g, int e) {
        if (!synchronises) {
            return;
        }
        int rel = g.rel(e);
        Arrays.fill(g.rec, rel, rel + g.threads, 0);
        int order = Order.plainly(g.declaredOrder(e));
        if (order == Order.PLAIN) {
            return;
        }
        if (Order.releases(order)) {
            g.join(rel, g.hb(e));
        } else {
            joinReleaseFence(g, e, rel);
            if (bounds == Consistency.Bounds.HAPPENS_BEFORE) {
                joinReleaseSequence(g, e, rel);
            }
        }
        if (g.is(e, Graph.READS) && g.source(e) != Graph.INIT) {
            g.join(rel, g.rel(g.source(e)));
        }
    }

    private static void joinReleaseFence(Graph g, int e, int rel) {
        int first = e - g.index(e);
        for (int f = e - 1; f >= first; f--) {
            if (g.is(f, Graph.FENCE) && Order.releases(g.order(f))) {
                g.join(rel, g.hb(f));
                return;
            }
        }
    }

    /**
     * An earlier release write of the same thread to the location heads a release sequence that this one is in. One that an
     * earlier read-modify-write of the thread only continues is not continued by a write after that.
     */
    private static void joinReleaseSequence(Graph g, int e, int rel) {
        for (int p = g.last[g.location(e) * g.threads + g.thread(e)]; p != Graph.NONE; p = g.previous(p)) {
            if (g.index(p) < g.index(e) && g.is(p, Graph.WRITES) && Order.releases(g.declaredOrder(p))) {
                g.join(rel, g.hb(p));
                return; // what is before that is before it
            }
        }
    }

    /** An acquire fence synchronises with what earlier reads saw. */
    void fence(Graph g, int e) {
        if (!synchronises || !Order.acquires(g.order(e))) {
            return;
        }
        int first = e - g.index(e);
        for (int r = e - 1; r >= first; r--) {
            if (g.is(r, Graph.READS) && g.source(r) != Graph.INIT && Order.plainly(g.order(r)) != Order.PLAIN) {
                g.join(g.hb(e), g.rel(g.source(r)));
            }
        }
    }

    /** A join comes after all that a thread did. */
    static void join(Graph g, int e, int thread) {
        int end = g.length[thread] > 0 ? thread * g.capacity + g.length[thread] - 1 : g.startedBy[thread];
        if (end != Graph.NONE) {
            g.join(g.porf(e), g.porf(end));
            g.join(g.hb(e), g.hb(end));
        }
    }

    /** The bound of an access that was just added: nothing older may be seen, or come after. */
    int bound(Graph g, int e, boolean reads) {
        return bound(g, e, e, reads);
    }

    /** The bound that a read had before it had a source. */
    int boundBefore(Graph g, int read) {
        return bound(g, read, g.index(read) > 0 ? read - 1 : g.startedBy[g.thread(read)], true);
    }

    /**
     * The place of the coherence-latest write that is before an access, or was seen before it.
     *
     * @param clock the event whose clocks say what is before
     */
    private int bound(Graph g, int e, int clock, boolean reads) {
        int first = g.location(e) * g.threads;
        int t = g.thread(e);
        int clocks = clock == Graph.NONE ? -1 : bounds == Consistency.Bounds.PREFIX ? g.porf(clock) : g.hb(clock);
        boolean loose = bounds == Consistency.Bounds.VISIBILITY || bounds == Consistency.Bounds.THREAD_WRITES;
        int max = reads ? frozenBound(g, e) : 0;
        for (int u = 0; u < g.threads; u++) {
            int a = g.last[first + u];
            if (a == Graph.NONE) {
                continue;
            }
            int before = u == t ? g.index(e) : clocks < 0 ? 0 : g.rec[clocks + u];
            while (a != Graph.NONE && g.index(a) >= before) {
                a = g.previous(a);
            }
            if (a != Graph.NONE) {
                int seen = loose ? loosely(g, a, u == t, reads) : g.placeSeen(a);
                max = Math.max(max, seen);
            }
        }
        return max;
    }

    /**
     * The place of the coherence-latest write before the freeze that a read's object was reached through (JLS 17.5.1): the
     * read may see nothing older. That holds for this read, and is passed on to no other.
     */
    private int frozenBound(Graph g, int read) {
        if (g.frozen(read) == 0) {
            return 0;
        }
        int freeze = g.named(g.frozen(read));
        int first = g.location(read) * g.threads;
        int max = 0;
        for (int u = 0; u < g.threads; u++) {
            int before = u == g.thread(freeze) ? g.index(freeze) : synchronises ? g.rec[g.hb(freeze) + u] : 0;
            int a = before == 0 ? Graph.NONE : g.last[first + u];
            while (a != Graph.NONE && (g.index(a) >= before || !g.is(a, Graph.WRITES))) {
                a = g.previous(a);
            }
            max = a == Graph.NONE ? max : Math.max(max, g.place(a));
        }
        return max;
    }

    /** The bound by one thread's accesses where two reads of a location need not agree on the order of writes. */
    private int loosely(Graph g, int from, boolean own, boolean reads) {
        int max = 0;
        for (int a = from; a != Graph.NONE; a = g.previous(a)) {
            if (!reads || g.is(a, Graph.WRITES) || isKept(own)) {
                max = Math.max(max, g.placeSeen(a));
            }
        }
        return max;
    }

    /**
     * True if a read bounds a later one. Two of one thread do not in jam: they agree on the order of writes only if none of
     * the four is plain, and that is left to the formula.
     */
    private boolean isKept(boolean own) {
        return bounds == Consistency.Bounds.VISIBILITY && !own;
    }
}
