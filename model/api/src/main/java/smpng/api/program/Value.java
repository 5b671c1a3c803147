package smpng.api.program;

/**
 * What a statement computes: constants, registers and arithmetic on 64-bit values. Comparisons give 1 or 0; a condition
 * holds if it is not 0.
 */
public sealed interface Value permits Register, Value.Constant, Value.Arithmetic, Value.Last {
    /** A number. */
    record Constant(long value) implements Value {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** Arithmetic on two operands. */
    record Arithmetic(Operator operator, Value left, Value right) implements Value {
        @Override
        public String toString() {
            return "(" + left + " " + operator.sign() + " " + right + ")";
        }
    }

    /** The value that a location has when every thread has ended; only in {@link ProgramBuilder#atEnd}. */
    record Last(Place place) implements Value {
        @Override
        public String toString() {
            return "last(" + place + ")";
        }
    }

    /** What {@link Arithmetic} computes, as Java does on longs. */
    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        /** By 0: a failure of the thread. */
        DIVIDE("/"),
        /** By 0: a failure of the thread. */
        REMAINDER("%"),
        AND("&"),
        OR("|"),
        XOR("^"),
        SHIFT_LEFT("<<"),
        SHIFT_RIGHT(">>"),
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }

        /**
         * The result for two values.
         *
         * @throws ArithmeticException if it divides by 0
         */
        public long apply(long a, long b) {
            return switch (this) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case REMAINDER -> a % b;
                case AND -> a & b;
                case OR -> a | b;
                case XOR -> a ^ b;
                case SHIFT_LEFT -> a << b;
                case SHIFT_RIGHT -> a >> b;
                case EQUAL -> a == b ? 1 : 0;
                case NOT_EQUAL -> a != b ? 1 : 0;
                case LESS -> a < b ? 1 : 0;
                case LESS_OR_EQUAL -> a <= b ? 1 : 0;
                case GREATER -> a > b ? 1 : 0;
                case GREATER_OR_EQUAL -> a >= b ? 1 : 0;
            };
        }
    }

    /** A number. */
    static Value of(long value) {
        return new Constant(value);
    }

    default Value plus(Value other) {
        return new Arithmetic(Operator.ADD, this, other);
    }

    default Value plus(long other) {
        return plus(of(other));
    }

    default Value minus(Value other) {
        return new Arithmetic(Operator.SUBTRACT, this, other);
    }

    default Value minus(long other) {
        return minus(of(other));
    }

    default Value times(Value other) {
        return new Arithmetic(Operator.MULTIPLY, this, other);
    }

    default Value times(long other) {
        return times(of(other));
    }

    default Value dividedBy(Value other) {
        return new Arithmetic(Operator.DIVIDE, this, other);
    }

    default Value remainder(Value other) {
        return new Arithmetic(Operator.REMAINDER, this, other);
    }

    default Value remainder(long other) {
        return remainder(of(other));
    }

    /** Bitwise; of two conditions: both hold. */
    default Value and(Value other) {
        return new Arithmetic(Operator.AND, this, other);
    }

    /** Bitwise; of two conditions: one holds. */
    default Value or(Value other) {
        return new Arithmetic(Operator.OR, this, other);
    }

    default Value xor(Value other) {
        return new Arithmetic(Operator.XOR, this, other);
    }

    default Value shiftLeft(Value other) {
        return new Arithmetic(Operator.SHIFT_LEFT, this, other);
    }

    /** Signed. */
    default Value shiftRight(Value other) {
        return new Arithmetic(Operator.SHIFT_RIGHT, this, other);
    }

    default Value eq(Value other) {
        return new Arithmetic(Operator.EQUAL, this, other);
    }

    default Value eq(long other) {
        return eq(of(other));
    }

    default Value ne(Value other) {
        return new Arithmetic(Operator.NOT_EQUAL, this, other);
    }

    default Value ne(long other) {
        return ne(of(other));
    }

    default Value lt(Value other) {
        return new Arithmetic(Operator.LESS, this, other);
    }

    default Value lt(long other) {
        return lt(of(other));
    }

    default Value le(Value other) {
        return new Arithmetic(Operator.LESS_OR_EQUAL, this, other);
    }

    default Value le(long other) {
        return le(of(other));
    }

    default Value gt(Value other) {
        return new Arithmetic(Operator.GREATER, this, other);
    }

    default Value gt(long other) {
        return gt(of(other));
    }

    default Value ge(Value other) {
        return new Arithmetic(Operator.GREATER_OR_EQUAL, this, other);
    }

    default Value ge(long other) {
        return ge(of(other));
    }

    /** 1 if this is 0, else 0. */
    default Value not() {
        return eq(0);
    }
}
