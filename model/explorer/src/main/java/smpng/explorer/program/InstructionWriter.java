package smpng.explorer.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import smpng.api.program.AccessOrder;
import smpng.api.program.Comparison;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.Register;
import smpng.api.program.Statement;
import smpng.api.program.Type;
import smpng.api.program.Value;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;

/** Writes one thread of a built program as a litmus test's instructions. */
final class InstructionWriter {
    /** The distance of an array's elements. */
    static final long ELEMENT = 8;

    private static final long ATOMIC = Tag.ATOMIC.bit();
    private static final int INT = 32;
    private static final String STUCK = "stuck";
    private static final String END = "end";

    private final Program.Code source;
    private final Function<Place, Expression> addresses;
    private final int rounds;
    private final List<String> registers = new ArrayList<>();
    private final List<Instruction> code = new ArrayList<>();
    private final Deque<String> behind = new ArrayDeque<>();
    private final int failed;
    private int labels;

    InstructionWriter(Program.Code source, Function<Place, Expression> addresses, int rounds) {
        this.source = source;
        this.addresses = addresses;
        this.rounds = rounds;
        source.registers().forEach(register -> registers.add(register.name()));
        failed = registers.size();
        registers.add("failed");
    }

    /** The number of the register that is 1 if something the thread verifies did not hold. */
    int failed() {
        return failed;
    }

    smpng.memory.program.Program.Thread thread() {
        block(source.body());
        code.add(new Instruction.Jump(END));
        code.add(new Instruction.Label(STUCK));
        code.add(new Instruction.Jump(STUCK));
        code.add(new Instruction.Label(END));
        return new smpng.memory.program.Program.Thread(
                registers,
                registers.stream().map(r -> 0L).toList(),
                code,
                code.stream().map(Instruction::toString).toList());
    }

    private String label() {
        return "L" + labels++;
    }

    private int scratch() {
        registers.add("s" + registers.size());
        return registers.size() - 1;
    }

