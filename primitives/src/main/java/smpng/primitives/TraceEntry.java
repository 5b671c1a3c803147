package smpng.primitives;

/**
 * What a reader of a {@link TraceRing} found under a number. Only one that is {@link State#WHOLE} shows what somebody traced;
 * the others have zeros.
 *
 * @param state what it is
 * @param number the number that was asked for
 * @param code what happened
 * @param a the first argument
 * @param b the second argument
 */
public record TraceEntry(State state, long number, int code, long a, long b) {
    /** What a reader can find. */
    public enum State {
        /** As it was traced. */
        WHOLE,
        /** It is being written, or was overwritten while it was read. */
        TORN,
        /** A later entry has its slot. */
        OVERWRITTEN,
        /** Not begun yet, or lost: its writer found the slot in use. */
        MISSING
    }

    static TraceEntry flagged(State state, long number) {
        return new TraceEntry(state, number, 0, 0, 0);
    }

    /** Whether it shows what was traced. */
    public boolean isWhole() {
        return state == State.WHOLE;
    }
}
