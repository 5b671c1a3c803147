package smpng.api.program;

import java.util.List;
import java.util.Optional;

/**
 * A concurrent program: named locations, threads that all run from the start, and what must hold when they have ended.
 *
 * @param arrays in the order they were declared; single locations are arrays of one
 * @param threads in the order they were declared
 * @param atEnd must hold in every complete execution; over registers and {@link Place#last}
 */
public record Program(String name, List<Array> arrays, List<Code> threads, Optional<Value> atEnd) {
    public Program {
        arrays = List.copyOf(arrays);
        threads = List.copyOf(threads);
    }

    /**
     * What a thread does.
     *
     * @param name unique in the program
     * @param registers at their numbers
     */
    public record Code(String name, List<Register> registers, List<Statement> body) {
        public Code {
            registers = List.copyOf(registers);
            body = List.copyOf(body);
        }
    }

    /** The program as text, for readers. */
    @Override
    public String toString() {
        return Listing.of(this);
    }

    /** Begins to write a program. */
    public static ProgramBuilder named(String name) {
        return new ProgramBuilder(name);
    }
}
