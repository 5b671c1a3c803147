package smpng.explorer.graph;

import java.util.List;

/** An execution at its end, as its observer sees it; good only during the observer's call. */
public interface View {
    /** The value that a location has at the end: the coherence-last one. */
    long last(int location);

    /** How many threads there are, those included that were never started. */
    int threads();

    /** A thread's events in program order. */
    List<Step> steps(int thread);

    /** How a thread ended. */
    Fate fate(int thread);

    /**
     * True if every thread that waits would do so for ever in a fair execution: what it read last is all there will ever be.
     */
    boolean hangs();

    /** How a thread ended. */
    enum Fate {
        NOT_STARTED,
        DONE,
        WAITS,
        /** It threw, or was stopped when another did. */
        STOPPED
    }
}
