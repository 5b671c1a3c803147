package smpng.suites.engines;

import java.nio.file.Path;

/** What a fork does for a cell. Made anew for each, by a constructor without parameters. */
interface ForkedWork {
    /**
     * Reads what is asked for, does it, and writes what became of it.
     *
     * @param request the file that says what is asked for
     * @param report the file to write; again after each step, so that a killed fork has said what it knows
     * @throws Exception if the work broke down
     */
    void run(Path request, Path report) throws Exception;
}
