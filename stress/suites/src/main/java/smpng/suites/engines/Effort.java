package smpng.suites.engines;

/** How far evidence goes that is bounded by a number of cases: properties, and sweeps of schedules. */
public enum Effort {
    /** All cases; one that fails is made smaller before it is reported. */
    WHOLE,
    /** All cases, until one fails, which is reported as it is: tells whether something is found. */
    FIRST_FAILURE,
    /** Each tenth case: tells whether the evidence runs at all, on a JDK other than the one it was written for. */
    SAMPLE;

    private static final int SAMPLED = 10;

    /** Each how manieth case is run. */
    int every() {
        return this == SAMPLE ? SAMPLED : 1;
    }
}
