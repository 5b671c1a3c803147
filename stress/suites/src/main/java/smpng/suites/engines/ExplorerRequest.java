package smpng.suites.engines;

import java.util.List;

/**
 * What a fork is asked to explore.
 *
 * @param tests the test classes
 * @param machines the models
 * @param mapping how access modes become a machine's instructions
 * @param maxExecutions a test with more executions on a machine is left undecided
 * @param maxSteps executions with more steps in a thread are given up
 */
record ExplorerRequest(
        List<String> tests, List<String> machines, String mapping, long maxExecutions, int maxSteps) {}
