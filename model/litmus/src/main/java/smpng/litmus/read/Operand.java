package smpng.litmus.read;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import smpng.litmus.LitmusException;
import smpng.litmus.LitmusException.Kind;

/** An operand of an instruction. */
record Operand(Source source, List<Token> words) {
    private String text(int i) {
        return String.valueOf(words.get(i).getText());
    }

    private boolean isWord(int i) {
        char first = text(i).charAt(0);
        return Character.isLetter(first) || first == '_' || first == '%';
    }

    /** True for one word: a register, a label, a location. */
    boolean isName() {
        return words.size() == 1 && isWord(0);
    }

    String name() {
        if (!isName()) {
            throw error("a name");
        }
        return text(0);
    }

    /** True for a number, with or without a sign or a mark. */
    boolean isNumber() {
        int last = words.size() - 1;
        return Character.isDigit(text(last).charAt(0))
                && words.subList(0, last).stream().allMatch(w -> "$#-+".contains(String.valueOf(w.getText())));
    }

    long number() {
        if (!isNumber()) {
            throw error("a number");
        }
        long value = source.number(words.get(words.size() - 1));
        return words.stream().anyMatch(w -> "-".equals(w.getText())) ? -value : value;
    }

    /** True for {@code [..]}. */
    boolean isBracketed() {
        return text(0).equals("[") && text(words.size() - 1).equals("]");
    }

    /** What is between the brackets, by commas. */
    List<Operand> bracketed() {
        if (!isBracketed()) {
            throw error("an address in brackets");
        }
        List<Operand> parts = new ArrayList<>();
        int start = 1;
        for (int i = 1; i < words.size(); i++) {
            if (text(i).equals(",") || i == words.size() - 1) {
                if (start == i) {
                    throw error("an address in brackets");
                }
                parts.add(new Operand(source, words.subList(start, i)));
                start = i + 1;
            }
        }
        return parts;
    }

    /** True for {@code 4(r1)} and {@code (r1)}. */
    boolean isIndexed() {
        int n = words.size();
        return n >= 3 && text(n - 1).equals(")") && text(n - 3).equals("(") && isWord(n - 2);
    }

    /** The register of {@code 4(r1)}. */
    String base() {
        if (!isIndexed()) {
            throw error("an address such as 0(r1)");
        }
        return text(words.size() - 2);
    }

    /** The number of {@code 4(r1)}. */
    long offset() {
        if (!isIndexed()) {
            throw error("an address such as 0(r1)");
        }
        List<Token> before = words.subList(0, words.size() - 3);
        return before.isEmpty() ? 0 : new Operand(source, before).number();
    }

    LitmusException error(String expected) {
        StringBuilder shown = new StringBuilder();
        words.forEach(w -> shown.append(w.getText()));
        return source.error(Kind.SYNTAX, words.get(0), "expected " + expected + ", not " + shown);
    }
}
