package smpng.explorer.jcstress;

/** What a test says of an outcome. Constants as JCStress names them. */
public enum Expect {
    ACCEPTABLE("acceptable"),
    ACCEPTABLE_INTERESTING("interesting"),
    FORBIDDEN("forbidden"),
    UNKNOWN("unknown");

    private final String word;

    Expect(String word) {
        this.word = word;
    }

    /** The word for tables. */
    public String word() {
        return word;
    }

    /** True if such an outcome may occur. */
    public boolean permits() {
        return this == ACCEPTABLE || this == ACCEPTABLE_INTERESTING;
    }
}
