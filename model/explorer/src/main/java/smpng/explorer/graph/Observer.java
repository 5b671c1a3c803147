package smpng.explorer.graph;

/** Is told of the executions as they are found. Called by several workers at once where there are several. */
public interface Observer {
    /** Every thread ran to its end. */
    void complete(View end);

    /** No thread can go on, and some thread waits. */
    default void blocked(View end) {}

    /**
     * A thread's code threw.
     *
     * @return true to go on exploring: the thread has ended then, the others go on, and the execution is not told again
     */
    default boolean failed(View end, int thread, Throwable thrown) {
        return false;
    }
}
