package smpng.explorer.graph;

import java.util.Arrays;

/**
 * The events of a graph that lie on a cycle of po, rf, co and fr through one of them. If the graph was consistent without that
 * event, what makes it inconsistent is among them, since axioms forbid closed walks along those: mostly a small part, as what
 * is newer than what was seen, and before the event, is not much.
 */
final class Cone {
    private boolean[] after = new boolean[0];
    private boolean[] before = new boolean[0];
    private int[] stack = new int[16];
    private int height;

    /** By write, and by location for the initial ones: the first who read it; by read: the next who read the same. */
    private int[] firstReader = new int[0];

    private int[] firstReaderOfInitial = new int[0];
    /** By location: whether it {@linkplain #isOwn is one thread's own}, and in which question that was decided. */
    private boolean[] own = new boolean[0];

    private long[] decidedAt = new long[0];
    private long question;
    private int[] nextReader = new int[0];
    private Graph g = new Graph(0, 0);

    /**
     * Marks them.
     *
     * @param event the one that all cycles go through
     * @param seen where in coherence it is: the place it saw, or wrote; the latest it may have seen if it has no source yet
     * @param open it has no source yet
     * @return by event, whether it is one, and may order others
     */
    boolean[] of(Graph graph, int event, int seen, boolean open) {
        g = graph;
        begin();
        reach(event, seen, true, true);
        reach(event, seen, false, !open);
        question++;
        int x = g.location(event);
        boolean[] among = new boolean[after.length];
        for (int i = 0; i < g.count; i++) {
            int e = g.order[i];
            boolean accesses = g.is(e, Graph.READS | Graph.WRITES);
            among[e] = after[e] && before[e] && !(accesses && g.location(e) != x && isOwn(g.location(e)));
        }
        among[event] = true;
        return among;
    }

    /** True for a location that only one thread accesses, and that without any order: it orders nothing. */
    private boolean isOwn(int x) {
        if (decidedAt[x] != question) {
            decidedAt[x] = question;
            own[x] = isOwnNow(x);
        }
        return own[x];
    }

    private boolean isOwnNow(int x) {
        int by = Graph.NONE;
        for (int t = 0; t < g.threads; t++) {
            int last = g.last[x * g.threads + t];
            if (last != Graph.NONE && by != Graph.NONE) {
                return false;
            }
            by = last == Graph.NONE ? by : last;
        }
        for (int a = by; a != Graph.NONE; a = g.previous(a)) {
            if (Order.plainly(g.declaredOrder(a)) > Order.OPAQUE || g.is(a, Graph.UPDATE)) {
                return false;
            }
        }
        return true;
    }

    private void begin() {
        int n = g.threads * g.capacity;
        if (after.length < n) {
            after = new boolean[n];
            before = new boolean[n];
            firstReader = new int[n];
            nextReader = new int[n];
        }
        if (firstReaderOfInitial.length < g.co.length) {
            firstReaderOfInitial = new int[g.co.length];
            own = new boolean[g.co.length];
            decidedAt = new long[g.co.length];
        }
        for (int i = 0; i < g.count; i++) {
            int e = g.order[i];
            after[e] = false;
            before[e] = false;
            firstReader[e] = Graph.NONE;
        }
        Arrays.fill(firstReaderOfInitial, Graph.NONE);
        for (int i = 0; i < g.count; i++) {
            int e = g.order[i];
            if (g.is(e, Graph.READS)) {
                int source = g.source(e);
                int[] first = source == Graph.INIT ? firstReaderOfInitial : firstReader;
                int at = source == Graph.INIT ? g.location(e) : source;
                nextReader[e] = first[at];
                first[at] = e;
            }
        }
    }

    private void reach(int event, int seen, boolean forward, boolean communicates) {
        height = 0;
        step(event, forward);
        if (communicates && g.is(event, Graph.READS | Graph.WRITES)) {
            communicate(event, seen, forward);
        }
        while (height > 0) {
            int e = stack[--height];
            if (e != event) {
                step(e, forward);
                if (g.is(e, Graph.READS | Graph.WRITES)) {
                    communicate(e, g.placeSeen(e), forward);
                }
            }
        }
    }

    /** Goes on from an event to those directly after or before it in program order, starting and joining included. */
    private void step(int e, boolean forward) {
        int t = g.thread(e);
        int index = g.index(e);
        if (forward) {
            if (index + 1 < g.length[t]) {
                visit(e + 1, true);
            } else {
                visitJoins(t);
            }
            if (g.is(e, Graph.START)) {
                int child = g.location(e);
                if (g.length[child] > 0) {
                    visit(child * g.capacity, true);
                } else {
                    visitJoins(child);
                }
            }
        } else {
            if (index > 0) {
                visit(e - 1, false);
            } else if (g.startedBy[t] != Graph.NONE) {
                visit(g.startedBy[t], false);
            }
            if (g.is(e, Graph.JOIN)) {
                int ended = g.location(e);
                int last = g.length[ended] > 0 ? ended * g.capacity + g.length[ended] - 1 : g.startedBy[ended];
                if (last != Graph.NONE) {
                    visit(last, false);
                }
            }
        }
    }

    /** Reads-from, coherence and from-reads. */
    private void communicate(int e, int seen, boolean forward) {
        int x = g.location(e);
        boolean writes = g.is(e, Graph.WRITES);
        if (forward) {
            if (seen + 1 < g.coLength[x]) {
                visit(g.co[x][seen + 1], true);
            }
            if (writes) {
                visitReaders(firstReader[e], true);
            }
        } else {
            int at = writes ? seen - 1 : seen;
            int write = g.co[x][at];
            if (writes) {
                visitReaders(write == Graph.INIT ? firstReaderOfInitial[x] : firstReader[write], false);
            }
            if (write != Graph.INIT) {
                visit(write, false);
            }
        }
    }

    private void visitReaders(int first, boolean forward) {
        for (int r = first; r != Graph.NONE; r = nextReader[r]) {
            visit(r, forward);
        }
    }

    private void visitJoins(int thread) {
        for (int i = 0; i < g.count; i++) {
            int e = g.order[i];
            if (g.is(e, Graph.JOIN) && g.location(e) == thread) {
                visit(e, true);
            }
        }
    }

    private void visit(int e, boolean forward) {
        boolean[] reached = forward ? after : before;
        if (!reached[e]) {
            reached[e] = true;
            if (height == stack.length) {
                stack = Arrays.copyOf(stack, height * 2);
            }
            stack[height++] = e;
        }
    }
}
