package smpng.litmus.read;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.litmus.LitmusException;
import smpng.litmus.LitmusException.Kind;
import smpng.litmus.grammar.LitmusLexer;
import smpng.litmus.grammar.LitmusParser;

/** A file's text, and where errors in it are. */
final class Source {
    private final String file;
    private final String text;

    Source(String file, String text) {
        this.file = file;
        this.text = text;
    }

    String text() {
        return text;
    }

    /** A parser that starts at an index of the text. */
    LitmusParser parser(int from) {
        LitmusLexer lexer = new LitmusLexer(CharStreams.fromString(text.substring(from)));
        lexer.removeErrorListeners();
        lexer.addErrorListener(new Listener(file));
        lexer.setLine(line(from));
        lexer.setCharPositionInLine(column(from) - 1);
        LitmusParser parser = new LitmusParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new Listener(file));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        return parser;
    }

    private int line(int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private int column(int index) {
        return index - text.lastIndexOf('\n', index - 1);
    }

    LitmusException error(Kind kind, Token at, String what) {
        return new LitmusException(kind, file, at.getLine(), at.getCharPositionInLine() + 1, what);
    }

    LitmusException error(Kind kind, int index, String what) {
        return new LitmusException(kind, file, line(index), column(index), what);
    }

    /** A number that fits 64 bits, decimal or hexadecimal. */
    long number(Token token) {
        String digits = String.valueOf(token.getText());
        try {
            return digits.startsWith("0x") || digits.startsWith("0X")
                    ? Long.parseUnsignedLong(digits.substring(2), 16)
                    : Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw error(Kind.SYNTAX, token, "expected a number of at most 64 bits, not " + digits);
        }
    }

    /** Ends the reading at the first error. */
    private static final class Listener extends BaseErrorListener {
        private final String file;

        Listener(String file) {
            this.file = file;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException e) {
            String brief = message.length() > 160 ? message.substring(0, 157) + "..." : message;
            throw new LitmusException(
                    Kind.SYNTAX,
                    file,
                    line,
                    column + 1,
                    brief.replace('\n', ' ').replace('\r', ' '));
        }
    }
}
