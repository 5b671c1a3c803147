package smpng.cli;

import java.io.PrintWriter;
import smpng.explorer.report.Style;
import smpng.suites.engines.Status;
import smpng.suites.harness.LineBreaks;

/**
 * What a command prints for people: entries with a head and a text that goes on below itself where a line ends.
 *
 * @param out where to
 * @param width where lines end; where nobody looks, as in a pipe, they do not
 * @param colour whether words may be coloured
 */
record Sheet(PrintWriter out, int width, boolean colour) {
    private static final int NARROW = 120;
    private static final int LEAST = 24;

    private static final String RESET = "\u001b[0m";

    /** What a word says beside its meaning. */
    enum Tone {
        /** As it should be. */
        GOOD("\u001b[32m"),
        /** Wrong. */
        BAD("\u001b[1;31m"),
        /** A heading. */
        HEADING("\u001b[1m"),
        /** Beside the point. */
        QUIET("\u001b[2m");

        private final String start;

        Tone(String start) {
            this.start = start;
        }

        /** The tone of a result. */
        static Tone of(Status status) {
            return status == Status.PASSED ? GOOD : BAD;
        }
    }

    /** Whether a row with many columns does not fit. */
    boolean isNarrow() {
        return width < NARROW;
    }

    /** A line of its own, broken where it must be. */
    void line(String text) {
        entry("", text);
    }

    /** A line that nothing is to break or count, such as a command to copy. */
    void command(String text) {
        out.println(text);
    }

    /** A heading. */
    void heading(String text) {
        out.println(paint(Tone.HEADING, text));
    }

    /** An empty line. */
    void gap() {
        out.println();
    }

    /** A head, which may be coloured, and a text beside it. */
    void entry(String head, String text) {
        int indent = head.replaceAll("\u001b\\[[0-9;]*m", "").length();
        String before = head;
        for (String part : LineBreaks.within(text, Math.max(LEAST, width - indent))) {
            out.println(before + part);
            before = " ".repeat(indent);
        }
        if (text.isEmpty()) {
            out.println(head.stripTrailing());
        }
    }

    /** A word in a tone, filled up to a length. */
    String paint(Tone tone, String word, int length) {
        return paint(tone, word) + " ".repeat(Math.max(0, length - word.length()));
    }

    /** A word in a tone. */
    String paint(Tone tone, String word) {
        return colour ? tone.start + word + RESET : word;
    }

    /** The form of a text that stands behind an indent. */
    Style style(String indent) {
        return new Style(Math.max(LEAST, width - indent.length()), colour);
    }

    void flush() {
        out.flush();
    }
}
