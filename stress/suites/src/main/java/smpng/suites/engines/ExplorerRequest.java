package smpng.suites.engines;

import java.util.List;

/**
 * What a fork is asked to explore.
 *
 * @param tests the test classes, and on which machines
 * @param mapping how access modes become a machine's instructions
 * @param maxExecutions a test with more executions on a machine is left undecided
 * @param maxSteps executions with more steps in a thread are given up
 * @param untilFailure no further machine is asked once one has shown a failure
 */
record ExplorerRequest(List<Selected> tests, String mapping, long maxExecutions, int maxSteps, boolean untilFailure) {
    /** A test class, and the models it is explored on. */
    record Selected(String className, List<String> machines) {}
}
