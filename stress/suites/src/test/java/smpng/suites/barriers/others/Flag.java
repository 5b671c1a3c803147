package smpng.suites.barriers.others;

/** Hands a plain value over by a volatile field, which is stronger than is needed. */
public final class Flag {
    private int content;
    private volatile boolean full;

    /** Puts something in. */
    public void put(int value) {
        content = value;
        full = true;
    }

    /** What is in it; -1 if there is nothing. */
    public int take() {
        return full ? content : -1;
    }
}
