package smpng.suites.explorer.counts;

import java.util.function.Supplier;
import smpng.api.Budget;
import smpng.api.program.Program;

/**
 * A program whose complete executions somebody else has counted.
 *
 * @param name the program and its size; what is guessed of it, if it is not stated in full
 * @param program how to write it
 * @param machine whose executions are counted
 * @param complete how many complete executions there are
 * @param source who says so
 * @param standing whether it is the program that was counted
 * @param waits whether threads wait for each other: how that is explored changes what is blocked, and nothing else
 * @param large whether it takes seconds, or longer
 */
public record KnownCount(
        String name,
        Supplier<Program> program,
        String machine,
        long complete,
        Source source,
        Standing standing,
        boolean waits,
        boolean large) {
    private static final int SMALL = 600;

    /** The least budget under which it is counted. */
    public Budget budget() {
        return large ? Budget.THOROUGH : complete > SMALL ? Budget.STANDARD : Budget.QUICK;
    }

    @Override
    public String toString() {
        return name + ", " + machine + ": " + complete;
    }
}
