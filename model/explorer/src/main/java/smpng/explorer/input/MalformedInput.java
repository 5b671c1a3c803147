package smpng.explorer.input;

/** A class is no input that can be run. Its message is one line: what, class and member, and what would mend it. */
public final class MalformedInput extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedInput(String what, String where, String mend) {
        super(what + ": " + where + "; " + mend);
    }
}
