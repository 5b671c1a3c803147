package smpng.suites.engines;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.replay.SavedExecution;

/**
 * What a fork says about the tests it explored; written again after each, so that a killed fork has said what it knows.
 *
 * @param tests those that are done
 */
record ExplorerReport(List<Explored> tests) {
    /**
     * @param className the test class
     * @param machines what was found on each machine
     * @param shown one of the executions that may not be; null if there is none
     */
    record Explored(
            String className,
            List<MachineResult> machines,
            @Nullable Shown shown) {}

    /**
     * An execution that may not be.
     *
     * @param title what is wrong with it
     * @param text the execution
     * @param saved what runs it again
     */
    record Shown(String title, String text, SavedExecution saved) {}
}
