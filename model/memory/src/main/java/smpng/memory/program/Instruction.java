package smpng.memory.program;

import smpng.memory.Tag;

/**
 * One instruction of a thread. The masks are of {@link Tag}s; a compiler to another machine replaces instructions by
 * ones with that machine's tags.
 */
public sealed interface Instruction {
    /** Computes into a register. No event. */
    record Assign(int register, Expression value) implements Instruction {}

    /** Reads into a register. */
    record Load(int register, Expression address, long tags) implements Instruction {}

    /** Writes a value. */
    record Store(Expression address, Expression value, long tags) implements Instruction {}

    /**
     * One atomic read-modify-write: the old value goes to {@code register}, then {@code value} is computed (it may name
     * {@code register}) and written.
     */
    record ReadModifyWrite(int register, Expression address, Expression value, long readTags, long writeTags)
            implements Instruction {}

    /**
     * One atomic compare-and-set: the old value goes to {@code register}; if it equals {@code expected}, {@code value}
     * is written. When it does not, the read has {@code failureTags} and nothing is written.
     */
    record CompareAndSet(
            int register,
            Expression address,
            Expression expected,
            Expression value,
            long readTags,
            long writeTags,
            long failureTags)
            implements Instruction {}

    /**
     * Writes if nothing was written to the location since the thread's latest load-linked ({@link Tag#EXCLUSIVE}) of it,
     * or fails without writing, for any reason. {@code status} becomes {@code success} or {@code failure}.
     *
     * @param reports true where what is computed from the status depends on the write (RISC-V), false where it depends on
     *     nothing
     */
    record StoreConditional(
            int status, Expression address, Expression value, long success, long failure, long tags, boolean reports)
            implements Instruction {}

    /** A fence of the kinds in the mask. */
    record Fence(long tags) implements Instruction {}

    /** Goes to the label if the condition is not 0. */
    record Branch(Expression condition, String label) implements Instruction {}

    /** Goes to the label. */
    record Jump(String label) implements Instruction {}

    /** A label. */
    record Label(String name) implements Instruction {}
}
