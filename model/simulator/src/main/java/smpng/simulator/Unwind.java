package smpng.simulator;

/**
 * Leaves a guest's stack when its run has ended. Thrown again by every hook, so that a guest that catches it gets no
 * further.
 */
final class Unwind extends Error {
    private static final long serialVersionUID = 1L;

    /** One for all: it carries nothing, not even a stack. */
    static final Unwind INSTANCE = new Unwind();

    private Unwind() {
        super("the run has ended", null, false, false);
    }
}
