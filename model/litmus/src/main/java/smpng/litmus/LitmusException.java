package smpng.litmus;

/** A file that is not read as a litmus test. The message is one line: file, line, column, and what was expected. */
public final class LitmusException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Kind {
        /** It is not written as a litmus test. */
        SYNTAX,
        /** It uses an instruction or a form that is not known. */
        UNSUPPORTED,
        /** It reads or writes a location in pieces of different widths. */
        MIXED_WIDTH
    }

    private final Kind kind;
    private final String file;
    private final int line;
    private final int column;

    /** The line counts from 1, the column too. */
    public LitmusException(Kind kind, String file, int line, int column, String what) {
        super(file + ":" + line + ":" + column + ": " + what);
        this.kind = kind;
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public Kind kind() {
        return kind;
    }

    public String file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
