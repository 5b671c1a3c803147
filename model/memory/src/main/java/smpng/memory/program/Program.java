package smpng.memory.program;

import java.util.List;
import java.util.OptionalInt;

/**
 * A concurrent program: named locations with initial values, and threads.
 *
 * @param name the test's name
 * @param locations in the order of their numbers
 * @param threads in the order of their numbers
 */
public record Program(String name, List<Location> locations, List<Thread> threads) {
    /** The distance of two locations' addresses in bytes: more than any offset that a litmus test adds to one. */
    private static final long STRIDE = 1L << 20;

    private static final long BASE = 1L << 40;

    public Program {
        locations = List.copyOf(locations);
        threads = List.copyOf(threads);
    }

    /**
     * A place in memory that is read and written as a whole.
     *
     * @param name as the test names it: {@code x}, or {@code x[1]} for an element of an array
     * @param initial its value at first
     * @param base the number of the location that its address is counted from: its own, but for an array's elements
     * @param offset in bytes from there
     */
    public record Location(String name, long initial, int base, long offset) {}

    /**
     * A thread.
     *
     * @param registers their names, at their numbers
     * @param initial their first values, at their numbers
     * @param code in program order
     * @param text each instruction as the test shows it, at the same index; one instruction of the test that became
     *     several has its text at the first and an empty one at the others
     */
    public record Thread(List<String> registers, List<Long> initial, List<Instruction> code, List<String> text) {
        public Thread {
            registers = List.copyOf(registers);
            initial = List.copyOf(initial);
            code = List.copyOf(code);
            text = List.copyOf(text);
        }
    }

    /** The value that stands for a location's address. */
    public long addressOf(int location) {
        Location at = locations.get(location);
        return BASE + at.base() * STRIDE + at.offset();
    }

    /** The location at an address, if there is one. */
    public OptionalInt locationAt(long address) {
        for (int i = 0; i < locations.size(); i++) {
            if (addressOf(i) == address) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** A value as a reader of the test would write it: a location's name for an address, else the number. */
    public String show(long value) {
        OptionalInt location = locationAt(value);
        return location.isPresent() ? locations.get(location.getAsInt()).name() : Long.toString(value);
    }
}
