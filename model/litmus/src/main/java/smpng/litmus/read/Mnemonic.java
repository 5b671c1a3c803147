package smpng.litmus.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mnemonic held against a pattern, and the letters that its groups found. */
final class Mnemonic {
    private final Matcher matcher;
    private final boolean matches;

    Mnemonic(Pattern pattern, String text) {
        matcher = pattern.matcher(text);
        matches = matcher.matches();
    }

    boolean matches() {
        return matches;
    }

    /** What a group found; empty text if nothing. */
    String group(int number) {
        String found = matcher.group(number);
        return found == null ? "" : found;
    }
}
