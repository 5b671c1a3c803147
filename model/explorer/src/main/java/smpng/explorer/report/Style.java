package smpng.explorer.report;

/**
 * How text for people looks.
 *
 * @param width where lines should end
 * @param colour whether words may be coloured
 * @param whole whether steps are shown that do not matter
 */
public record Style(int width, boolean colour, boolean whole) {
    /** Without the steps that do not matter. */
    public Style(int width, boolean colour) {
        this(width, colour, false);
    }

    /** For files, test reports and pipes. */
    public static final Style PLAIN = new Style(120, false);

    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";

    String heading(String word) {
        return in(BOLD, word);
    }

    /** Beside the point. */
    String quiet(String word) {
        return in(DIM, word);
    }

    private String in(String start, String word) {
        return colour && !word.isBlank() ? start + word + RESET : word;
    }
}
