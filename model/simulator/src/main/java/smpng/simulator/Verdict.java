package smpng.simulator;

/** How a run ended. */
public sealed interface Verdict {
    /** The program ran to its end and every check held. */
    record Passed() implements Verdict {}

    /**
     * A check failed, or an exception left a thread or an interrupt handler.
     *
     * @param message what, on which CPU and in which thread
     * @param cause the assertion or exception
     */
    record Violation(String message, Throwable cause) implements Verdict {}

    /**
     * Every CPU waits for an interrupt, no alarm is set, and the program is not done.
     *
     * @param description who waits for what, in the guest's words
     */
    record Deadlock(String description) implements Verdict {}

    /**
     * The run did not end within its limits: a livelock, or limits too small to tell.
     *
     * @param steps how many steps were taken
     */
    record Budget(int steps) implements Verdict {}
}
