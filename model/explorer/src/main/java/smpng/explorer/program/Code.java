package smpng.explorer.program;

import smpng.explorer.graph.Memory;

/** A thread's compiled code. */
final class Code {
    private final Op[] ops;
    /** The registers' first values, then 0 for the slots of loops. */
    private final long[] initial;

    Code(Op[] ops, long[] initial) {
        this.ops = ops;
        this.initial = initial;
    }

    void run(Memory memory) {
        long[] registers = initial.clone();
        Op[] code = ops;
        int at = 0;
        while (at < code.length) {
            at = code[at].run(memory, registers, at + 1);
        }
    }
}
