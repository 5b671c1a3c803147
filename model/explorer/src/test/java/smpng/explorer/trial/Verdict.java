package smpng.explorer.trial;

import java.util.List;
import java.util.Optional;
import smpng.explorer.graph.Exploration.Result;
import smpng.explorer.graph.Step;

/**
 * What exploring one program found: nothing, or the first failure.
 *
 * @param result the counts
 * @param failure what went wrong
 * @param execution the execution in which it did
 * @param text the same as a reader may want it
 */
public record Verdict(Result result, Optional<Failure> failure, List<List<Step>> execution, String text) {
    /** How a program goes wrong. */
    public enum Failure {
        ASSERTION,
        RACE,
        HANG
    }
}
