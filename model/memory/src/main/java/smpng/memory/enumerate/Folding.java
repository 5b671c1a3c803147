package smpng.memory.enumerate;

import java.util.List;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Binary;
import smpng.memory.program.Expression.Constant;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Expression.ReadValue;
import smpng.memory.program.Expression.Register;

/**
 * Puts register contents into expressions, and simplifies what has the same value whatever is read: {@code r ^ r} is 0.
 * Dependencies are taken from the text of an instruction, before this.
 */
final class Folding {
    private static final Constant ZERO = new Constant(0);

    private Folding() {}

    /** The expression over read values. */
    static Expression substitute(Expression expression, List<Expression> registers) {
        if (expression instanceof Register register) {
            return registers.get(register.number());
        }
        if (expression instanceof Binary binary) {
            return fold(binary.operator(), substitute(binary.left(), registers), substitute(binary.right(), registers));
        }
        return expression;
    }

    static Expression fold(Operator operator, Expression left, Expression right) {
        if (left instanceof Constant a && right instanceof Constant b) {
            return new Constant(operator.apply(a.value(), b.value()));
        }
        boolean noneLeft = left.equals(ZERO);
        boolean noneRight = right.equals(ZERO);
        boolean same = left.equals(right);
        return switch (operator) {
            case XOR, SUB ->
                same
                        ? ZERO
                        : noneRight ? left : noneLeft && operator == Operator.XOR ? right : made(operator, left, right);
            case ADD, OR -> noneRight ? left : noneLeft ? right : made(operator, left, right);
            case AND -> noneLeft || noneRight ? ZERO : same ? left : made(operator, left, right);
            case MUL -> noneLeft || noneRight ? ZERO : made(operator, left, right);
            case SHIFT_LEFT, SHIFT_RIGHT -> noneLeft ? ZERO : noneRight ? left : made(operator, left, right);
            case EQ, LE, GE -> same ? new Constant(1) : made(operator, left, right);
            case NE, LT, GT -> same ? ZERO : made(operator, left, right);
            default -> made(operator, left, right);
        };
    }

    private static Expression made(Operator operator, Expression left, Expression right) {
        return new Binary(operator, left, right);
    }

    /** What reads returned, where that is known. */
    interface Reads {
        boolean isKnown(int read);

        long value(int read);
    }

    /** True if everything that the expression needs is known. */
    static boolean isKnown(Expression expression, Reads reads) {
        if (expression instanceof Constant) {
            return true;
        }
        if (expression instanceof ReadValue read) {
            return reads.isKnown(read.read());
        }
        return expression instanceof Binary binary && isKnown(binary.left(), reads) && isKnown(binary.right(), reads);
    }

    /** The value; everything it needs is known. */
    static long evaluate(Expression expression, Reads reads) {
        if (expression instanceof Constant constant) {
            return constant.value();
        }
        if (expression instanceof ReadValue read) {
            return reads.value(read.read());
        }
        if (expression instanceof Binary binary) {
            return binary.operator().apply(evaluate(binary.left(), reads), evaluate(binary.right(), reads));
        }
        throw new IllegalArgumentException("a register in a path: " + expression);
    }
}
