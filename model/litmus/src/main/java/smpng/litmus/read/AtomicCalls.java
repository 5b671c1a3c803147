package smpng.litmus.read;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import smpng.litmus.LitmusException.Kind;
import smpng.litmus.grammar.LitmusParser.ExpressionContext;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;

/** The atomic operations of C11's stdatomic.h. Without {@code _explicit} they are sequentially consistent. */
final class AtomicCalls {
    private static final int WIDTH = 64;
    private static final long ATOMIC = Tag.ATOMIC.bit();
    private static final Map<String, Operator> FETCH = Map.of(
            "atomic_fetch_add", Operator.ADD,
            "atomic_fetch_sub", Operator.SUB,
            "atomic_fetch_or", Operator.OR,
            "atomic_fetch_and", Operator.AND,
            "atomic_fetch_xor", Operator.XOR);

    private final Source source;
    private final ThreadCode code;

    AtomicCalls(Source source, ThreadCode code) {
        this.source = source;
        this.code = code;
    }

    /** A memory order. */
    private enum Order {
        RELAXED,
        ACQUIRE,
        RELEASE,
        ACQ_REL,
        SEQ_CST;

        long read() {
            return switch (this) {
                case ACQUIRE, ACQ_REL -> Tag.ACQUIRE.bit();
                case SEQ_CST -> Tag.SEQ_CST.bit();
                default -> Tag.RELAXED.bit();
            };
        }

        long write() {
            return switch (this) {
                case RELEASE, ACQ_REL -> Tag.RELEASE.bit();
                case SEQ_CST -> Tag.SEQ_CST.bit();
                default -> Tag.RELAXED.bit();
            };
        }
    }

    /** Consume counts as acquire, as compilers have it. */
    private Order order(ExpressionContext argument) {
        return switch (argument.getText()) {
            case "memory_order_relaxed" -> Order.RELAXED;
            case "memory_order_acquire", "memory_order_consume" -> Order.ACQUIRE;
            case "memory_order_release" -> Order.RELEASE;
            case "memory_order_acq_rel" -> Order.ACQ_REL;
            case "memory_order_seq_cst" -> Order.SEQ_CST;
            default ->
                throw source.error(
                        Kind.SYNTAX, argument.getStart(), "expected a memory order, not " + argument.getText());
        };
    }

    void hasArguments(ParserRuleContext call, List<ExpressionContext> arguments, int count) {
        if (arguments.size() != count) {
            throw source.error(Kind.SYNTAX, call.getStart(), arguments.size() + " arguments; expected " + count);
        }
    }

    Expression call(
            ParserRuleContext call,
            String name,
            List<ExpressionContext> arguments,
            Function<ExpressionContext, Expression> value) {
        boolean explicit = name.endsWith("_explicit") || name.equals("atomic_thread_fence");
        String plain = name.replaceFirst("_explicit$", "");
        int operands = switch (plain) {
            case "atomic_thread_fence" -> 0;
            case "atomic_load" -> 1;
            default -> 2;
        };
        boolean known = plain.equals("atomic_thread_fence")
                || plain.equals("atomic_load")
                || plain.equals("atomic_store")
                || plain.equals("atomic_exchange")
                || FETCH.containsKey(plain);
        if (!known) {
            throw source.error(Kind.UNSUPPORTED, call.getStart(), "the function " + name + " is not known");
        }
        hasArguments(call, arguments, operands + (explicit ? 1 : 0));
        Order order = explicit ? order(arguments.get(operands)) : Order.SEQ_CST;
        switch (plain) {
            case "atomic_thread_fence" -> {
                fence(order);
                return Expression.constant(0);
            }
            case "atomic_load" -> {
                String loaded = code.scratch();
                code.load(loaded, value.apply(arguments.get(0)), WIDTH, true, order.read());
                return code.value(loaded);
            }
            case "atomic_store" -> {
                Expression address = value.apply(arguments.get(0));
                code.store(address, value.apply(arguments.get(1)), WIDTH, order.write());
                return Expression.constant(0);
            }
            default -> {
                Expression address = value.apply(arguments.get(0));
                Expression operand = value.apply(arguments.get(1));
                String old = code.scratch();
                Operator operator = FETCH.get(plain);
                Expression result = operator == null ? operand : Expression.binary(operator, code.value(old), operand);
                code.update(old, address, result, WIDTH, order.read() | ATOMIC, order.write() | ATOMIC);
                return code.value(old);
            }
        }
    }

    private void fence(Order order) {
        switch (order) {
            case ACQUIRE -> code.add(new Instruction.Fence(Tag.ACQUIRE.bit()));
            case RELEASE -> code.add(new Instruction.Fence(Tag.RELEASE.bit()));
            case ACQ_REL -> code.add(new Instruction.Fence(Tag.mask(Tag.ACQUIRE, Tag.RELEASE)));
            case SEQ_CST -> code.add(new Instruction.Fence(Tag.SEQ_CST.bit()));
            case RELAXED -> {
                // A relaxed fence is none.
            }
        }
    }

    /** Adds a compare-and-set; the register that got the old value. Weak ones do not fail spuriously here. */
    String compareAndSet(
            List<ExpressionContext> arguments,
            String name,
            Expression expected,
            Function<ExpressionContext, Expression> value) {
        boolean explicit = name.endsWith("_explicit");
        Order success = explicit ? order(arguments.get(3)) : Order.SEQ_CST;
        Order failure = explicit ? order(arguments.get(4)) : Order.SEQ_CST;
        String old = code.scratch();
        Expression address = value.apply(arguments.get(0));
        code.compareAndSet(
                old,
                address,
                expected,
                value.apply(arguments.get(2)),
                WIDTH,
                success.read() | ATOMIC,
                success.write() | ATOMIC,
                failure.read());
        return old;
    }
}
