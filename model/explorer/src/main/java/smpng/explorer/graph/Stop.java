package smpng.explorer.graph;

/**
 * Ends a thread's run in the middle: it must wait, or its execution is not to be pursued. Not an error of the program; code
 * under test must not catch it, and whatever it does while unwinding is ignored.
 */
public final class Stop extends Error {
    private static final long serialVersionUID = 1;

    Stop() {
        super("the explorer stopped this thread", null, false, false);
    }
}
