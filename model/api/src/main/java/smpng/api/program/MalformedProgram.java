package smpng.api.program;

/** A program makes no sense; the message says what is wrong, in which program, thread and statement. */
public final class MalformedProgram extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedProgram(String message) {
        super(message);
    }
}
