package smpng.explorer.jcstress;

import java.util.regex.Pattern;

/**
 * One declared outcome.
 *
 * @param id the outcome itself, or a regular expression for it; empty for every outcome that no other one matches
 * @param expect whether it may occur
 * @param text what the test says about it; may be empty
 */
public record Declared(Pattern id, Expect expect, String text) {
    /** Declared by its absence. */
    static final Declared UNDECLARED = new Declared(Pattern.compile(""), Expect.FORBIDDEN, "not declared");

    /** The word for tables. */
    public String word() {
        return equals(UNDECLARED) ? "undeclared" : expect.word();
    }

    /** True if it stands for all that no other one matches. */
    public boolean isDefault() {
        return id.pattern().isEmpty();
    }

    boolean is(String outcome) {
        return !isDefault() && id.pattern().equals(outcome);
    }

    boolean matches(String outcome) {
        return !isDefault() && id.matcher(outcome).matches();
    }
}
