package smpng.explorer.junit;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a machine makes of a test.
 *
 * @param text the execution that fails, or why the test is undecided
 * @param cause what was thrown; null for none
 */
record Verdict(
        String machine, Kind kind, String text, @Nullable Throwable cause) {
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
