package smpng.explorer.graph;

/** Two accesses of one location, one of them plain, one of them a write, and neither happens before the other. */
public final class DataRace extends Error {
    private static final long serialVersionUID = 1;

    private final int location;
    private final int firstThread;
    private final int firstIndex;
    private final int secondThread;
    private final int secondIndex;

    DataRace(int location, int firstThread, int firstIndex, int secondThread, int secondIndex) {
        super("data race", null, false, false);
        this.location = location;
        this.firstThread = firstThread;
        this.firstIndex = firstIndex;
        this.secondThread = secondThread;
        this.secondIndex = secondIndex;
    }

    /** The location. */
    public int location() {
        return location;
    }

    /** The thread of the access that was added first. */
    public int firstThread() {
        return firstThread;
    }

    /** The index in its thread of the access that was added first. */
    public int firstIndex() {
        return firstIndex;
    }

    /** The thread of the other access. */
    public int secondThread() {
        return secondThread;
    }

    /** The index in its thread of the other access. */
    public int secondIndex() {
        return secondIndex;
    }
}
