package smpng.suites.harness;

/** A counter that one thread uses: what critical sections that increment must look like from outside. */
public final class AtomicCounter {
    private int value;

    /** Adds one and returns what was there. */
    public int increment() {
        return value++;
    }

    /** The same: how often a mutex is owned in between cannot be seen. */
    public int incrementRecursed() {
        return value++;
    }
}
