package smpng.explorer.jcstress;

/** A class is no test that can be run. Its message is one line: what, class and member, and what would mend it. */
public final class MalformedTest extends Exception {
    private static final long serialVersionUID = 1;

    MalformedTest(String what, String where, String mend) {
        super(what + ": " + where + "; " + mend);
    }
}
