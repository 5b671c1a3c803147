package smpng.api.program;

import java.util.List;

/** One step of a thread, or several under a condition or in a loop. */
public sealed interface Statement {
    /** Computes into a register; touches no location. */
    record Assign(Register into, Value value) implements Statement {}

    /** Reads a location. */
    record Load(Register into, Place place, AccessOrder order) implements Statement {}

    /** Writes a location. */
    record Store(Place place, AccessOrder order, Value value) implements Statement {}

    /** Atomically replaces a location's value by what {@code kind} makes of it and the operand. */
    record Update(Register old, Place place, AccessOrder order, Kind kind, Value operand) implements Statement {
        /** What is written. */
        public enum Kind {
            /** The operand: an exchange. */
            SET,
            /** The sum, in the location's type. */
            ADD,
            AND,
            OR,
            XOR
        }
    }

    /**
     * Atomically replaces a location's value if it is the expected one.
     *
     * @param into gets what {@code result} says
     * @param failure the order of the read if it is another
     */
    record CompareAndSet(
            Register into,
            Result result,
            Place place,
            AccessOrder order,
            AccessOrder failure,
            Value expected,
            Value value)
            implements Statement {
        /** What a compare-and-set returns, and whether it may fail for no reason. */
        public enum Result {
            /** The old value. */
            OLD,
            /** 1 if the value was replaced, else 0. */
            SUCCESS,
            /** As {@link #SUCCESS}; may fail for no reason where an engine is asked for that. */
            WEAK_SUCCESS
        }
    }

    /** A fence. */
    record Fence(FenceOrder order) implements Statement {}

    /** Reads a location again and again until the comparison holds; the last value goes to the register. */
    record Await(Register into, Place place, AccessOrder order, Comparison comparison, Value operand)
            implements Statement {}

    /** Compares and sets again and again until that succeeds. */
    record AwaitCompareAndSet(Place place, AccessOrder order, Value expected, Value value) implements Statement {}

    /** Does one of two things. */
    record If(Value condition, List<Statement> then, List<Statement> otherwise) implements Statement {
        public If {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** Does its body until that leaves. */
    record Loop(List<Statement> body) implements Statement {
        public Loop {
            body = List.copyOf(body);
        }
    }

    /** Does its body for each number from {@code from} to {@code to}, exclusive. */
    record For(Register counter, long from, long to, List<Statement> body) implements Statement {
        public For {
            body = List.copyOf(body);
        }
    }

    /** Leaves the innermost loop. */
    record Leave() implements Statement {}

    /** Ends the thread. */
    record End() implements Statement {}

    /** Drops the execution if the condition does not hold: it is not counted as complete. */
    record Assume(Value condition) implements Statement {}

    /** Fails if the condition does not hold. */
    record Verify(Value condition, String message) implements Statement {}
}
