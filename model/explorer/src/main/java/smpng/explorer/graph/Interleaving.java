package smpng.explorer.graph;

import java.util.Arrays;

/**
 * Whether a graph is an interleaving of its threads, in which every read sees the latest write: each model here allows those,
 * since it is of a machine that may run one thread after another. It takes time linear in the graph, a formula takes far more.
 *
 * <p>Steps are taken off the threads' beginnings as long as that is possible: a read when the write it saw is the latest, a
 * write when it is next in coherence and all who saw the one before are through. None of that ever prevents another step, so
 * that nothing has to be tried twice.
 */
final class Interleaving {
    /** By thread: how many steps are taken. */
    private int[] taken = new int[0];
    /** By location: the place of the latest write. */
    private int[] place = new int[0];
    /** By location: how many reads have still to see the latest write. */
    private int[] readers = new int[0];
    /** By write: how many read it. */
    private int[] readersOf = new int[0];
    /** By location: how many read its initial value. */
    private int[] readersOfInitial = new int[0];

    private Graph g = new Graph(0, 0);

    boolean is(Graph graph) {
        begin(graph);
        int left = g.count;
        boolean more = true;
        while (more && left > 0) {
            more = false;
            for (int t = 0; t < g.threads; t++) {
                int first = t * g.capacity;
                while (taken[t] < g.length[t] && take(t, first + taken[t])) {
                    taken[t]++;
                    left--;
                    more = true;
                }
            }
        }
        return left == 0;
    }

    private void begin(Graph graph) {
        g = graph;
        if (taken.length < g.threads) {
            taken = new int[g.threads];
        }
        if (place.length < g.co.length) {
            place = new int[g.co.length];
            readers = new int[g.co.length];
            readersOfInitial = new int[g.co.length];
        }
        if (readersOf.length < g.threads * g.capacity) {
            readersOf = new int[g.threads * g.capacity];
        }
        Arrays.fill(taken, 0);
        for (int i = 0; i < g.usedCount; i++) {
            place[g.used[i]] = 0;
            readersOfInitial[g.used[i]] = 0;
        }
        for (int i = 0; i < g.count; i++) {
            readersOf[g.order[i]] = 0;
        }
        for (int i = 0; i < g.count; i++) {
            int e = g.order[i];
            if (g.is(e, Graph.READS)) {
                int source = g.source(e);
                if (source == Graph.INIT) {
                    readersOfInitial[g.location(e)]++;
                } else {
                    readersOf[source]++;
                }
            }
        }
        for (int i = 0; i < g.usedCount; i++) {
            readers[g.used[i]] = readersOfInitial[g.used[i]];
        }
    }

    private boolean take(int t, int e) {
        if (taken[t] == 0 && g.startedBy[t] != Graph.NONE) {
            int start = g.startedBy[t];
            if (taken[g.thread(start)] <= g.index(start)) {
                return false;
            }
        }
        int meta = g.meta(e);
        if ((meta & (Graph.READS | Graph.WRITES)) == 0) {
            return (meta & Graph.JOIN) == 0 || taken[g.location(e)] == g.length[g.location(e)];
        }
        int x = g.location(e);
        boolean reads = (meta & Graph.READS) != 0;
        int seen = reads ? sourcePlace(e) : g.place(e) - 1;
        if (seen != place[x]) {
            return false;
        }
        if ((meta & Graph.WRITES) != 0) {
            if (readers[x] != (reads ? 1 : 0) || g.place(e) != seen + 1) {
                return false;
            }
            place[x]++;
            readers[x] = readersOf[e];
        } else {
            readers[x]--;
        }
        return true;
    }

    private int sourcePlace(int e) {
        int source = g.source(e);
        return source == Graph.INIT ? 0 : g.place(source);
    }
}
