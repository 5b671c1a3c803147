package smpng.explorer.graph;

/** A thread did something else than in an earlier run in which its accesses returned the same: it cannot be explored. */
public final class Divergence extends Error {
    private static final long serialVersionUID = 1;

    Divergence(int thread, int index) {
        super("thread " + thread + " is not deterministic: its step " + index
                + " accesses another location than when everything before returned the same");
    }
}
