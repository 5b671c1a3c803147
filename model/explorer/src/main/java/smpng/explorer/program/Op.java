package smpng.explorer.program;

import java.util.BitSet;
import smpng.explorer.graph.Memory;

/** One step of a thread's compiled code. Steps have no state: threads that run at once share them. */
abstract class Op {
    /** No register. */
    static final int NONE = -1;

    private final int into;
    private final BitSet uses = new BitSet();

    /** A step that assigns a register, or none, and reads those of the values. */
    Op(int into, Node... values) {
        this.into = into;
        for (Node value : values) {
            value.registers(uses);
        }
    }

    /** Does it. Returns the index of the next step; {@code next} is that of the step behind this one. */
    abstract int run(Memory memory, long[] registers, int next);

    /** Where it may go beside {@code next}; {@link #NONE} if nowhere. */
    int target() {
        return NONE;
    }

    /** False if it never goes to the step behind it. */
    boolean fallsThrough() {
        return true;
    }

    int into() {
        return into;
    }

    BitSet uses() {
        return uses;
    }
}
