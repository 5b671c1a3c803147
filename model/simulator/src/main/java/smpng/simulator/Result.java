package smpng.simulator;

/**
 * What came of one run.
 *
 * @param verdict how it ended
 * @param steps how many shared accesses it made
 * @param trace what happened, or {@link Trace#NONE} for a run that was not traced
 */
public record Result(Verdict verdict, int steps, Trace trace) {
    /** Whether the program ran to its end and every check held. */
    public boolean passed() {
        return verdict instanceof Verdict.Passed;
    }

    /**
     * Passes a verdict on only if something was run.
     *
     * @throws IllegalStateException if the run passed without a single step: nothing was shown
     */
    public Result requireMeaningful() {
        if (passed() && steps == 0) {
            throw new IllegalStateException("the run passed without a step: no instrumented code was run");
        }
        return this;
    }
}
