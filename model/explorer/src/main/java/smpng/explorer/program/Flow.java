package smpng.explorer.program;

import smpng.explorer.graph.Memory;

/** The steps that touch no memory. */
final class Flow {
    private Flow() {}

    static Op assign(int into, Node value) {
        return new Op(into, value) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                registers[into] = value.of(registers);
                return next;
            }
        };
    }

    /** Gives the execution up if the condition is 0. */
    static Op assume(Node condition) {
        return new Op(Op.NONE, condition) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                if (condition.of(registers) == 0) {
                    memory.blocked();
                }
                return next;
            }
        };
    }

    /** Fails if the condition is 0. */
    static Op verify(Node condition, String message) {
        return new Op(Op.NONE, condition) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                if (condition.of(registers) == 0) {
                    throw new ThreadFailure(message);
                }
                return next;
            }
        };
    }

    /** Goes to the target if the condition is not 0. */
    static Op branch(Node condition, int target) {
        return new Op(Op.NONE, condition) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                return condition.of(registers) != 0 ? target : next;
            }

            @Override
            int target() {
                return target;
            }
        };
    }

    /** Goes to the target. */
    static Op jump(int target) {
        return new Op(Op.NONE) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                return target;
            }

            @Override
            int target() {
                return target;
            }

            @Override
            boolean fallsThrough() {
                return false;
            }
        };
    }

    /**
     * The head of a loop: remembers where it is, and the values that decide what the loop does next.
     *
     * @param mark the slot for the mark; those of the values follow
     * @param values the registers
     */
    static Op head(int mark, int[] values) {
        return new Op(Op.NONE) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                registers[mark] = memory.mark();
                for (int i = 0; i < values.length; i++) {
                    registers[mark + 1 + i] = registers[values[i]];
                }
                return next;
            }
        };
    }

    /** The way back to a head: waits if the loop came round with no effect and with the values it had. */
    static Op again(int head, int mark, int[] values) {
        return new Op(Op.NONE) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                if (memory.idleSince((int) registers[mark]) && isSame(registers)) {
                    memory.spin((int) registers[mark]);
                }
                return head;
            }

            private boolean isSame(long[] registers) {
                for (int i = 0; i < values.length; i++) {
                    if (registers[mark + 1 + i] != registers[values[i]]) {
                        return false;
                    }
                }
                return true;
            }

            @Override
            int target() {
                return head;
            }

            @Override
            boolean fallsThrough() {
                return false;
            }
        };
    }
}
