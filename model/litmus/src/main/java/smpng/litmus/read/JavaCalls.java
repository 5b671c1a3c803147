package smpng.litmus.read;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import smpng.litmus.LitmusException.Kind;
import smpng.litmus.grammar.LitmusParser.ExpressionContext;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;

/**
 * The access modes of java.lang.invoke.VarHandle, and its static fences. A read-modify-write whose name has no mode is
 * volatile; one that is acquire or release is relaxed in its other half. Weak compare-and-sets do not fail spuriously.
 */
final class JavaCalls {
    private static final int WIDTH = 64;
    private static final Pattern GET = Pattern.compile("get(Opaque|Acquire|Volatile)?");
    private static final Pattern SET = Pattern.compile("set(Opaque|Release|Volatile)?");
    private static final Pattern UPDATE =
            Pattern.compile("getAnd(Set|Add|BitwiseOr|BitwiseAnd|BitwiseXor)(Acquire|Release)?");
    private static final Pattern COMPARE =
            Pattern.compile("(compareAndSet|compareAndExchange|weakCompareAndSet)(Plain|Acquire|Release|Volatile)?");
    private static final Map<String, Long> FENCES = Map.of(
            "fullFence", Tag.SEQ_CST.bit(),
            "acquireFence", Tag.ACQUIRE.bit(),
            "releaseFence", Tag.RELEASE.bit(),
            "loadLoadFence", Tag.LOAD_LOAD.bit(),
            "storeStoreFence", Tag.STORE_STORE.bit());

    private final Source source;
    private final ThreadCode code;

    JavaCalls(Source source, ThreadCode code) {
        this.source = source;
        this.code = code;
    }

    /** A static fence. */
    Expression fence(ParserRuleContext call, String name) {
        Long tags = FENCES.get(name);
        if (tags == null) {
            throw source.error(Kind.UNSUPPORTED, call.getStart(), "the method " + name + " is not known");
        }
        code.add(new Instruction.Fence(tags));
        return Expression.constant(0);
    }

    /** An access through a handle whose address is given. */
    Expression access(
            ParserRuleContext call,
            Expression address,
            String name,
            List<ExpressionContext> arguments,
            Function<ExpressionContext, Expression> value) {
        Mnemonic get = new Mnemonic(GET, name);
        Mnemonic set = new Mnemonic(SET, name);
        Mnemonic update = new Mnemonic(UPDATE, name);
        Mnemonic compare = new Mnemonic(COMPARE, name);
        if (get.matches()) {
            hasArguments(call, arguments, 0);
            String loaded = code.scratch();
            code.load(loaded, address, WIDTH, true, single(get.group(1)));
            return code.value(loaded);
        }
        if (set.matches()) {
            hasArguments(call, arguments, 1);
            code.store(address, value.apply(arguments.get(0)), WIDTH, single(set.group(1)));
            return Expression.constant(0);
        }
        if (update.matches()) {
            hasArguments(call, arguments, 1);
            Expression operand = value.apply(arguments.get(0));
            String old = code.scratch();
            Expression before = code.value(old);
            Expression result = switch (update.group(1)) {
                case "Add" -> Expression.binary(Operator.ADD, before, operand);
                case "BitwiseOr" -> Expression.binary(Operator.OR, before, operand);
                case "BitwiseAnd" -> Expression.binary(Operator.AND, before, operand);
                case "BitwiseXor" -> Expression.binary(Operator.XOR, before, operand);
                default -> operand;
            };
            code.update(old, address, result, WIDTH, readTags(update.group(2)), writeTags(update.group(2)));
            return before;
        }
        if (compare.matches()) {
            hasArguments(call, arguments, 2);
            String expected = code.scratch();
            code.assign(expected, value.apply(arguments.get(0)));
            Expression next = value.apply(arguments.get(1));
            String old = code.scratch();
            String mode = compare.group(2);
            long failure = readTags(mode) & ~Tag.ATOMIC.bit();
            code.compareAndSet(
                    old, address, code.value(expected), next, WIDTH, readTags(mode), writeTags(mode), failure);
            return compare.group(1).equals("compareAndExchange")
                    ? code.value(old)
                    : Expression.binary(Operator.EQ, code.value(old), code.value(expected));
        }
        throw source.error(Kind.UNSUPPORTED, call.getStart(), "the access " + name + " is not known");
    }

    private void hasArguments(ParserRuleContext call, List<ExpressionContext> arguments, int count) {
        if (arguments.size() != count) {
            throw source.error(Kind.SYNTAX, call.getStart(), arguments.size() + " arguments; expected " + count);
        }
    }

    private static long single(String mode) {
        return switch (mode) {
            case "Opaque" -> Tag.RELAXED.bit();
            case "Acquire" -> Tag.ACQUIRE.bit();
            case "Release" -> Tag.RELEASE.bit();
            case "Volatile" -> Tag.SEQ_CST.bit();
            default -> Tag.PLAIN.bit();
        };
    }

    private static long readTags(String mode) {
        return Tag.ATOMIC.bit()
                | switch (mode) {
                    case "Plain", "Release" -> Tag.RELAXED.bit();
                    case "Acquire" -> Tag.ACQUIRE.bit();
                    default -> Tag.SEQ_CST.bit();
                };
    }

    private static long writeTags(String mode) {
        return Tag.ATOMIC.bit()
                | switch (mode) {
                    case "Plain", "Acquire" -> Tag.RELAXED.bit();
                    case "Release" -> Tag.RELEASE.bit();
                    default -> Tag.SEQ_CST.bit();
                };
    }
}
