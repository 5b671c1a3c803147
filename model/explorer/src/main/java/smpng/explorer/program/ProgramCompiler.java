package smpng.explorer.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import smpng.api.program.AccessOrder;
import smpng.api.program.Place;
import smpng.api.program.Program;
import smpng.api.program.Register;
import smpng.api.program.Statement;
import smpng.api.program.Type;
import smpng.api.program.Value;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Update;

/** Compiles one thread of a built program. */
final class ProgramCompiler {
    private final Program program;
    private final Program.Code thread;
    /** By array: the number of its first location. */
    private final Map<String, Integer> first;

    private final CodeBuilder code;
    private final int end;
    /** The labels behind the loops that are being compiled, innermost first. */
    private final Deque<Integer> behind = new ArrayDeque<>();

    ProgramCompiler(Program program, Program.Code thread, Map<String, Integer> first) {
        this.program = program;
        this.thread = thread;
        this.first = first;
        code = new CodeBuilder(new long[thread.registers().size()]);
        end = code.label();
    }

    /**
     * The code.
     *
     * @param results registers whose values are written to locations when the thread ends
     */
    Code compile(Map<Register, Integer> results) {
        block(thread.body());
        code.place(end);
        results.forEach((register, location) -> code.add(
                Accesses.store(new Node.Constant(location), Order.OPAQUE, new Node.Register(register.number()))));
        return code.build();
    }

    private void block(List<Statement> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.Assign s) {
            code.add(Flow.assign(s.into().number(), value(s.value())));
        } else if (statement instanceof Statement.If s) {
            either(s);
        } else if (statement instanceof Statement.Loop s) {
            loop(s);
        } else if (statement instanceof Statement.For s) {
            count(s);
        } else if (statement instanceof Statement.Leave) {
            code.jump(behind.element());
        } else if (statement instanceof Statement.End) {
            code.jump(end);
        } else if (statement instanceof Statement.Assume s) {
            code.add(Flow.assume(value(s.condition())));
        } else if (statement instanceof Statement.Verify s) {
            String where = program.name() + ", " + thread.name() + ": ";
            code.add(Flow.verify(value(s.condition()), where + s.message()));
        } else {
            code.add(access(statement));
        }
    }

    private void either(Statement.If s) {
        int otherwise = code.label();
        int after = code.label();
        code.branch(value(s.condition().not()), otherwise);
        block(s.then());
        if (!s.otherwise().isEmpty()) {
            code.jump(after);
        }
        code.place(otherwise);
        block(s.otherwise());
        code.place(after);
    }

    private void loop(Statement.Loop s) {
        int top = code.label();
        int after = code.label();
        code.place(top);
        int head = code.head();
        behind.push(after);
        block(s.body());
        behind.pop();
        code.again(head, top);
        code.place(after);
    }

    private void count(Statement.For s) {
        int top = code.label();
        int after = code.label();
        int counter = s.counter().number();
        code.add(Flow.assign(counter, new Node.Constant(s.from())));
        code.place(top);
        code.branch(value(s.counter().ge(s.to())), after);
        behind.push(after);
        block(s.body());
        behind.pop();
        code.add(Flow.assign(counter, value(s.counter().plus(1))));
        code.jump(top);
        code.place(after);
    }

    private Op access(Statement statement) {
        if (statement instanceof Statement.Load s) {
            return Accesses.load(s.into().number(), where(s.place()), order(s.order()));
        }
        if (statement instanceof Statement.Store s) {
            return Accesses.store(where(s.place()), order(s.order()), stored(s.place(), s.value()));
        }
        if (statement instanceof Statement.Update s) {
            return Accesses.update(
                    s.old().number(),
                    where(s.place()),
                    order(s.order()),
                    update(s.kind(), s.place().array().type()),
                    stored(s.place(), s.operand()));
        }
        if (statement instanceof Statement.CompareAndSet s) {
            return compareAndSet(s);
        }
        if (statement instanceof Statement.Fence s) {
            return Accesses.fence(Orders.of(s.order()));
        }
        if (statement instanceof Statement.Await s) {
            return Accesses.await(
                    s.into().number(),
                    where(s.place()),
                    order(s.order()),
                    Orders.of(s.comparison()),
                    value(s.operand()));
        }
        if (statement instanceof Statement.AwaitCompareAndSet s) {
            return Accesses.awaitCompareAndSet(
                    where(s.place()), order(s.order()), stored(s.place(), s.expected()), stored(s.place(), s.value()));
        }
        throw new IllegalArgumentException("no access: " + statement);
    }

    private Op compareAndSet(Statement.CompareAndSet s) {
        int into = s.into().number();
        Node where = where(s.place());
        int order = order(s.order());
        int failure = order(s.failure());
        Node expected = stored(s.place(), s.expected());
        Node value = stored(s.place(), s.value());
        return switch (s.result()) {
            case OLD -> Accesses.compareAndExchange(into, where, order, failure, expected, value);
            case SUCCESS -> Accesses.compareAndSet(into, where, order, failure, expected, value);
            case WEAK_SUCCESS -> Accesses.weakCompareAndSet(into, where, order, failure, expected, value);
        };
    }

    private static int order(AccessOrder order) {
        return Orders.of(order);
    }

    private static int update(Statement.Update.Kind kind, Type type) {
        return switch (kind) {
            case SET -> Update.SET;
            case ADD -> type == Type.INT ? Update.ADD_INT : Update.ADD_LONG;
            case AND -> Update.AND;
            case OR -> Update.OR;
            case XOR -> Update.XOR;
        };
    }

    private Node where(Place place) {
        Integer at = first.get(place.array().name());
        if (at == null) {
            throw new IllegalArgumentException("no location " + place);
        }
        return Node.folded(new Node.Element(
                at, place.array().size(), value(place.index()), place.array().name()));
    }

    private static Node stored(Place place, Value value) {
        Node node = value(value);
        return place.array().type() == Type.INT ? Node.folded(new Node.Narrow(node)) : node;
    }

    private static Node value(Value value) {
        if (value instanceof Value.Constant constant) {
            return new Node.Constant(constant.value());
        }
        if (value instanceof Register register) {
            return new Node.Register(register.number());
        }
        if (value instanceof Value.Arithmetic arithmetic) {
            return new Node.Binary(arithmetic.operator()::apply, value(arithmetic.left()), value(arithmetic.right()));
        }
        throw new IllegalArgumentException(value + " is known only at the end");
    }
}
