package smpng.litmus;

import java.util.List;
import java.util.Optional;

/**
 * What a model says of a test.
 *
 * @param verdict allowed, forbidden, required or undecided
 * @param holds whether the condition as written holds: {@code exists} is met by some allowed execution, {@code ~exists}
 *     by none, {@code forall} by all; empty if undecided
 * @param reason why it is undecided, else empty text
 * @param executions the allowed executions that were counted: all of them if states were asked for, else those that were
 *     needed for the verdict
 * @param states the final states, if they were asked for, with the executions that end in each
 * @param remarks what a reader must know: loops cut, facts that a model takes from memory
 */
public record Decision(
        Verdict verdict,
        Optional<Boolean> holds,
        String reason,
        long executions,
        List<State> states,
        List<String> remarks) {
    public Decision {
        states = List.copyOf(states);
        remarks = List.copyOf(remarks);
    }

    /** What becomes of the states that the condition describes. */
    public enum Verdict {
        /** Some execution ends in one. */
        ALLOWED,
        /** None does. */
        FORBIDDEN,
        /** All do. */
        REQUIRED,
        /** Not known: a limit was reached, the test cannot run, or no execution completes. */
        UNDECIDED;

        /** In lower case, as it is printed. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One final state.
     *
     * @param text the observed registers and locations, {@code 0:r1=1; x=2;}
     * @param executions how many allowed executions end so
     * @param meets whether the condition, without its quantifier, is true of it
     */
    public record State(String text, long executions, boolean meets) {}

    static Decision undecided(String reason, long executions, List<String> remarks) {
        return new Decision(Verdict.UNDECIDED, Optional.empty(), reason, executions, List.of(), remarks);
    }
}
