package smpng.explorer.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smpng.api.program.Array;
import smpng.api.program.Place;
import smpng.api.program.Register;
import smpng.api.program.Value;
import smpng.memory.enumerate.FinalState;
import smpng.memory.program.Expression;
import smpng.memory.program.Program;

/**
 * A built program as a litmus test's, for what works on those: enumeration, compilation to machines, drawings.
 *
 * <p>Threads, registers and locations keep their order; each thread has registers more. A thread that waits, or whose
 * assumption does not hold, goes to an endless loop, which enumeration leaves out: what is enumerated are the complete
 * executions. The executions, as graphs, are the program's own where no loop goes round more often than it was unrolled.
 */
public final class Translation {
    private final smpng.api.program.Program source;
    private final Map<String, Integer> first;
    private final Program program;
    /** By thread: the number of the register that is 1 if something it verifies did not hold. */
    private final List<Integer> failed;

    private Translation(
            smpng.api.program.Program source, Map<String, Integer> first, Program program, List<Integer> failed) {
        this.source = source;
        this.first = first;
        this.program = program;
        this.failed = failed;
    }

    /**
     * Translates.
     *
     * @param rounds how often the body of a loop is written down; loops over numbers are written out whole
     * @throws IllegalArgumentException if the program divides, which litmus tests do not
     */
    public static Translation of(smpng.api.program.Program source, int rounds) {
        Map<String, Integer> first = new HashMap<>();
        List<Program.Location> locations = new ArrayList<>();
        for (Array array : source.arrays()) {
            int base = locations.size();
            first.put(array.name(), base);
            for (int i = 0; i < array.size(); i++) {
                String name = array.isArray() ? array.name() + "[" + i + "]" : array.name();
                long offset = i * InstructionWriter.ELEMENT;
                locations.add(new Program.Location(name, array.initial().get(i), base, offset));
            }
        }
        Program addresses = new Program(source.name(), locations, List.of());
        List<Program.Thread> threads = new ArrayList<>();
        List<Integer> failed = new ArrayList<>();
        for (smpng.api.program.Program.Code thread : source.threads()) {
            InstructionWriter writer =
                    new InstructionWriter(thread, place -> address(place, first(place, first), addresses), rounds);
            threads.add(writer.thread());
            failed.add(writer.failed());
        }
        return new Translation(source, first, new Program(source.name(), locations, threads), failed);
    }

    /** The litmus test's program. */
    public Program program() {
        return program;
    }

    /** True if what the threads verify held, and the final condition holds. */
    public boolean holds(FinalState end) {
        for (int t = 0; t < failed.size(); t++) {
            if (end.registers().get(t).get(failed.get(t)) != 0) {
                return false;
            }
        }
        return source.atEnd().isEmpty() || valueAt(source.atEnd().get(), end) != 0;
    }

    private static Expression address(Place place, int first, Program addresses) {
        if (place.index() instanceof Value.Constant index) {
            return Expression.constant(addresses.addressOf(first + (int) index.value()));
        }
        Expression offset = Expression.binary(
                Expression.Operator.MUL,
                InstructionWriter.value(place.index()),
                Expression.constant(InstructionWriter.ELEMENT));
        return Expression.binary(Expression.Operator.ADD, Expression.constant(addresses.addressOf(first)), offset);
    }

    private static int first(Place place, Map<String, Integer> first) {
        Integer at = first.get(place.array().name());
        if (at == null) {
            throw new IllegalArgumentException("no location " + place);
        }
        return at;
    }

    private long valueAt(Value value, FinalState end) {
        if (value instanceof Value.Constant constant) {
            return constant.value();
        }
        if (value instanceof Value.Arithmetic arithmetic) {
            return arithmetic.operator().apply(valueAt(arithmetic.left(), end), valueAt(arithmetic.right(), end));
        }
        if (value instanceof Value.Last last) {
            int index = (int) ((Value.Constant) last.place().index()).value();
            return end.memory().get(first(last.place(), first) + index);
        }
        Register register = (Register) value;
        for (int t = 0; t < source.threads().size(); t++) {
            if (source.threads().get(t).name().equals(register.thread())) {
                return end.registers().get(t).get(register.number());
            }
        }
        throw new IllegalArgumentException("no register " + register);
    }
}
