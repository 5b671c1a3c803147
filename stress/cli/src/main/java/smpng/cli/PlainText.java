package smpng.cli;

/** Texts that others wrote, so that they can be shown: nothing in them steers what shows them. */
final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /**
     * The text with a visible sign in place of each character that is none: control characters, those that turn the direction
     * of writing, and halves of pairs. Line breaks and tabs stay.
     */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (steers(c)) {
                shown.append(REPLACEMENT);
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** At most so many characters; what is cut is counted. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "… and " + (text.length() - end) + " more characters";
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t' && c != '\r';
            case Character.SURROGATE -> true;
            default ->
                c == 0xFFFE
                        || c == 0xFFFF
                        || c >= 0x202A && c <= 0x202E
                        || c >= 0x2066 && c <= 0x2069
                        || c == 0x200E
                        || c == 0x200F
                        || c == 0x061C;
        };
    }
}
