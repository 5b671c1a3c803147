package smpng.explorer.graph;

/**
 * Rounds of a loop that takes a lock, looks at something and gives the lock back. Such a round changes nothing: the same
 * execution without it is there too, and only that is explored, unless the round {@linkplain #matters matters}.
 */
final class Looking {
    private Looking() {}

    /**
     * True if a thread's events since an index changed nothing in the end: what they wrote began with a read-modify-write, and
     * left the value that this had read.
     */
    static boolean isRestored(Graph g, int thread, int from) {
        int first = thread * g.capacity + from;
        int end = thread * g.capacity + g.length[thread];
        boolean wrote = false;
        for (int e = first; e < end; e++) {
            if (g.is(e, Graph.START | Graph.JOIN | Graph.CHOICE)) {
                return false;
            } else if (g.is(e, Graph.WRITES)) {
                wrote = true;
                int before = firstWrite(g, first, g.location(e));
                int last = lastWrite(g, thread, g.location(e));
                if (!g.is(before, Graph.UPDATE) || g.valueRead(before) != g.valueWritten(last)) {
                    return false;
                }
            }
        }
        return wrote;
    }

    /**
     * True if the execution without the round, in which who read what it left reads what it found, is another one.
     *
     * <ul>
     *   <li>Another thread saw the lock held, or wrote in between.
     *   <li>Another thread read what the round left, and the round did not hand on what had come with what it found: it took the
     *       lock without acquiring, or gave it back without releasing. Without the round that thread would be bound by more.
     *   <li>What it looked at has changed since. Where reading from a thread does not bring all that was before along, who reads
     *       what the thread does later may still come to see the lock held.
     * </ul>
     *
     * <p>Of the last, what is not found: executions in which several rounds in a row saw the same, and each is seen so late.
     *
     * @param total everything before an access by (po | rf) bounds it; then only the first is possible
     */
    static boolean matters(Graph g, int t, int from, boolean total) {
        return matters(g, t, from, total, isAsBefore(g, t, from));
    }

    /** True if a round is not gone past, but would be, did it not repeat the one before: executions may be missed by that. */
    static boolean isCurbed(Graph g, int t, int from, boolean total) {
        return isAsBefore(g, t, from)
                && isOthersToo(g, t, from)
                && !matters(g, t, from, total, true)
                && matters(g, t, from, total, false);
    }

