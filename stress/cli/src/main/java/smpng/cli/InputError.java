package smpng.cli;

/** Something the user gave cannot be used. Its message is one line: what, where, and what would mend it. */
final class InputError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a line that says all three. */
    InputError(String line) {
        super(line);
    }

    InputError(String what, String where, String mend) {
        super(what + ": " + where + "; " + mend);
    }
}
