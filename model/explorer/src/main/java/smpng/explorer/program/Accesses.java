package smpng.explorer.program;

import smpng.explorer.graph.Memory;

/** The steps that touch memory. */
final class Accesses {
    private Accesses() {}

    static Op load(int into, Node where, int order) {
        return new Op(into, where) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                registers[into] = memory.read((int) where.of(registers), order);
                return next;
            }
        };
    }

    static Op store(Node where, int order, Node value) {
        return new Op(Op.NONE, where, value) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                memory.write((int) where.of(registers), order, value.of(registers));
                return next;
            }
        };
    }

    static Op update(int into, Node where, int order, int update, Node operand) {
        return new Op(into, where, operand) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                registers[into] = memory.update((int) where.of(registers), order, update, operand.of(registers));
                return next;
            }
        };
    }

    /** The old value goes to the register. */
    static Op compareAndExchange(int into, Node where, int order, int failure, Node expected, Node value) {
        return new Op(into, where, expected, value) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                registers[into] = memory.compareAndSet(
                        (int) where.of(registers), order, failure, expected.of(registers), value.of(registers));
                return next;
            }
        };
    }

    /** 1 goes to the register if the value was replaced, else 0. */
    static Op compareAndSet(int into, Node where, int order, int failure, Node expected, Node value) {
        return new Op(into, where, expected, value) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                long is = expected.of(registers);
                long old = memory.compareAndSet((int) where.of(registers), order, failure, is, value.of(registers));
                registers[into] = old == is ? 1 : 0;
                return next;
            }
        };
    }

    static Op weakCompareAndSet(int into, Node where, int order, int failure, Node expected, Node value) {
        return new Op(into, where, expected, value) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                boolean done = memory.weakCompareAndSet(
                        (int) where.of(registers), order, failure, expected.of(registers), value.of(registers));
                registers[into] = done ? 1 : 0;
                return next;
            }
        };
    }

    static Op fence(int order) {
        return new Op(Op.NONE) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                memory.fence(order);
                return next;
            }
        };
    }

    static Op await(int into, Node where, int order, int condition, Node operand) {
        return new Op(into, where, operand) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                registers[into] = memory.await((int) where.of(registers), order, condition, operand.of(registers));
                return next;
            }
        };
    }

    static Op awaitCompareAndSet(Node where, int order, Node expected, Node value) {
        return new Op(Op.NONE, where, expected, value) {
            @Override
            int run(Memory memory, long[] registers, int next) {
                memory.awaitCompareAndSet(
                        (int) where.of(registers), order, expected.of(registers), value.of(registers));
                return next;
            }
        };
    }
}
