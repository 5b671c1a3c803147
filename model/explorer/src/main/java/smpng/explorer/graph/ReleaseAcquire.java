package smpng.explorer.graph;

/** RC11 without sequentially consistent accesses and fences: coherence by happens-before is all there is. */
final class ReleaseAcquire implements Consistency {
    @Override
    public Bounds bounds() {
        return Bounds.HAPPENS_BEFORE;
    }

    @Override
    public boolean holds(Graph graph, int changed) {
        return true;
    }
}
