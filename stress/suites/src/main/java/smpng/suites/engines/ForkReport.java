package smpng.suites.engines;

import java.util.List;

/**
 * What a fork says about the tests it ran; written again after each, so that a killed fork has said what it knows.
 *
 * @param running names of tests that have begun and not ended
 * @param tests those that ended
 */
record ForkReport(List<String> running, List<Ended> tests) {
    /**
     * @param className the test class
     * @param method the test method
     * @param status how it ended
     * @param reason failure or reason for not running; empty when passed
     * @param bounds what the test reported about itself
     * @param millis how long it took
     * @param replay file name of its counterexample, or empty
     * @param files names of files that it published
     */
    record Ended(
            String className,
            String method,
            Status status,
            String reason,
            String bounds,
            long millis,
            String replay,
            List<String> files) {
        /** Copies the list. */
        Ended {
            files = List.copyOf(files);
        }
    }
}
