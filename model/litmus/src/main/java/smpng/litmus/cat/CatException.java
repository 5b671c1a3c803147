package smpng.litmus.cat;

/** A file that is not read as a model. The message is one line: file, line, column, and what is wrong. */
public final class CatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /** The line counts from 1, the column too. */
    public CatException(String file, int line, int column, String what) {
        super(file + ":" + line + ":" + column + ": " + what);
        this.line = line;
        this.column = column;
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
