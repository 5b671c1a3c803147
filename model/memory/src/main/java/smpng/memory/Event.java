package smpng.memory;

/**
 * One event of a candidate execution: a read or write of one location, or a fence.
 *
 * @param id its number, and its row in every relation of the execution
 * @param thread the thread, from 0; {@link #INITIAL} for the write of an initial value
 * @param kind read, write or fence
 * @param location the location's number in the program, or -1 for a fence
 * @param tags the mask of {@link Tag}s
 * @param line where the instruction stands in its thread, from 0; -1 for an initial write
 */
public record Event(int id, int thread, Kind kind, int location, long tags, int line) {
    /** The thread of initial writes. */
    public static final int INITIAL = -1;

    /** What an event does. */
    public enum Kind {
        READ,
        WRITE,
        FENCE
    }

    public boolean isInitial() {
        return thread == INITIAL;
    }

    public boolean is(Tag tag) {
        return tag.in(tags);
    }
}