    /** True if another thread accesses what the round wrote: who does not cannot tell one round from two. */
    private static boolean isOthersToo(Graph g, int t, int from) {
        for (int e = t * g.capacity + from; e < t * g.capacity + g.length[t]; e++) {
            for (int u = 0; u < g.threads && g.is(e, Graph.WRITES); u++) {
                if (u != t && g.last[g.location(e) * g.threads + u] != Graph.NONE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean matters(Graph g, int t, int from, boolean total, boolean repeated) {
        int first = t * g.capacity + from;
        for (int e = first; e < t * g.capacity + g.length[t]; e++) {
            if (!g.is(e, Graph.WRITES)) {
                if (!repeated && isOutdated(g, e, first)) {
                    return true;
                }
                continue;
            }
            int last = lastWrite(g, t, g.location(e));
            if (last == e) {
                int taken = firstWrite(g, first, g.location(e));
                boolean news = !repeated || !isLeftBy(g, g.source(taken), t, 2 * from - g.length[t]);
                if (!total && news && !handsOn(g, taken, last) && isReadOutsideRounds(g, last)) {
                    return true;
                }
            } else if (g.thread(g.co[g.location(e)][g.place(e) + 1]) != t || isReadByOthers(g, e)) {
                return true;
            }
        }
        return false;
    }

    /** True if the round before looked at the same and saw the same: then this one is not gone past, which has to end. */
    private static boolean isAsBefore(Graph g, int t, int from) {
        int length = g.length[t] - from;
        for (int i = from; i < g.length[t]; i++) {
            if (i < length) {
                return false;
            }
            int e = t * g.capacity + i;
            int before = e - length;
            int kind = Graph.READS | Graph.WRITES | Graph.FENCE;
            boolean same = ((g.meta(e) ^ g.meta(before)) & kind) == 0 && g.location(e) == g.location(before);
            boolean looks = g.is(e, Graph.READS) && !g.is(e, Graph.WRITES);
            if (!same || looks && g.valueRead(e) != g.valueRead(before)) {
                return false;
            }
        }
        return true;
    }

    private static int firstWrite(Graph g, int first, int location) {
        int e = first;
        while (!g.is(e, Graph.WRITES) || g.location(e) != location) {
            e++;
        }
        return e;
    }

    private static int lastWrite(Graph g, int thread, int location) {
        int last = g.last[location * g.threads + thread];
        while (!g.is(last, Graph.WRITES)) {
            last = g.previous(last);
        }
        return last;
    }

    /** Marks the writes of a round. */
    static void mark(Graph g, int t, int from) {
        for (int e = t * g.capacity + from; e < t * g.capacity + g.length[t]; e++) {
            if (g.is(e, Graph.WRITES)) {
                g.set(e, Graph.ROUND);
            }
        }
    }

    /** True if a write is a thread's own, of an index or later, or of others' rounds that began with such a one. */
    private static boolean isLeftBy(Graph g, int write, int t, int from) {
        int w = write;
        while (w != Graph.INIT && g.thread(w) != t && g.is(w, Graph.ROUND)) {
            while (!g.is(w, Graph.UPDATE)) {
                int before = g.co[g.location(w)][g.place(w) - 1];
                if (before == Graph.INIT || g.thread(before) != g.thread(w)) {
                    return false;
                }
                w = before;
            }
            w = g.source(w);
        }
        return w != Graph.INIT && g.thread(w) == t && g.index(w) >= from;
    }

    /** True for a read of what was not written in the round itself, and is not the last that there is. */
    private static boolean isOutdated(Graph g, int e, int first) {
        if (!g.is(e, Graph.READS)) {
            return false;
        }
        return !isOwn(g, e, g.index(first)) && g.source(e) != g.lastWrite(g.location(e));
    }

    /** True if a read sees what its own thread wrote at an index or later. */
    private static boolean isOwn(Graph g, int read, int from) {
        int source = g.source(read);
        return source != Graph.INIT && g.thread(source) == g.thread(read) && g.index(source) >= from;
    }

    /** True if who reads the last write knows all that came with what the first one read. */
    private static boolean handsOn(Graph g, int first, int last) {
        if (first == last) {
            return true; // one read-modify-write
        }
        boolean acquires = Order.acquires(g.order(first));
        boolean releases = Order.releases(g.order(last));
        for (int e = first + 1; e < last; e++) {
            acquires |= g.is(e, Graph.FENCE) && Order.acquires(g.order(e));
            releases |= acquires && g.is(e, Graph.FENCE) && Order.releases(g.order(e));
        }
        return acquires && releases;
    }

    private static boolean isReadByOthers(Graph g, int write) {
        for (int u = 0; u < g.threads; u++) {
            int a = u == g.thread(write) ? Graph.NONE : g.last[g.location(write) * g.threads + u];
            for (; a != Graph.NONE; a = g.previous(a)) {
                if (g.is(a, Graph.READS) && g.source(a) == write) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True if another thread reads a write, but for rounds that are left out themselves; then who reads what those left. */
    private static boolean isReadOutsideRounds(Graph g, int write) {
        int x = g.location(write);
        for (int u = 0; u < g.threads; u++) {
            int a = u == g.thread(write) ? Graph.NONE : g.last[x * g.threads + u];
            for (; a != Graph.NONE; a = g.previous(a)) {
                if (g.is(a, Graph.READS) && g.source(a) == write) {
                    boolean leftOut = g.status[u] == Graph.LOOKED && g.index(a) >= g.roundFrom[u];
                    if (!leftOut || g.is(a, Graph.WRITES) && isReadOutsideRounds(g, lastWrite(g, u, x))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
