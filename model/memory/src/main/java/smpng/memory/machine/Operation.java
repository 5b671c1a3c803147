package smpng.memory.machine;

import java.util.OptionalLong;
import smpng.memory.program.Instruction;

/** What a thread that runs in order asks of memory next, with addresses and values computed. */
sealed interface Operation {
    record Read(int register, int location, long tags) implements Operation {}

    record Write(int location, long value, long tags) implements Operation {}

    /** A read-modify-write or compare-and-set; the new value depends on the old one. */
    record Update(int register, int location, Instruction instruction, Change change) implements Operation {}

    record Fence(long tags) implements Operation {}

    /** The value to write over an old one, or nothing for a compare-and-set that fails. */
    @FunctionalInterface
    interface Change {
        OptionalLong over(long old);
    }
}
