package smpng.explorer.graph;

/**
 * What a model requires of an execution graph, as the exploration asks for it. Coherence and atomicity are kept by the choice
 * of candidates already, as far as {@link #bounds} says; {@link #holds} decides the rest.
 *
 * <p>What is asked of a model (the argument for completeness rests on it): a prefix of a consistent graph is consistent, and a
 * consistent graph stays so when an event is added that reads the coherence-last write or is the coherence-last write.
 */
interface Consistency {
    /** Which earlier accesses bound what a read may see and where a write may go. */
    enum Bounds {
        /** Those before it in (po | rf)+. */
        PREFIX,
        /** Those that happen before it, where acquire reads synchronise with releases and release sequences. */
        HAPPENS_BEFORE,
        /** As that, without release sequences of one thread; and two reads of a thread only if neither is plain. */
        VISIBILITY,
        /** Its own thread's, and through starting and joining threads. */
        THREAD,
        /** Its own thread's writes; reads bound only writes. */
        THREAD_WRITES
    }

    Bounds bounds();

    /**
     * True if the graph is consistent, given that it was so without its event {@code changed}, which is the last of its
     * thread and was just given its source or its place.
     */
    boolean holds(Graph graph, int changed);

    /**
     * The oldest place in coherence from which a read may see, or after which a write may go, as far as that is cheaply known:
     * with any older one the graph is not consistent.
     *
     * @param access the event that was just added and has no source or place yet
     * @param from the place that the clocks give
     * @param last the place of the coherence-last write
     * @return from {@code from} to {@code last}
     */
    default int oldest(Graph graph, int access, int from, int last) {
        return from;
    }

    /**
     * False if adding an event by the canonical choice can make a graph inconsistent, against what is asked above: then
     * executions are asked about once more before anybody is told of them.
     */
    default boolean isExtensible() {
        return true;
    }
}
