package smpng.explorer.program;

import java.util.BitSet;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/** A value to be computed from a thread's registers. Evaluation allocates nothing. */
abstract class Node {
    abstract long of(long[] registers);

    /** Adds the registers that it reads. */
    void registers(BitSet into) {}

    /** True if it is the same for all registers. */
    boolean isConstant() {
        BitSet read = new BitSet();
        registers(read);
        return read.isEmpty();
    }

    /** A number. */
    static final class Constant extends Node {
        private final long value;

        Constant(long value) {
            this.value = value;
        }

        @Override
        long of(long[] registers) {
            return value;
        }
    }

    /** A register. */
    static final class Register extends Node {
        private final int number;

        Register(int number) {
            this.number = number;
        }

        @Override
        long of(long[] registers) {
            return registers[number];
        }

        @Override
        void registers(BitSet into) {
            into.set(number);
        }
    }

    /** Arithmetic. */
    static final class Binary extends Node {
        private final LongBinaryOperator operator;
        private final Node left;
        private final Node right;

        Binary(LongBinaryOperator operator, Node left, Node right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        long of(long[] registers) {
            return operator.applyAsLong(left.of(registers), right.of(registers));
        }

        @Override
        void registers(BitSet into) {
            left.registers(into);
            right.registers(into);
        }
    }

    /** The low 32 bits, sign-extended. */
    static final class Narrow extends Node {
        private final Node value;

        Narrow(Node value) {
            this.value = value;
        }

        @Override
        long of(long[] registers) {
            return (int) value.of(registers);
        }

        @Override
        void registers(BitSet into) {
            value.registers(into);
        }
    }

    /** The number of an array's element. */
    static final class Element extends Node {
        private final int first;
        private final int size;
        private final Node index;
        private final String name;

        Element(int first, int size, Node index, String name) {
            this.first = first;
            this.size = size;
            this.index = index;
            this.name = name;
        }

        @Override
        long of(long[] registers) {
            long at = index.of(registers);
            if (at < 0 || at >= size) {
                throw new ThreadFailure(name + "[" + at + "] is outside the array, which has " + size + " elements");
            }
            return first + at;
        }

        @Override
        void registers(BitSet into) {
            index.registers(into);
        }
    }

    /** The number of the location at an address. */
    static final class Addressed extends Node {
        private final Node address;
        private final Map<Long, Integer> locations;

        Addressed(Node address, Map<Long, Integer> locations) {
            this.address = address;
            this.locations = locations;
        }

        @Override
        long of(long[] registers) {
            Integer location = locations.get(address.of(registers));
            if (location == null) {
                throw new ThreadFailure("access to " + address.of(registers) + ", which is no location's address");
            }
            return location;
        }

        @Override
        void registers(BitSet into) {
            address.registers(into);
        }
    }

    /** The same value, computed now if it is known. */
    static Node folded(Node node) {
        return node.isConstant() && !(node instanceof Constant) ? new Constant(node.of(new long[0])) : node;
    }
}
