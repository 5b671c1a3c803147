package smpng.explorer.graph;

/**
 * The program under exploration: numbered threads over numbered locations. What a thread does may depend only on what its
 * accesses returned; it is run from its start again and again.
 */
public interface Threads {
    /** How many threads there may be, those included that others start. At most {@link Locations#MAX_THREADS}. */
    int count();

    /** How many run from the start: threads 0 to this, exclusive. The others wait for {@link Memory#start}. */
    int initial();

    /**
     * Runs one thread from its start, on the calling thread, to its end. Lets {@link Stop} through.
     *
     * @throws Throwable what the thread's code throws: an uncaught exception is a counterexample
     */
    void run(int thread, Memory memory) throws Throwable;
}
