package smpng.simulator;

/**
 * How far a run may go.
 *
 * @param maxSteps the most steps it may take; a run that wants more gets the verdict {@link Verdict.Budget}
 */
public record Limits(int maxSteps) {
    /** Enough for a small program that terminates. */
    public static final Limits DEFAULT = new Limits(100_000);

    /** Refuses limits within which nothing can happen. */
    public Limits {
        if (maxSteps < 1) {
            throw new IllegalArgumentException("maxSteps is " + maxSteps + ": a run takes at least one step");
        }
    }
}
