package smpng.litmus;

/** What a test claims of the states its condition describes. */
public enum Quantifier {
    EXISTS("exists"),
    NOT_EXISTS("~exists"),
    FORALL("forall");

    private final String text;

    Quantifier(String text) {
        this.text = text;
    }

    /** As tests have it. */
    public String text() {
        return text;
    }
}
