package smpng.explorer.graph;

/**
 * Memory as the running thread sees it: what instrumented code and program interpreters call. Every access that the
 * execution graph already has returns what it returned before; the first one beyond it is added.
 *
 * <p>Values are 64 bits; narrower ones are sign- or zero-extended by the caller, always the same way for one location.
 * Orders are those of {@link Order}. Each method may throw {@link Stop}.
 */
public final class Memory {
    /** Reads a location. Orders: plain, opaque, acquire, volatile. */
    public long read(int location, int order) {
        throw new UnsupportedOperationException();
    }

    /** Writes a location. Orders: plain, opaque, release, volatile. */
    public void write(int location, int order, long value) {
        throw new UnsupportedOperationException();
    }

    /**
     * Atomically replaces a value by what an {@link Update} makes of it.
     *
     * @param order opaque (relaxed), acquire, release, acquire-release or volatile
     * @return the old value
     */
    public long update(int location, int order, int update, long operand) {
        throw new UnsupportedOperationException();
    }

    /**
     * Atomically replaces a value if it is the expected one.
     *
     * @param failure the order of the read if it is not: plain, opaque, acquire, volatile
     * @return the old value; it was replaced if and only if that is {@code expected}
     */
    public long compareAndSet(int location, int order, int failure, long expected, long value) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #compareAndSet}, but may fail for no reason where the exploration was asked for that. */
    public boolean weakCompareAndSet(int location, int order, int failure, long expected, long value) {
        throw new UnsupportedOperationException();
    }

    /** A fence: acquire, release, acquire-release, volatile (full), load-load, store-store or freeze. */
    public void fence(int order) {
        throw new UnsupportedOperationException();
    }

    /** Reads a location again and again until a {@link Condition} holds for its value. */
    public long await(int location, int order, int condition, long operand) {
        throw new UnsupportedOperationException();
    }

    /** Compares and sets a location again and again until that succeeds, without an effect before. */
    public void awaitCompareAndSet(int location, int order, long expected, long value) {
        throw new UnsupportedOperationException();
    }

    /** Picks 0 to {@code options - 1}; every pick is explored. */
    public int choose(int options) {
        throw new UnsupportedOperationException();
    }

    /** Starts a thread; what it does comes after this. A thread is started at most once. */
    public void start(int thread) {
        throw new UnsupportedOperationException();
    }

    /** Waits until a thread has ended; all it did comes before what follows. */
    public void join(int thread) {
        throw new UnsupportedOperationException();
    }

    /**
     * The value of a location that is written at most once, before any other thread can have reached it: a final field, the
     * length of an array. No event.
     */
    public long peek(int location) {
        throw new UnsupportedOperationException();
    }

    /** The thread that runs. */
    public int thread() {
        throw new UnsupportedOperationException();
    }

    /**
     * A place in this thread's run, to be given to {@link #spin} when a loop comes back to it.
     */
    public int mark() {
        throw new UnsupportedOperationException();
    }

    /** True if nothing was written since the mark: no write, no read-modify-write that succeeded. */
    public boolean idleSince(int mark) {
        throw new UnsupportedOperationException();
    }

    /**
     * Says that a loop came back to a mark in the state it had there, without an effect: the thread waits until what it
     * read since then has another value.
     */
    public void spin(int mark) {
        throw new UnsupportedOperationException();
    }

    /** Gives this execution up: it is not counted as complete. */
    public void blocked() {
        throw new UnsupportedOperationException();
    }
}
