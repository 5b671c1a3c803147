package smpng.explorer.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The graph of a search, for its observer. */
final class EndView implements View {
    private final Search search;

    EndView(Search search) {
        this.search = search;
    }

    @Override
    public long last(int location) {
        return search.peek(location);
    }

    @Override
    public int threads() {
        return search.graph().threads;
    }

    @Override
    public List<Step> steps(int thread) {
        Graph g = search.graph();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < g.length[thread]; i++) {
            steps.add(step(g, thread * g.capacity + i));
        }
        return steps;
    }

    private static Step step(Graph g, int e) {
        Step.Kind kind = kind(g.meta(e));
        boolean reads = g.is(e, Graph.READS);
        boolean writes = g.is(e, Graph.WRITES);
        int source = g.source(e);
        return new Step(
                g.thread(e),
                g.index(e),
                g.stamp(e),
                kind,
                Order.plainly(g.order(e)),
                g.location(e),
                reads || kind == Step.Kind.CHOICE ? g.valueRead(e) : 0,
                writes ? g.valueWritten(e) : 0,
                reads && source != Graph.INIT
                        ? Optional.of(new Step.Id(g.thread(source), g.index(source)))
                        : Optional.empty(),
                writes ? g.place(e) : 0,
                g.declaredOrder(e));
    }

    private static Step.Kind kind(int meta) {
        if ((meta & Graph.UPDATE) != 0) {
            return (meta & Graph.WRITES) != 0 ? Step.Kind.UPDATE : Step.Kind.FAILED_UPDATE;
        } else if ((meta & Graph.READS) != 0) {
            return Step.Kind.READ;
        } else if ((meta & Graph.WRITES) != 0) {
            return Step.Kind.WRITE;
        } else if ((meta & Graph.FENCE) != 0) {
            return Step.Kind.FENCE;
        } else if ((meta & Graph.START) != 0) {
            return Step.Kind.START;
        }
        return (meta & Graph.JOIN) != 0 ? Step.Kind.JOIN : Step.Kind.CHOICE;
    }

    @Override
    public Fate fate(int thread) {
        return switch (search.graph().status[thread]) {
            case Graph.NOT_STARTED -> Fate.NOT_STARTED;
            case Graph.DONE -> Fate.DONE;
            case Graph.RUN, Graph.FAILED -> Fate.STOPPED;
            default -> Fate.WAITS;
        };
    }

    /** True for what the round that waits wrote itself, and took back. */
    private static boolean isOfRound(Graph g, int t, int write) {
        return write != Graph.INIT && g.thread(write) == t && g.index(write) >= g.roundFrom[t];
    }

    /** True if a read would not see this for ever; a read-modify-write that was restored saw a value, not just one write of it. */
    private boolean isOver(Graph g, int read) {
        return g.is(read, Graph.WRITES)
                ? g.valueRead(read) != last(g.location(read))
                : g.source(read) != g.lastWrite(g.location(read));
    }

    @Override
    public boolean hangs() {
        Graph g = search.graph();
        boolean waiting = false;
        for (int t = 0; t < g.threads; t++) {
            waiting |= g.status[t] == Graph.WAITS;
            if (g.status[t] == Graph.BLOCKED || g.status[t] == Graph.LOOKED) {
                waiting = true;
                for (int i = g.roundFrom[t]; i < g.length[t]; i++) {
                    int e = t * g.capacity + i;
                    if (g.is(e, Graph.SPURIOUS) && g.valueRead(e) != 0) {
                        return false; // not for ever
                    }
                    if (g.is(e, Graph.READS) && !isOfRound(g, t, g.source(e)) && isOver(g, e)) {
                        return false;
                    }
                }
            }
        }
        return waiting;
    }
}
