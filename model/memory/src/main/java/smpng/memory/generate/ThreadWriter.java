package smpng.memory.generate;

import java.util.ArrayList;
import java.util.List;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/** Writes a thread's code, one instruction after the other, with a new register for each value read. */
final class ThreadWriter {
    private final List<Program.Location> locations;
    private final List<String> registers = new ArrayList<>();
    private final List<Instruction> code = new ArrayList<>();
    private int labels;

    ThreadWriter(List<Program.Location> locations) {
        this.locations = locations;
    }

    /** Locations with these many names, x, y, z, ..., all 0 at first. */
    static List<Program.Location> locations(int count) {
        List<Program.Location> locations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            locations.add(new Program.Location(i < 3 ? "xyz".substring(i, i + 1) : "a" + i, 0, i, 0));
        }
        return locations;
    }

    int register() {
        registers.add("r" + registers.size());
        return registers.size() - 1;
    }

    void add(Instruction instruction) {
        code.add(instruction);
    }

    String label() {
        return "L" + labels++;
    }

    /** A branch that goes where the code goes on anyway: all that it does is depend. */
    void decide(int register) {
        String label = label();
        add(new Instruction.Branch(Expression.register(register), label));
        add(new Instruction.Label(label));
    }

    /** A location's address. */
    Expression address(int location) {
        return Expression.constant(new Program("", locations, List.of()).addressOf(location));
    }

    /** The same value, with a dependency on a register. */
    static Expression depending(Expression value, int register) {
        Expression zero = Expression.binary(Operator.XOR, Expression.register(register), Expression.register(register));
        return Expression.binary(Operator.ADD, value, zero);
    }

    Program.Thread thread() {
        return new Program.Thread(
                registers,
                registers.stream().map(r -> 0L).toList(),
                code,
                code.stream().map(i -> Listing.of(i, locations, registers)).toList());
    }
}
