package smpng.explorer.graph;

/**
 * Sequential consistency: po, rf, co and fr have no cycle.
 *
 * <p>A cycle must go through the changed event, and leave it by coherence: to the write that follows what it saw or wrote. So
 * everything that has to come before it is collected, until that write is among it. What comes before is a prefix of each
 * thread, kept as a clock.
 */
final class SequentialOrder implements Consistency {
    private int[] before = new int[0];
    private int[] highest = new int[0];
    private int[] touched = new int[16];

    @Override
    public Bounds bounds() {
        return Bounds.PREFIX;
    }

    @Override
    public boolean holds(Graph g, int changed) {
        if ((g.meta(changed) & (Graph.READS | Graph.WRITES)) == 0) {
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
        int threads = g.threads;
        if (before.length < 2 * threads) {
            before = new int[2 * threads];
        }
        if (highest.length < g.co.length) {
            highest = new int[g.co.length];
        }
        // before[t]: events known to come first; before[threads + t]: those whose consequences were drawn.
        System.arraycopy(g.rec, g.porf(changed), before, 0, threads);
        for (int t = 0; t < threads; t++) {
            before[threads + t] = 0;
        }
        int touchedCount = 0;
        boolean holds = true;
        boolean more = true;
        while (more && holds) {
            more = false;
            for (int t = 0; t < threads; t++) {
                for (int i = before[threads + t]; i < before[t]; i++) {
                    int e = t * g.capacity + i;
                    more = true;
                    if ((g.meta(e) & (Graph.READS | Graph.WRITES)) != 0) {
                        int y = g.location(e);
                        int place = g.placeSeen(e);
                        if (highest[y] == 0) {
                            if (touchedCount == touched.length) {
                                touched = java.util.Arrays.copyOf(touched, touchedCount * 2);
                            }
                            touched[touchedCount++] = y;
                            highest[y] = 1; // place 0, plus 1
                        }
                        if (place + 1 > highest[y]) {
                            highest[y] = place + 1;
                        }
                    }
                }
                before[threads + t] = before[t];
            }
            if (!more) {
                break;
            }
            for (int k = 0; k < touchedCount; k++) {
                int y = touched[k];
                int last = highest[y] - 1;
                // All accesses of y that saw or wrote something older come before the write at that place.
                for (int t = 0; t < threads; t++) {
                    int a = g.last[y * threads + t];
                    while (a != Graph.NONE && !(g.placeSeen(a) < last || g.is(a, Graph.WRITES) && g.place(a) == last)) {
                        a = g.previous(a);
                    }
                    if (a != Graph.NONE && g.index(a) >= before[t]) {
                        int porf = g.porf(a);
                        for (int u = 0; u < threads; u++) {
                            before[u] = Math.max(before[u], g.rec[porf + u]);
                        }
                    }
                }
            }
            holds = before[targetThread] <= targetIndex;
        }
        for (int k = 0; k < touchedCount; k++) {
            highest[touched[k]] = 0;
        }
        return holds;
    }
}
