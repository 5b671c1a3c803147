package smpng.memory.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/** Small programs over x and y, written short. Every load goes into the next register of its thread. */
final class Shapes {
    static final int X = 0;
    static final int Y = 1;
    private static final List<Program.Location> LOCATIONS =
            List.of(new Program.Location("x", 0, 0, 0), new Program.Location("y", 0, 1, 0));

    private Shapes() {}

    static Expression at(int location) {
        return Expression.constant(new Program("", LOCATIONS, List.of()).addressOf(location));
    }

    /** The same address, computed from a register. */
    static Expression at(int location, int register) {
        Expression r = Expression.register(register);
        return Expression.binary(Operator.ADD, at(location), Expression.binary(Operator.XOR, r, r));
    }

    static Instruction store(int location, long value) {
        return new Instruction.Store(at(location), Expression.constant(value), 0);
    }

    static Instruction load(int register, int location) {
        return new Instruction.Load(register, at(location), 0);
    }

    static Instruction fence(long tags) {
        return new Instruction.Fence(tags);
    }

    static List<Instruction> thread(Instruction... code) {
        return List.of(code);
    }

    @SafeVarargs
    static Program program(List<Instruction>... threads) {
        List<Program.Thread> all = new ArrayList<>();
        for (List<Instruction> code : threads) {
            all.add(new Program.Thread(
                    List.of("r0", "r1"),
                    List.of(0L, 0L),
                    code,
                    code.stream().map(i -> "").toList()));
        }
        return new Program("shape", LOCATIONS, all);
    }

    /** The registers that the machine can end with, all threads' in a row: {@code 1000}. */
    static Set<String> registers(Program program, String machine) {
        return Machines.outcomes(program, Machines.named(machine), Machines.Limits.USUAL).states().stream()
                .map(state -> state.registers().stream()
                        .flatMap(List::stream)
                        .map(String::valueOf)
                        .collect(Collectors.joining()))
                .collect(Collectors.toSet());
    }

    /** Writes x and then y; reads y and then x; with fences or nothing in between. */
    static Program messagePassing(List<Instruction> writer, List<Instruction> reader, boolean dependent) {
        List<Instruction> first = new ArrayList<>(List.of(store(X, 1)));
        first.addAll(writer);
        first.add(store(Y, 1));
        List<Instruction> second = new ArrayList<>(List.of(load(0, Y)));
        second.addAll(reader);
        second.add(dependent ? new Instruction.Load(1, at(X, 0), 0) : load(1, X));
        return program(first, second);
    }

    static Program storeBuffering(long... fence) {
        List<Instruction> fences = Arrays.stream(fence).mapToObj(Shapes::fence).toList();
        List<Instruction> first = new ArrayList<>(List.of(store(X, 1)));
        first.addAll(fences);
        first.add(load(0, Y));
        List<Instruction> second = new ArrayList<>(List.of(store(Y, 1)));
        second.addAll(fences);
        second.add(load(0, X));
        return program(first, second);
    }
}
