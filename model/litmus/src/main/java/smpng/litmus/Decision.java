package smpng.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a model says of a test.
 *
 * @param verdict allowed, forbidden, required or undecided
 * @param holds whether the condition as written holds: {@code exists} is met by some allowed execution, {@code ~exists}
 *     by none, {@code forall} by all; empty if undecided
 * @param reason for an undecided test why it is, the same words for all tests with that reason; else empty
 * @param detail for an undecided test where and what, in one line; else empty
 * @param executions the allowed executions that were seen: all of them if states were asked for, else those that were
 *     needed for the verdict
 * @param states the final states, if they were asked for, with the executions that end in each
 * @param remarks what a reader must know, such as a fact that a model does not have from a source
 */
public record Decision(
        Verdict verdict,
        Optional<Boolean> holds,
        String reason,
        String detail,
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
            return name().toLowerCase(Locale.ROOT);
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

    /** A file that is not read as a test. */
    public static Decision unread(LitmusException e) {
        String reason = switch (e.kind()) {
            case MIXED_WIDTH -> "mixes the widths of accesses to a location";
            case UNSUPPORTED -> "uses what is not supported";
            case SYNTAX -> "cannot be read";
        };
        return undecided(reason, String.valueOf(e.getMessage()), 0);
    }

    static Decision undecided(String reason, String detail, long executions) {
        return new Decision(Verdict.UNDECIDED, Optional.empty(), reason, detail, executions, List.of(), List.of());
    }

    /** The same, with more remarks. */
    public Decision with(List<String> more) {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(more);
        return new Decision(verdict, holds, reason, detail, executions, states, all);
    }
}
