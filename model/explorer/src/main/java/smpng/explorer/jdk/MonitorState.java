package smpng.explorer.jdk;

/** The monitor of one object: its lock and its wait set. {@link Monitor} says what stands for what. */
public final class MonitorState extends OwnedLock {
    private final WaitSet waitSet;

    /** A monitor that nobody holds. */
    @SuppressWarnings({"nullness:argument", "nullness:assignment"}) // the wait set only keeps the reference
    public MonitorState() {
        waitSet = new WaitSet(this);
    }

    WaitSet waitSet() {
        return waitSet;
    }
}
