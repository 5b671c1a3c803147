package smpng.explorer.graph;

/**
 * Sequential consistency: po, rf, co and fr have no cycle.
 *
 * <p>A cycle must go through the changed event, and leave it by coherence: to the write that follows what it saw or wrote. So
 * everything that has to come before it is collected, until that write is among it. What comes before is a prefix of each
 * thread, kept as a clock: if it has an access that saw or wrote a write, it has that write, and all accesses of the location
 * that saw or wrote something older.
 */
final class SequentialOrder implements Consistency {
    private int[] before = new int[0];
    /** By location: the place in coherence whose consequences were drawn. */
    private int[] drawn = new int[0];

    @Override
    public Bounds bounds() {
        return Bounds.PREFIX;
    }

    @Override
    public boolean holds(Graph g, int changed) {
        if (!g.is(changed, Graph.READS | Graph.WRITES)) {
            return true;
        }
        int x = g.location(changed);
        int after = g.placeSeen(changed) + 1;
        if (after >= g.coLength[x]) {
            return true;
        }
        int target = g.co[x][after];
        int targetThread = g.thread(target);
        int targetIndex = g.index(target);
        begin(g, changed);
        boolean more = true;
        while (more) {
            if (before[targetThread] > targetIndex) {
                return false;
            }
            more = false;
            for (int i = 0; i < g.usedCount; i++) {
                int y = g.used[i];
                if (g.coLength[y] > 1) {
                    more |= draw(g, y);
                }
            }
        }
        return true;
    }

    private void begin(Graph g, int changed) {
        if (before.length < g.threads) {
            before = new int[g.threads];
        }
        if (drawn.length < g.co.length) {
            drawn = new int[g.co.length];
        }
        System.arraycopy(g.rec, g.porf(changed), before, 0, g.threads);
        for (int i = 0; i < g.usedCount; i++) {
            drawn[g.used[i]] = 0;
        }
    }

    /** Draws the consequences for a location; true if there were new ones. */
    private boolean draw(Graph g, int y) {
        int latest = latest(g, y);
        if (latest <= drawn[y]) {
            return false;
        }
        drawn[y] = latest;
        boolean more = false;
        int threads = g.threads;
        for (int t = 0; t < threads; t++) {
            int a = g.last[y * threads + t];
            // A thread's accesses of a location see later and later writes.
            while (a != Graph.NONE && !isUpTo(g, a, latest)) {
                a = g.previous(a);
            }
            if (a != Graph.NONE && g.index(a) >= before[t]) {
                int porf = g.porf(a);
                for (int u = 0; u < threads; u++) {
                    before[u] = Math.max(before[u], g.rec[porf + u]);
                }
                more = true;
            }
        }
        return more;
    }

    /** The latest place that an access which comes before has seen or written. */
    private int latest(Graph g, int y) {
        int latest = 0;
        for (int t = 0; t < g.threads; t++) {
            int a = g.last[y * g.threads + t];
            while (a != Graph.NONE && g.index(a) >= before[t]) {
                a = g.previous(a);
            }
            if (a != Graph.NONE) {
                latest = Math.max(latest, g.placeSeen(a));
            }
        }
        return latest;
    }

    private static boolean isUpTo(Graph g, int access, int place) {
        int seen = g.placeSeen(access);
        return seen < place || seen == place && g.is(access, Graph.WRITES);
    }
}
