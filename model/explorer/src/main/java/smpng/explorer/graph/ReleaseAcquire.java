package smpng.explorer.graph;

/**
 * RC11. Without sequentially consistent accesses and fences, coherence by happens-before is all there is, and the choice of
 * candidates keeps it; with them in two threads the formula is asked, for its axiom on them.
 */
final class ReleaseAcquire implements Consistency {
    private final ModelOrder formula;

    ReleaseAcquire(ModelOrder formula) {
        this.formula = formula;
    }

    @Override
    public Bounds bounds() {
        return Bounds.HAPPENS_BEFORE;
    }

    @Override
    public boolean holds(Graph graph, int changed) {
        return graph.strong < 2 || formula.holds(graph, changed);
    }
}
