package smpng.suites.engines;

/** How a test, or a cell of the matrix, ended. From good to bad: a cell is as bad as its worst test. */
public enum Status {
    /** It ran and held. */
    PASSED,
    /** It did not run, for a reason that is given; never a pass. */
    NOT_RUN,
    /** It could not be decided: killed, crashed, not instrumented. Never a pass, and no counterexample either. */
    ERROR,
    /** The claim does not hold. */
    FAILED;

    /** The worse of the two. */
    public Status worse(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
