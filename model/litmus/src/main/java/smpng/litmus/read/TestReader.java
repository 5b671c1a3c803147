package smpng.litmus.read;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import smpng.litmus.Dialect;
import smpng.litmus.LitmusException.Kind;
import smpng.litmus.LitmusTest;
import smpng.litmus.grammar.LitmusParser;
import smpng.litmus.grammar.LitmusParser.AssemblyContext;
import smpng.litmus.grammar.LitmusParser.LanguageContext;
import smpng.memory.program.Program;

/** Reads one test: its first line, free text up to the first brace, then what the grammar says. */
public final class TestReader {
    private final Source source;

    /** A reader of one text; {@code file} is what errors call it. */
    public TestReader(String file, String text) {
        source = new Source(file, text);
    }

    /** The test. */
    public LitmusTest read() {
        String text = source.text();
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && "\r\n{".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String[] words = text.substring(start, end).strip().split("\\s+", 2);
        Dialect dialect = Dialect.of(words[0])
                .orElseThrow(() -> source.error(
                        Kind.SYNTAX,
                        0,
                        "expected a dialect: X86, AArch64, PPC, RISCV, C or Java, then the test's name"));
        if (words.length < 2) {
            throw source.error(Kind.SYNTAX, end, "expected the test's name after " + words[0]);
        }
        int brace = firstBrace(end);
        LitmusParser parser = source.parser(brace);
        String name = words[1].strip();
        return switch (dialect) {
            case X86 -> assembly(name, dialect, new X86Decoder(), parser, brace);
            case AARCH64 -> assembly(name, dialect, new Aarch64Decoder(), parser, brace);
            case PPC -> assembly(name, dialect, new PpcDecoder(), parser, brace);
            case RISCV -> assembly(name, dialect, new RiscvDecoder(), parser, brace);
            case C, JAVA -> language(name, dialect, parser, brace);
        };
    }

    /** The first brace that is not in a comment. */
    private int firstBrace(int from) {
        String text = source.text();
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("(*", i)) {
                depth++;
                i++;
            } else if (text.startsWith("*)", i) && depth > 0) {
                depth--;
                i++;
            } else if (text.charAt(i) == '{' && depth == 0) {
                return i;
            }
        }
        throw source.error(Kind.SYNTAX, text.length(), "expected initial values in braces");
    }

    private LitmusTest assembly(String name, Dialect dialect, Decoder decoder, LitmusParser parser, int brace) {
        AssemblyContext test = parser.assembly();
        Locations locations = new Locations();
        Registers registers = new Registers(decoder::register, false);
        new InitialReader(source, locations, registers, true).read(test.init());
        new AssemblyReader(source, decoder, locations, registers).read(test);
        return finished(name, dialect, locations, registers, test.trailer(), brace);
    }

    private LitmusTest language(String name, Dialect dialect, LitmusParser parser, int brace) {
        LanguageContext test = parser.language();
        Locations locations = new Locations();
        Registers registers = new Registers(word -> word, true);
        new InitialReader(source, locations, registers, false).read(test.init());
        for (int t = 0; t < test.thread().size(); t++) {
            Token head = test.thread(t).getStart();
            String expected = (dialect == Dialect.JAVA ? "Thread" : "P") + t;
            if (!expected.equals(head.getText())) {
                throw source.error(Kind.SYNTAX, head, "expected the thread " + expected);
            }
            new ThreadReader(source, dialect, locations, registers.thread(t)).read(test.thread(t));
        }
        return finished(name, dialect, locations, registers, test.trailer(), brace);
    }

    private LitmusTest finished(
            String name,
            Dialect dialect,
            Locations locations,
            Registers registers,
            LitmusParser.TrailerContext trailer,
            int index) {
        TrailerReader.Asked asked = new TrailerReader(source, locations, registers).read(trailer);
        List<ThreadCode> threads = new ArrayList<>();
        for (int t = 0; t < registers.count(); t++) {
            threads.add(registers.thread(t));
        }
        Program program = new Program(
                name, locations.all(), threads.stream().map(ThreadCode::build).toList());
        WidthCheck.check(source, program, threads, locations, index);
        return new LitmusTest(
                name, dialect, program, asked.quantifier(), asked.condition(), asked.filter(), asked.observed());
    }
}
