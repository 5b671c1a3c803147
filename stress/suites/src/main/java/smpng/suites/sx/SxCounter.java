package smpng.suites.sx;

/** A counter that one thread uses: what reading and incrementing under the lock must look like from outside. */
public final class SxCounter {
    private int value;

    /** What the counter is. */
    public int read() {
        return value;
    }

    /** Adds one and returns what was there. */
    public int increment() {
        return value++;
    }

    /** The same: by which way a writer came to write cannot be seen. */
    public int incrementUpgraded() {
        return value++;
    }
}
