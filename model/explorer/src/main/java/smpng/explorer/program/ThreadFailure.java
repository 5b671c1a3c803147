package smpng.explorer.program;

/** A thread of a program failed: what it verifies does not hold, or it left an array. */
public final class ThreadFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    ThreadFailure(String message) {
        // Made on the hot path of a search for failures; the place is in the message.
        super(message, null, false, false);
    }
}
