package smpng.suites.engines;

/**
 * How an exhaustive check ended on one machine.
 *
 * @param machine the model
 * @param mapping how access modes became its instructions
 * @param status how it ended
 * @param reason what went wrong, or why it is not decided; empty when it passed
 * @param complete executions in which every thread ended
 * @param blocked executions in which some thread waits
 * @param completion whether these are all of them, in words
 * @param millis how long it took
 */
public record MachineResult(
        String machine,
        String mapping,
        Status status,
        String reason,
        long complete,
        long blocked,
        String completion,
        long millis) {}
