package smpng.litmus.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import smpng.litmus.Dialect;
import smpng.litmus.LitmusException;
import smpng.litmus.LitmusException.Kind;
import smpng.litmus.grammar.LitmusParser.AssignStatementContext;
import smpng.litmus.grammar.LitmusParser.BinaryContext;
import smpng.litmus.grammar.LitmusParser.BlockContext;
import smpng.litmus.grammar.LitmusParser.BlockStatementContext;
import smpng.litmus.grammar.LitmusParser.CallContext;
import smpng.litmus.grammar.LitmusParser.CastContext;
import smpng.litmus.grammar.LitmusParser.DoStatementContext;
import smpng.litmus.grammar.LitmusParser.EmptyStatementContext;
import smpng.litmus.grammar.LitmusParser.ExpressionContext;
import smpng.litmus.grammar.LitmusParser.ExpressionStatementContext;
import smpng.litmus.grammar.LitmusParser.IfStatementContext;
import smpng.litmus.grammar.LitmusParser.NestedContext;
import smpng.litmus.grammar.LitmusParser.NumberContext;
import smpng.litmus.grammar.LitmusParser.ParameterContext;
import smpng.litmus.grammar.LitmusParser.StatementContext;
import smpng.litmus.grammar.LitmusParser.StoreStatementContext;
import smpng.litmus.grammar.LitmusParser.ThreadContext;
import smpng.litmus.grammar.LitmusParser.UnaryContext;
import smpng.litmus.grammar.LitmusParser.VariableContext;
import smpng.litmus.grammar.LitmusParser.WhileStatementContext;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;

/**
 * Reads a thread of the C or the Java dialect. In C a pointer parameter names a location, and an access that is no atomic
 * call is plain; in Java a variable handle does, and accesses are its methods.
 */
