package smpng.litmus.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import smpng.litmus.LitmusException.Kind;
import smpng.litmus.grammar.LitmusParser.AssemblyContext;
import smpng.litmus.grammar.LitmusParser.CellContext;
import smpng.litmus.grammar.LitmusParser.ElementContext;
import smpng.litmus.grammar.LitmusParser.RowContext;
import smpng.memory.program.Instruction;

/** Reads the columns of an assembly test: the first row names the threads, a cell has labels and an instruction. */
final class AssemblyReader {
    private final Source source;
    private final Decoder decoder;
    private final Locations locations;
    private final Registers registers;

    AssemblyReader(Source source, Decoder decoder, Locations locations, Registers registers) {
        this.source = source;
        this.decoder = decoder;
        this.locations = locations;
        this.registers = registers;
    }

    void read(AssemblyContext test) {
        List<RowContext> rows = test.row();
        int threads = heads(rows.get(0));
        List<Set<String>> labels = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            labels.add(new HashSet<>());
        }
        for (RowContext row : rows.subList(1, rows.size())) {
            if (row.cell().size() != threads) {
                throw source.error(
                        Kind.SYNTAX,
                        row.getStart(),
                        "a row of " + row.cell().size() + " cells; expected one for each of " + threads + " threads");
            }
            for (int t = 0; t < threads; t++) {
                cell(row.cell(t), registers.thread(t), labels.get(t));
            }
        }
        for (int t = 0; t < threads; t++) {
            jumpsHaveLabels(rows, t, labels.get(t));
        }
    }

    private int heads(RowContext row) {
        for (int t = 0; t < row.cell().size(); t++) {
            CellContext cell = row.cell(t);
            if (!cell.getText().equals("P" + t)) {
                throw source.error(Kind.SYNTAX, cell.getStart(), "the first row names the threads; expected P" + t);
            }
            registers.thread(t);
        }
        if (registers.count() > row.cell().size()) {
            throw source.error(Kind.SYNTAX, row.getStart(), "an initial value is for a thread that there is not");
        }
        return row.cell().size();
    }

    private void cell(CellContext cell, ThreadCode code, Set<String> labels) {
        cell.word().forEach(label -> {
            if (!labels.add(label.getText())) {
                throw source.error(Kind.SYNTAX, label.getStart(), "a second label " + label.getText());
            }
            code.add(new Instruction.Label(label.getText()));
        });
        if (!cell.element().isEmpty()) {
            List<Token> words =
                    cell.element().stream().map(ElementContext::getStart).toList();
            Cell decoded = new Cell(source, words.get(0), words);
            if (!Character.isLetter(decoded.mnemonic().charAt(0))) {
                throw source.error(Kind.SYNTAX, words.get(0), "expected an instruction");
            }
            code.shown(decoded.shown());
            decoder.decode(decoded, code, locations);
        }
    }

    /** The last word of a jump is its label. */
    private void jumpsHaveLabels(List<RowContext> rows, int thread, Set<String> labels) {
        ThreadCode code = registers.thread(thread);
        for (String missing : code.jumps()) {
            if (!labels.contains(missing) && !missing.startsWith("#")) {
                Token at = rows.get(0).getStart();
                for (RowContext row : rows) {
                    for (ElementContext element : row.cell(thread).element()) {
                        at = element.getText().equals(missing) ? element.getStart() : at;
                    }
                }
                throw source.error(Kind.SYNTAX, at, "thread " + thread + " has no label " + missing);
            }
        }
    }
}
