package smpng.litmus.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/**
 * The code of one thread while it is read. Memory holds values sign-extended to 64 bits; a load of an unsigned kind cuts
 * what it got.
 */
final class ThreadCode {
    private static final int WHOLE = 64;

    private final Map<String, Integer> registers = new LinkedHashMap<>();
    private final List<Long> initial = new ArrayList<>();
    private final List<Instruction> code = new ArrayList<>();
    private final List<String> text = new ArrayList<>();
    /** By index of an access in the code: how many bits it has. */
    private final Map<Integer, Integer> widths = new TreeMap<>();

    private final boolean measured;
    private String pending = "";
    private int fresh;

    /** With {@code measured}, accesses have widths; without, each is of a whole object. */
    ThreadCode(boolean measured) {
        this.measured = measured;
    }

    /** What the next instruction looks like in the test. */
    void shown(String words) {
        pending = words;
    }

    void add(Instruction instruction) {
        code.add(instruction);
        text.add(pending);
        pending = "";
    }

    boolean has(String register) {
        return registers.containsKey(register);
    }

    /** The number of a register, given if it is new. */
    int number(String register) {
        return registers.computeIfAbsent(register, r -> {
            initial.add(0L);
            return initial.size() - 1;
        });
    }

    void initial(String register, long value) {
        int number = number(register);
        initial.set(number, value);
    }

    Expression value(String register) {
        return Expression.register(number(register));
    }

    /** A register that no test can name. */
    String scratch() {
        return "#" + fresh++;
    }

    void assign(String register, Expression value) {
        add(new Instruction.Assign(number(register), value));
    }

    private void access(int width) {
        if (width != WHOLE || measured) {
            widths.put(code.size(), width);
        }
    }

    void load(String register, Expression address, int width, boolean signed, long tags) {
        access(width);
        add(new Instruction.Load(number(register), address, tags));
        if (!signed) {
            cut(register, width);
        }
    }

    /** Zero-extends a register's low bits. */
    void cut(String register, int width) {
        if (width < WHOLE) {
            assign(register, unsigned(value(register), width));
        }
    }

    void store(Expression address, Expression value, int width, long tags) {
        access(width);
        add(new Instruction.Store(address, inMemory(value, width), tags));
    }

    void update(String register, Expression address, Expression value, int width, long readTags, long writeTags) {
        access(width);
        add(new Instruction.ReadModifyWrite(number(register), address, inMemory(value, width), readTags, writeTags));
    }

    void compareAndSet(
            String register,
            Expression address,
            Expression expected,
            Expression value,
            int width,
            long readTags,
            long writeTags,
            long failureTags) {
        access(width);
        add(new Instruction.CompareAndSet(
                number(register),
                address,
                inMemory(expected, width),
                inMemory(value, width),
                readTags,
                writeTags,
                failureTags));
    }

    /** The status is 0 if it was written, else 1. */
    void storeConditional(String status, Expression address, Expression value, int width, long tags, boolean reports) {
        access(width);
        add(new Instruction.StoreConditional(number(status), address, inMemory(value, width), 0, 1, tags, reports));
    }

    static Expression inMemory(Expression value, int width) {
        return width == WHOLE ? value : binary(Operator.SIGN_EXTEND, value, width);
    }

    static Expression unsigned(Expression value, int width) {
        return width == WHOLE ? value : binary(Operator.ZERO_EXTEND, value, width);
    }

    static Expression binary(Operator operator, Expression left, long right) {
        return Expression.binary(operator, left, Expression.constant(right));
    }

    /** The labels that are jumped to. */
    List<String> jumps() {
        List<String> jumps = new ArrayList<>();
        for (Instruction instruction : code) {
            if (instruction instanceof Instruction.Jump jump) {
                jumps.add(jump.label());
            } else if (instruction instanceof Instruction.Branch branch) {
                jumps.add(branch.label());
            }
        }
        return jumps;
    }

    Map<Integer, Integer> widths() {
        return widths;
    }

    Program.Thread build() {
        return new Program.Thread(List.copyOf(registers.keySet()), initial, code, text);
    }
}
