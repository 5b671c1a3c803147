package smpng.explorer.replay;

/** An execution cannot be run again. Its message is one line: what, where, and what would mend it. */
public final class CannotReplay extends Exception {
    private static final long serialVersionUID = 1;

    /** With the line that another one had. */
    public CannotReplay(String line) {
        super(line);
    }

    public CannotReplay(String what, String where, String mend) {
        super((what + ": " + where + "; " + mend).replaceAll("\\p{Cntrl}+", " "));
    }
}