final class ThreadReader {
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("*", Operator.MUL),
            Map.entry("+", Operator.ADD),
            Map.entry("-", Operator.SUB),
            Map.entry("<<", Operator.SHIFT_LEFT),
            Map.entry(">>", Operator.SHIFT_RIGHT),
            Map.entry("<", Operator.LT),
            Map.entry(">", Operator.GT),
            Map.entry("<=", Operator.LE),
            Map.entry(">=", Operator.GE),
            Map.entry("==", Operator.EQ),
            Map.entry("!=", Operator.NE),
            Map.entry("&", Operator.AND),
            Map.entry("^", Operator.XOR),
            Map.entry("|", Operator.OR));

    private final Source source;
    private final Dialect dialect;
    private final Locations locations;
    private final ThreadCode code;
    private final Set<String> parameters = new HashSet<>();
    private final Map<String, Long> pointers = new HashMap<>();
    private final AtomicCalls atomics;

    ThreadReader(Source source, Dialect dialect, Locations locations, ThreadCode code) {
        this.source = source;
        this.dialect = dialect;
        this.locations = locations;
        this.code = code;
        this.atomics = new AtomicCalls(source, code);
    }

    /** A value, and for a pointer how many bytes what it points to has; else 0. */
    record Typed(Expression value, long unit) {
        static Typed plain(Expression value) {
            return new Typed(value, 0);
        }
    }

    void read(ThreadContext thread) {
        for (ParameterContext parameter : thread.parameter()) {
            String name = parameter.word().getText();
            parameters.add(name);
            if (parameter.type().getText().endsWith("*")) {
                locations.of(name);
            }
        }
        block(thread.block());
    }

    private void block(BlockContext block) {
        block.statement().forEach(this::statement);
    }

    private void statement(StatementContext statement) {
        if (statement instanceof BlockStatementContext s) {
            block(s.block());
        } else if (statement instanceof IfStatementContext s) {
            choice(s);
        } else if (statement instanceof WhileStatementContext s) {
            String again = code.scratch();
            String out = code.scratch();
            code.add(new Instruction.Label(again));
            shown(s, s.expression());
            branch(Operator.EQ, value(s.expression()), out);
            statement(s.statement());
            code.add(new Instruction.Jump(again));
            code.add(new Instruction.Label(out));
        } else if (statement instanceof DoStatementContext s) {
            String again = code.scratch();
            code.add(new Instruction.Label(again));
            statement(s.statement());
            branch(Operator.NE, value(s.expression()), again);
        } else if (statement instanceof AssignStatementContext s) {
            assign(s);
        } else if (statement instanceof StoreStatementContext s) {
            shown(s, s);
            Expression address =
                    variable(s.word().getText(), s.word().getStart()).value();
            Expression value = value(s.expression());
            code.store(address, value, 64, Tag.PLAIN.bit());
        } else if (statement instanceof ExpressionStatementContext s) {
            shown(s, s);
            typed(s.expression());
        } else if (!(statement instanceof EmptyStatementContext)) {
            throw unsupported(statement);
        }
    }

    /** What the next instruction looks like: the text of a statement, or of a part of it. */
    private void shown(StatementContext statement, ParserRuleContext part) {
        Token first = part.getStart();
        Token last = part.getStop();
        String text = last == null
                ? statement.getText()
                : first.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
        code.shown(text.replaceAll("\\s+", " "));
    }

    private void branch(Operator operator, Expression condition, String label) {
        code.add(new Instruction.Branch(ThreadCode.binary(operator, condition, 0), label));
    }

    private void choice(IfStatementContext s) {
        String otherwise = code.scratch();
        String out = code.scratch();
        shown(s, s.expression());
        branch(Operator.EQ, value(s.expression()), otherwise);
        statement(s.statement(0));
        if (s.statement().size() > 1) {
            code.add(new Instruction.Jump(out));
        }
        code.add(new Instruction.Label(otherwise));
        if (s.statement().size() > 1) {
            statement(s.statement(1));
            code.add(new Instruction.Label(out));
        }
    }

    private void assign(AssignStatementContext s) {
        String name = s.word().getText();
        if (s.type() == null && !code.has(name)) {
            throw source.error(Kind.SYNTAX, s.getStart(), name + " is not declared; expected a local variable");
        }
        shown(s, s);
        Typed value = s.expression() == null ? Typed.plain(Expression.constant(0)) : typed(s.expression());
        pointers.put(name, value.unit());
        code.assign(name, value.value());
    }

    private Typed variable(String name, Token at) {
        if (code.has(name)) {
            return new Typed(code.value(name), pointers.getOrDefault(name, 0L));
        }
        if (parameters.contains(name) || locations.has(name)) {
            return new Typed(Expression.constant(locations.address(locations.of(name))), locations.unit(name));
        }
        throw source.error(Kind.SYNTAX, at, name + " is not declared");
    }

    private Expression value(ExpressionContext expression) {
        return typed(expression).value();
    }

    private Typed typed(ExpressionContext expression) {
        if (expression instanceof NestedContext e) {
            return typed(e.expression());
        }
        if (expression instanceof CastContext e) {
            return typed(e.expression());
        }
        if (expression instanceof NumberContext e) {
            return Typed.plain(Expression.constant(source.number(e.NUMBER().getSymbol())));
        }
        if (expression instanceof VariableContext e) {
            return variable(e.word().getText(), e.getStart());
        }
        if (expression instanceof UnaryContext e) {
            return unary(e);
        }
        if (expression instanceof BinaryContext e) {
            return binary(e);
        }
        if (expression instanceof CallContext e) {
            return Typed.plain(call(e));
        }
        throw unsupported(expression);
    }

    private Typed unary(UnaryContext e) {
        String operator = String.valueOf(e.op.getText());
        if (operator.equals("*")) {
            Typed pointer = typed(e.expression());
            String loaded = code.scratch();
            code.load(loaded, pointer.value(), 64, true, Tag.PLAIN.bit());
            return Typed.plain(code.value(loaded));
        }
        Expression value = value(e.expression());
        return switch (operator) {
            case "!" -> Typed.plain(ThreadCode.binary(Operator.EQ, value, 0));
            case "-" -> Typed.plain(Expression.binary(Operator.SUB, Expression.constant(0), value));
            case "~" -> Typed.plain(ThreadCode.binary(Operator.XOR, value, -1));
            default -> throw unsupported(e);
        };
    }

    private Typed binary(BinaryContext e) {
        String operator = String.valueOf(e.op.getText());
        if (operator.equals("&&") || operator.equals("||")) {
            String result = code.scratch();
            String out = code.scratch();
            code.assign(result, ThreadCode.binary(Operator.NE, value(e.expression(0)), 0));
            branch(operator.equals("&&") ? Operator.EQ : Operator.NE, code.value(result), out);
            code.assign(result, ThreadCode.binary(Operator.NE, value(e.expression(1)), 0));
            code.add(new Instruction.Label(out));
            return Typed.plain(code.value(result));
        }
        Operator known = OPERATORS.get(operator);
        if (known == null) {
            throw unsupported(e);
        }
        Typed left = typed(e.expression(0));
        Typed right = typed(e.expression(1));
        boolean sum = known == Operator.ADD || known == Operator.SUB;
        if (sum && left.unit() > 0 && right.unit() == 0) {
            return new Typed(Expression.binary(known, left.value(), scaled(right.value(), left.unit())), left.unit());
        }
        if (known == Operator.ADD && right.unit() > 0) {
            return new Typed(Expression.binary(known, right.value(), scaled(left.value(), right.unit())), right.unit());
        }
        return Typed.plain(Expression.binary(known, left.value(), right.value()));
    }

    private static Expression scaled(Expression index, long unit) {
        return ThreadCode.binary(Operator.MUL, index, unit);
    }

    private Expression call(CallContext call) {
        String name = call.word().getText();
        List<ExpressionContext> arguments = call.expression();
        if (dialect == Dialect.JAVA) {
            int dot = name.lastIndexOf('.');
            String handle = name.substring(0, Math.max(0, dot));
            JavaCalls java = new JavaCalls(source, code);
            return dot < 0 || handle.equals("VarHandle")
                    ? java.fence(call, name.substring(dot + 1))
                    : java.access(
                            call,
                            variable(handle, call.getStart()).value(),
                            name.substring(dot + 1),
                            arguments,
                            this::value);
        }
        if (name.startsWith("atomic_compare_exchange")) {
            return compareAndSet(call, name, arguments);
        }
        return atomics.call(call, name, arguments, this::value);
    }

    /** The second argument points to what is expected: a local variable, or a location. */
    private Expression compareAndSet(CallContext call, String name, List<ExpressionContext> arguments) {
        atomics.hasArguments(call, arguments, name.endsWith("_explicit") ? 5 : 3);
        boolean local = arguments.get(1) instanceof UnaryContext pointer
                && "&".equals(pointer.op.getText())
                && pointer.expression() instanceof VariableContext variable
                && code.has(variable.word().getText());
        String expected = code.scratch();
        if (local) {
            code.assign(expected, code.value(arguments.get(1).getText().substring(1)));
        } else {
            code.load(expected, value(arguments.get(1)), 64, true, Tag.PLAIN.bit());
        }
        String old = atomics.compareAndSet(arguments, name, code.value(expected), this::value);
        String done = code.scratch();
        code.assign(done, Expression.binary(Operator.EQ, code.value(old), code.value(expected)));
        if (local) {
            code.assign(arguments.get(1).getText().substring(1), code.value(old));
        } else {
            String out = code.scratch();
            branch(Operator.NE, code.value(done), out);
            code.store(value(arguments.get(1)), code.value(old), 64, Tag.PLAIN.bit());
            code.add(new Instruction.Label(out));
        }
        return code.value(done);
    }

    private LitmusException unsupported(ParserRuleContext at) {
        String text = at.getText();
        return source.error(
                Kind.UNSUPPORTED,
                at.getStart(),
                (text.length() > 40 ? text.substring(0, 40) + "..." : text) + " is not known");
    }
}