    private void block(List<Statement> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.If s) {
            String otherwise = label();
            String after = label();
            code.add(new Instruction.Branch(value(s.condition().not()), otherwise));
            block(s.then());
            code.add(new Instruction.Jump(after));
            code.add(new Instruction.Label(otherwise));
            block(s.otherwise());
            code.add(new Instruction.Label(after));
        } else if (statement instanceof Statement.Loop s) {
            String after = label();
            behind.push(after);
            for (int round = 0; round < rounds; round++) {
                block(s.body());
            }
            behind.pop();
            code.add(new Instruction.Jump(STUCK));
            code.add(new Instruction.Label(after));
        } else if (statement instanceof Statement.For s) {
            String after = label();
            behind.push(after);
            for (long i = s.from(); i < s.to(); i++) {
                code.add(new Instruction.Assign(s.counter().number(), Expression.constant(i)));
                block(s.body());
            }
            behind.pop();
            code.add(new Instruction.Assign(s.counter().number(), Expression.constant(Math.max(s.from(), s.to()))));
            code.add(new Instruction.Label(after));
        } else if (statement instanceof Statement.Leave) {
            code.add(new Instruction.Jump(behind.element()));
        } else if (statement instanceof Statement.End) {
            code.add(new Instruction.Jump(END));
        } else if (statement instanceof Statement.Assume s) {
            code.add(new Instruction.Branch(value(s.condition().not()), STUCK));
        } else if (statement instanceof Statement.Verify s) {
            String held = label();
            code.add(new Instruction.Branch(value(s.condition()), held));
            code.add(new Instruction.Assign(failed, Expression.constant(1)));
            code.add(new Instruction.Jump(END));
            code.add(new Instruction.Label(held));
        } else {
            access(statement);
        }
    }

    private void access(Statement statement) {
        if (statement instanceof Statement.Assign s) {
            code.add(new Instruction.Assign(s.into().number(), value(s.value())));
        } else if (statement instanceof Statement.Load s) {
            code.add(new Instruction.Load(s.into().number(), at(s.place()), Orders.reading(s.order())));
        } else if (statement instanceof Statement.Store s) {
            code.add(new Instruction.Store(at(s.place()), stored(s.place(), s.value()), Orders.writing(s.order())));
        } else if (statement instanceof Statement.Update s) {
            update(s);
        } else if (statement instanceof Statement.CompareAndSet s) {
            compareAndSet(s);
        } else if (statement instanceof Statement.Fence s) {
            code.add(new Instruction.Fence(Orders.tags(s.order())));
        } else if (statement instanceof Statement.Await s) {
            int seen = scratch();
            code.add(new Instruction.Load(seen, at(s.place()), Orders.reading(s.order())));
            code.add(new Instruction.Branch(fails(seen, s.comparison(), value(s.operand())), STUCK));
            code.add(new Instruction.Assign(s.into().number(), Expression.register(seen)));
        } else if (statement instanceof Statement.AwaitCompareAndSet s) {
            int old = scratch();
            Expression expected = stored(s.place(), s.expected());
            code.add(compareAndSet(old, s.place(), s.order(), s.order().ofTheRead(), expected, s.value()));
            code.add(new Instruction.Branch(Expression.binary(Operator.NE, Expression.register(old), expected), STUCK));
        } else {
            throw new IllegalArgumentException("no access: " + statement);
        }
    }

    private void update(Statement.Update s) {
        BitSet read = new BitSet();
        registers(s.operand(), read);
        registers(s.place().index(), read);
        boolean own = read.get(s.old().number());
        int old = own ? scratch() : s.old().number();
        Expression operand = stored(s.place(), s.operand());
        Expression before = Expression.register(old);
        Expression written = switch (s.kind()) {
            case SET -> operand;
            case ADD -> narrowed(s.place(), Expression.binary(Operator.ADD, before, operand));
            case AND -> Expression.binary(Operator.AND, before, operand);
            case OR -> Expression.binary(Operator.OR, before, operand);
            case XOR -> Expression.binary(Operator.XOR, before, operand);
        };
        code.add(new Instruction.ReadModifyWrite(
                old, at(s.place()), written, Orders.reading(s.order()) | ATOMIC, Orders.writing(s.order()) | ATOMIC));
        if (own) {
            code.add(new Instruction.Assign(s.old().number(), before));
        }
    }

    private void compareAndSet(Statement.CompareAndSet s) {
        int old = scratch();
        Expression expected = stored(s.place(), s.expected());
        code.add(compareAndSet(old, s.place(), s.order(), s.failure(), expected, s.value()));
        Expression before = Expression.register(old);
        code.add(new Instruction.Assign(
                s.into().number(),
                s.result() == Statement.CompareAndSet.Result.OLD
                        ? before
                        : Expression.binary(Operator.EQ, before, expected)));
    }

    private Instruction compareAndSet(
            int old, Place place, AccessOrder order, AccessOrder failure, Expression expected, Value value) {
        return new Instruction.CompareAndSet(
                old,
                at(place),
                expected,
                stored(place, value),
                Orders.reading(order) | ATOMIC,
                Orders.writing(order) | ATOMIC,
                Orders.reading(failure) | ATOMIC);
    }

    /** True, as a number, if the comparison does not hold. */
    private static Expression fails(int seen, Comparison comparison, Expression operand) {
        Expression value = Expression.register(seen);
        return switch (comparison) {
            case EQUAL -> Expression.binary(Operator.NE, value, operand);
            case NOT_EQUAL -> Expression.binary(Operator.EQ, value, operand);
            case LESS -> Expression.binary(Operator.GE, value, operand);
            case LESS_OR_EQUAL -> Expression.binary(Operator.GT, value, operand);
            case GREATER -> Expression.binary(Operator.LE, value, operand);
            case GREATER_OR_EQUAL -> Expression.binary(Operator.LT, value, operand);
            case ANY_BIT -> isZero(Expression.binary(Operator.AND, value, operand));
            case NO_BIT -> Expression.binary(Operator.AND, value, operand);
        };
    }

    private static Expression isZero(Expression value) {
        return Expression.binary(Operator.EQ, value, Expression.constant(0));
    }

    private Expression at(Place place) {
        return addresses.apply(place);
    }

    private static Expression stored(Place place, Value value) {
        return value instanceof Value.Constant ? value(value) : narrowed(place, value(value));
    }

    private static Expression narrowed(Place place, Expression value) {
        return place.array().type() == Type.INT
                ? Expression.binary(Operator.SIGN_EXTEND, value, Expression.constant(INT))
                : value;
    }

    private static void registers(Value value, BitSet into) {
        if (value instanceof Register register) {
            into.set(register.number());
        } else if (value instanceof Value.Arithmetic arithmetic) {
            registers(arithmetic.left(), into);
            registers(arithmetic.right(), into);
        }
    }

    /** A value of a thread. */
    static Expression value(Value value) {
        if (value instanceof Value.Constant constant) {
            return Expression.constant(constant.value());
        }
        if (value instanceof Register register) {
            return Expression.register(register.number());
        }
        if (value instanceof Value.Arithmetic arithmetic) {
            return Expression.binary(
                    operator(arithmetic.operator()), value(arithmetic.left()), value(arithmetic.right()));
        }
        throw new IllegalArgumentException(value + " is known only at the end");
    }

    private static Operator operator(Value.Operator operator) {
        return switch (operator) {
            case ADD -> Operator.ADD;
            case SUBTRACT -> Operator.SUB;
            case MULTIPLY -> Operator.MUL;
            case DIVIDE, REMAINDER ->
                throw new IllegalArgumentException("a litmus test has no operator " + operator.sign());
            case AND -> Operator.AND;
            case OR -> Operator.OR;
            case XOR -> Operator.XOR;
            case SHIFT_LEFT -> Operator.SHIFT_LEFT;
            case SHIFT_RIGHT -> Operator.SHIFT_RIGHT;
            case EQUAL -> Operator.EQ;
            case NOT_EQUAL -> Operator.NE;
            case LESS -> Operator.LT;
            case LESS_OR_EQUAL -> Operator.LE;
            case GREATER -> Operator.GT;
            case GREATER_OR_EQUAL -> Operator.GE;
        };
    }
}
