package smpng.explorer.graph;

/** An execution at its end, as its observer sees it; good only during the observer's call. */
public interface View {
    /** The value that a location has at the end: the coherence-last one. */
    long last(int location);
}
