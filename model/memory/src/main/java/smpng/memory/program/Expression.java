package smpng.memory.program;

/**
 * What an instruction computes: constants, registers and arithmetic on 64-bit values. Dependencies follow an
 * expression's text, not its value: {@code r ^ r} is 0 and still depends on r.
 */
public sealed interface Expression {
    /** A value. Addresses are values too: {@link Program#addressOf}. */
    record Constant(long value) implements Expression {}

    /** A register of the thread, by number. */
    record Register(int number) implements Expression {}

    /** What the thread's k-th read (from 0) returned: only in a {@link ThreadPath}, where registers are gone. */
    record ReadValue(int read) implements Expression {}

    /** Arithmetic on two operands. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    /** What {@link Binary} computes. Comparisons give 1 or 0. */
    enum Operator {
        ADD,
        SUB,
        MUL,
        AND,
        OR,
        XOR,
        SHIFT_LEFT,
        /** Signed. */
        SHIFT_RIGHT,
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE,
        /** The left operand, cut to as many low bits as the right one says, zero-extended. */
        ZERO_EXTEND,
        /** The left operand, cut to as many low bits as the right one says, sign-extended. */
        SIGN_EXTEND,
        MIN,
        MAX,
        UNSIGNED_MIN,
        UNSIGNED_MAX;

        /** The result for two values. */
        public long apply(long a, long b) {
            return switch (this) {
                case ADD -> a + b;
                case SUB -> a - b;
                case MUL -> a * b;
                case AND -> a & b;
                case OR -> a | b;
                case XOR -> a ^ b;
                case SHIFT_LEFT -> a << b;
                case SHIFT_RIGHT -> a >> b;
                case EQ -> a == b ? 1 : 0;
                case NE -> a != b ? 1 : 0;
                case LT -> a < b ? 1 : 0;
                case LE -> a <= b ? 1 : 0;
                case GT -> a > b ? 1 : 0;
                case GE -> a >= b ? 1 : 0;
                case ZERO_EXTEND -> b >= 64 ? a : a & ((1L << b) - 1);
                case SIGN_EXTEND -> b >= 64 ? a : a << (64 - b) >> (64 - b);
                case MIN -> Math.min(a, b);
                case MAX -> Math.max(a, b);
                case UNSIGNED_MIN -> Long.compareUnsigned(a, b) <= 0 ? a : b;
                case UNSIGNED_MAX -> Long.compareUnsigned(a, b) >= 0 ? a : b;
            };
        }
    }

    static Expression constant(long value) {
        return new Constant(value);
    }

    static Expression register(int number) {
        return new Register(number);
    }

    static Expression binary(Operator operator, Expression left, Expression right) {
        return new Binary(operator, left, right);
    }
}
