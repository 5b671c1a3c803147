package smpng.explorer.graph;

import java.util.List;
import java.util.Optional;

/**
 * One execution to be run again: for each event where it got its value, where it stands in coherence, what it chose. Events are
 * named by thread and place in program order, so that a script made in one run of the explorer holds in another.
 */
final class Script {
    private final List<List<Step>> steps;

    Script(List<List<Step>> steps) {
        this.steps = steps;
    }

    /** True if the execution has such an event. */
    boolean has(int thread, int index) {
        return thread < steps.size() && index < steps.get(thread).size();
    }

    /** The write that a read is to see, {@link Graph#INIT} for the initial value; empty if it is not there yet. */
    Optional<Integer> source(Graph g, int thread, int index) {
        Optional<Step.Id> source = steps.get(thread).get(index).source();
        if (source.isEmpty()) {
            return Optional.of(Graph.INIT);
        }
        Step.Id id = source.get();
        return id.index() < g.length[id.thread()]
                ? Optional.of(id.thread() * g.capacity + id.index())
                : Optional.empty();
    }

    /** Where, among the writes that are there, a write is to stand. */
    int place(Graph g, int write) {
        int x = g.location(write);
        int mine = rank(g, write);
        int place = 1;
        while (place < g.coLength[x] && rank(g, g.co[x][place]) < mine) {
            place++;
        }
        return place;
    }

    private int rank(Graph g, int write) {
        return steps.get(g.thread(write)).get(g.index(write)).place();
    }

    /** What is to be chosen. */
    int choice(int thread, int index) {
        return (int) steps.get(thread).get(index).read();
    }
}
