package smpng.litmus.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import smpng.litmus.LitmusException;
import smpng.litmus.LitmusException.Kind;

/**
 * One instruction as words: a mnemonic and operands between commas.
 *
 * @param at where errors are said to be
 */
record Cell(Source source, Token at, List<Token> words) {
    /** The mnemonic in upper case. */
    String mnemonic() {
        return text(0).toUpperCase(Locale.ROOT);
    }

    private String text(int i) {
        return String.valueOf(words.get(i).getText());
    }

    /** The same without its first word. */
    Cell rest() {
        if (words.size() < 2) {
            throw source.error(Kind.SYNTAX, at, "an instruction after " + text(0));
        }
        return new Cell(source, words.get(1), words.subList(1, words.size()));
    }

    /** As the test shows it. */
    String shown() {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            boolean gap = i > 0 && isWord(text(i - 1)) && isWord(text(i)) || i == 1 && !text(1).equals(",");
            shown.append(gap ? " " : "").append(text(i));
        }
        return shown.toString();
    }

    private static boolean isWord(String text) {
        return Character.isLetterOrDigit(text.charAt(text.length() - 1));
    }

    /** The operands; so many of them. */
    List<Operand> operands(int count) {
        List<Operand> operands = operands();
        if (operands.size() != count) {
            throw source.error(
                    Kind.SYNTAX, at, mnemonic() + " has " + operands.size() + " operands; expected " + count);
        }
        return operands;
    }

    /** The operands; at least so many of them. */
    List<Operand> operandsFrom(int count) {
        List<Operand> operands = operands();
        if (operands.size() < count) {
            throw source.error(
                    Kind.SYNTAX, at, mnemonic() + " has " + operands.size() + " operands; expected " + count);
        }
        return operands;
    }

    /** The operands. */
    List<Operand> operands() {
        List<Operand> operands = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int i = 1; i <= words.size(); i++) {
            String text = i < words.size() ? text(i) : ",";
            depth += text.equals("[") || text.equals("(") ? 1 : text.equals("]") || text.equals(")") ? -1 : 0;
            if (text.equals(",") && depth <= 0) {
                if (start < i) {
                    operands.add(new Operand(source, words.subList(start, i)));
                } else if (i < words.size() || start > 1) {
                    throw source.error(
                            Kind.SYNTAX, i < words.size() ? words.get(i) : at, "an operand before the comma");
                }
                start = i + 1;
            }
        }
        return operands;
    }

    LitmusException unsupported() {
        return source.error(Kind.UNSUPPORTED, at, "the instruction " + shown() + " is not known");
    }
}
