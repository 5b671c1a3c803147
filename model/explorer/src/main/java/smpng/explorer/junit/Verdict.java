package smpng.explorer.junit;

import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.jcstress.Witness;

/**
 * What a machine makes of a test.
 *
 * @param text the execution that fails, or why the test is undecided
 * @param cause what was thrown; null for none
 * @param witness the execution that fails, if one does
 */
record Verdict(
        String machine, Kind kind, String text, @Nullable Throwable cause, Optional<Witness> witness) {
    Verdict(String machine, Kind kind, String text, @Nullable Throwable cause) {
        this(machine, kind, text, cause, Optional.empty());
    }

    /** How it ended. */
    enum Kind {
        HOLDS,
        FAILS,
        UNDECIDED
    }

    /** What JUnit is told. */
    AssertionError error(String message) {
        return new AssertionError(message, cause);
    }
}
