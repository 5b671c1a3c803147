package smpng.explorer.graph;

import java.util.Arrays;
import smpng.memory.Judge;
import smpng.memory.Model;
import smpng.memory.mapping.Lowering;

/**
 * Any model of the memory module, asked about the whole graph each time, unless that is an {@link Interleaving}, or is not
 * consistent by a small part already ({@link Cone}). Slow beside the checks written for one model, but it is the model's own
 * formula.
 *
 * <p>Dependencies are assumed as {@link Dependencies} says; bytecode does not tell them.
 */
final class ModelOrder implements Consistency {
    /** What is assumed to depend on what was read. */
    enum Dependencies {
        /** Only the address of an object on the one read that can have given the thread its reference. */
        ADDRESSES,
        /** Every later write, and the address of every access, on every read before it. */
        ALL
    }

    private final Model model;
    private final Lowering lowering;
    private final Bounds bounds;
    private final Dependencies dependencies;
    private final Locations locations;
    private final Interleaving interleaving = new Interleaving();
    private final Cone cone = new Cone();

    ModelOrder(Model model, Lowering lowering, Dependencies dependencies, Locations locations) {
        this.model = model;
        this.lowering = lowering;
        this.dependencies = dependencies;
        this.locations = locations;
        this.bounds = switch (model.name()) {
            case "rc11" -> Bounds.HAPPENS_BEFORE;
            case "jam" -> Bounds.VISIBILITY;
            case "sc", "x86-tso" -> Bounds.PREFIX;
            default -> model.coherent() ? Bounds.THREAD : Bounds.THREAD_WRITES;
        };
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }

    @Override
    public boolean holds(Graph graph, int changed) {
        return interleaving.is(graph) || !isRefutedAround(graph, changed) && judge(graph, Judge.silent());
    }

    /** True if the graph is not consistent by what is on a cycle through the changed event: then it is not so as a whole. */
    private boolean isRefutedAround(Graph graph, int changed) {
        if (!isMonotone()) {
            return false;
        }
        boolean[] among = cone.of(graph, changed, graph.placeSeen(changed), false);
        return !written(graph, among, false).hold(model, Judge.silent());
    }

    /** True if what is not consistent stays so when something is added to it. */
    private boolean isMonotone() {
        return model.monotone() && !lowering.isLanguage();
    }

    /**
     * If an access may not be before all writes after a place, it may not be before still more, where the model is monotone.
     * Which place that is takes a few questions instead of one for each.
     */
    @Override
    public int oldest(Graph graph, int access, int from, int last) {
        if (!isMonotone() || last == from) {
            return from;
        }
        int low = from;
        int high = last - 1; // in a program that is right, most often not even that
        int middle = high;
        while (low <= high) {
            if (mayPrecede(graph, access, middle)) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
            middle = (low + high) >>> 1;
        }
        return low;
    }

    /** True if an access without source or place may see, or follow, the write at a place, or an older one. */
    private boolean mayPrecede(Graph graph, int access, int place) {
        boolean[] among = cone.of(graph, access, place, true);
        return written(graph, among, false).without(access, place).hold(model, Judge.silent());
    }

    /** In jam an event behind a full fence makes those before the fence heads of pushes, whatever it reads. */
    @Override
    public boolean isExtensible() {
        return !model.name().equals("jam");
    }

    /** States the model's axioms for a graph to a judge. */
    boolean judge(Graph graph, Judge judge) {
        boolean[] all = new boolean[graph.threads * graph.capacity];
        Arrays.fill(all, true);
        return written(graph, all, true).hold(model, judge);
    }

    private WrittenGraph written(Graph graph, boolean[] among, boolean whole) {
        return new WrittenGraph(graph, among, whole, lowering, dependencies, locations);
    }
}
