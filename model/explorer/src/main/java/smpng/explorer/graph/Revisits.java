package smpng.explorer.graph;

/**
 * Which reads that are already there could see a write that was just added.
 *
 * <p>To reach each graph in one way only, a read is revisited just from the one graph in which all that would be removed, what
 * was added after the read and the write does not depend on, was added by the canonical choice: reads saw the
 * coherence-last write, writes went last. Whether an event is so does not depend on the read, so that one pass from the end
 * serves all reads, and the first event that is not ends it.
 */
final class Revisits {
    private final Causality causality;
    private final Alternatives alternatives;

    Revisits(Causality causality, Alternatives alternatives) {
        this.causality = causality;
        this.alternatives = alternatives;
    }

    /**
     * Offers a write that was just added, or just placed.
     *
     * @param conflict a read-modify-write that read the same write, or none; the graph as it is is then not consistent, and
     *     only without that one can what comes of it be
     */
    void offer(Graph g, int w, int conflict) {
        int x = g.location(w);
        int limit = conflict == Graph.NONE ? Integer.MAX_VALUE : g.stamp(conflict);
        int min = oldestTarget(g, x, w, limit);
        if (min == Integer.MAX_VALUE) {
            return;
        }
        int place = g.place(w);
        boolean last = place == g.coLength[x] - 1;
        if (!last && !g.is(w, Graph.UPDATE)) {
            // The write's successor in coherence must survive, or the same graph is reached from another place of it.
            int successor = g.co[x][place + 1];
            if (!g.inPrefix(successor, w)) {
                min = Math.max(min, g.stamp(successor) + 1);
            }
        }
        int cut = g.count - 1;
        for (int i = cut; i >= min; i--) {
            int e = g.order[i];
            if (g.inPrefix(e, w)) {
                continue;
            }
            int meta = g.meta(e);
            if ((meta & Graph.MAXIMAL) == 0) {
                return;
            }
            if ((meta & (Graph.READS | Graph.WRITES)) == 0) {
                continue;
            }
            boolean reads = (meta & Graph.READS) != 0;
            int base = reads ? g.source(e) : e;
            if (isOvertaken(g, base, e, w)) {
                return;
            }
            if (reads && base != Graph.INIT && g.stamp(base) > i && !g.inPrefix(base, w)) {
                return; // it was revisited itself
            }
            if (reads
                    && (meta & Graph.REVISITABLE) != 0
                    && g.location(e) == x
                    && i <= limit
                    && (last || causality.boundBefore(g, e) <= place)) {
                alternatives.push(Alternatives.REVISIT, e, w, cut);
            }
        }
    }

    private static int oldestTarget(Graph g, int x, int w, int limit) {
        int wanted = Graph.READS | Graph.REVISITABLE | Graph.MAXIMAL;
        int min = Integer.MAX_VALUE;
        for (int u = 0; u < g.threads; u++) {
            int known = g.rec[g.porf(w) + u];
            for (int a = g.last[x * g.threads + u]; a != Graph.NONE && g.index(a) >= known; a = g.previous(a)) {
                if ((g.meta(a) & wanted) == wanted && g.stamp(a) <= limit) {
                    min = Math.min(min, g.stamp(a));
                }
            }
        }
        return min;
    }

    /** True if the prefix of {@code w}, without {@code w}, has a write that is coherence-after {@code base}. */
    private static boolean isOvertaken(Graph g, int base, int e, int w) {
        int x = g.location(e);
        int[] row = g.co[x];
        int place = base == Graph.INIT ? 0 : g.place(base);
        for (int p = g.coLength[x] - 1; p > place; p--) {
            int other = row[p];
            if (other != w && other != e && g.inPrefix(other, w)) {
                return true;
            }
        }
        return false;
    }
}
