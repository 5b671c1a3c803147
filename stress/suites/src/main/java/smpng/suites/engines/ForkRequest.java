package smpng.suites.engines;

import java.util.List;

/**
 * What a fork is asked to run on the JUnit Platform.
 *
 * @param tests the tests
 * @param seed what random choices are derived from
 * @param bug id of the seeded bug on the class path, or empty
 * @param replays folder for the replay files of counterexamples
 * @param published folder for the files that tests publish
 * @param effort how far properties go
 */
record ForkRequest(List<Selected> tests, long seed, String bug, String replays, String published, Effort effort) {
    /** A class, or one method of it. */
    record Selected(String className, String method) {}
}
