package smpng.api.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes one thread, statement by statement. Statements under a condition or in a loop are written by a piece of Java that
 * is run once, at once, and uses the same builder:
 *
 * <pre>{@code
 * t.ifElse(old.eq(0), () -> t.store(x, AccessOrder.RELEASE, 1), () -> t.end());
 * }</pre>
 *
 * <p>Whatever returns a register declares a new one; the forms with a register as first argument assign it.
 */
public final class ThreadBuilder {
    private final ProgramBuilder program;
    private final String name;
    private final List<Register> registers = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Deque<List<Statement>> blocks = new ArrayDeque<>();
    private final List<Statement> body = new ArrayList<>();
    /** Registers that count the rounds of a loop that is being written. */
    private final Set<Register> counters = new HashSet<>();

    private int loops;
    private int statements;

    ThreadBuilder(ProgramBuilder program, String name) {
        this.program = program;
        this.name = name;
        blocks.push(body);
    }

    /** A register, 0 at first. */
    public Register register(String register) {
        program.checkOpen();
        if (register.isBlank() || !names.add(register)) {
            throw malformed(register.isBlank() ? "a register has no name" : "two registers are called " + register);
        }
        Register made = new Register(name, register, registers.size());
        registers.add(made);
        return made;
    }

    private Register fresh() {
        int number = registers.size();
        while (names.contains("r" + number)) {
            number++;
        }
        return register("r" + number);
    }

    /** Computes into a register. */
    public ThreadBuilder set(Register into, Value value) {
        return add(new Statement.Assign(assigned(into), value), value);
    }

    /** Computes into a register. */
    public ThreadBuilder set(Register into, long value) {
        return set(into, Value.of(value));
    }

    /** Reads a location. Orders: plain, opaque, acquire, volatile. */
    public Register load(Place place, AccessOrder order) {
        Register into = fresh();
        load(into, place, order);
        return into;
    }

    /** Reads a location into a register. */
    public ThreadBuilder load(Register into, Place place, AccessOrder order) {
        check(order.isForLoads(), "a load", order);
        return add(new Statement.Load(assigned(into), checked(place), order), place.index());
    }

    /** Writes a location. Orders: plain, opaque, release, volatile. */
    public ThreadBuilder store(Place place, AccessOrder order, Value value) {
        check(order.isForStores(), "a store", order);
        checkFits(place, value);
        return add(new Statement.Store(checked(place), order, value), place.index(), value);
    }

    /** Writes a location. */
    public ThreadBuilder store(Place place, AccessOrder order, long value) {
        return store(place, order, Value.of(value));
    }

    /** Adds to a location; returns the old value. Orders of this and the other read-modify-writes: all but plain. */
    public Register fetchAdd(Place place, AccessOrder order, Value operand) {
        return update(Statement.Update.Kind.ADD, place, order, operand);
    }

    /** Adds to a location; returns the old value. */
    public Register fetchAdd(Place place, AccessOrder order, long operand) {
        return fetchAdd(place, order, Value.of(operand));
    }

    /** Replaces a location's value; returns the old one. */
    public Register exchange(Place place, AccessOrder order, Value value) {
        return update(Statement.Update.Kind.SET, place, order, value);
    }

    /** Replaces a location's value; returns the old one. */
    public Register exchange(Place place, AccessOrder order, long value) {
        return exchange(place, order, Value.of(value));
    }

    /** A read-modify-write; returns the old value. */
    public Register update(Statement.Update.Kind kind, Place place, AccessOrder order, Value operand) {
        Register old = fresh();
        update(old, kind, place, order, operand);
        return old;
    }

    /** A read-modify-write; the old value goes to the register. */
    public ThreadBuilder update(
            Register old, Statement.Update.Kind kind, Place place, AccessOrder order, Value operand) {
        check(order.isForUpdates(), "a read-modify-write", order);
        checkFits(place, operand);
        return add(new Statement.Update(assigned(old), checked(place), order, kind, operand), place.index(), operand);
    }

    /** Compares and sets; returns 1 if the value was replaced, else 0. A failure reads with what is left of the order. */
    public Register compareAndSet(Place place, AccessOrder order, long expected, long value) {
        return compareAndSet(
                Statement.CompareAndSet.Result.SUCCESS,
                place,
                order,
                order.ofTheRead(),
                Value.of(expected),
                Value.of(value));
    }

    /** Compares and sets; what it returns and whether it may fail for no reason is for {@code result} to say. */
    public Register compareAndSet(
            Statement.CompareAndSet.Result result,
            Place place,
            AccessOrder order,
            AccessOrder failure,
            Value expected,
            Value value) {
        Register into = fresh();
        compareAndSet(into, result, place, order, failure, expected, value);
        return into;
    }

    /** Compares and sets; the result goes to the register. */
    public ThreadBuilder compareAndSet(
            Register into,
            Statement.CompareAndSet.Result result,
            Place place,
            AccessOrder order,
            AccessOrder failure,
            Value expected,
            Value value) {
        check(order.isForUpdates(), "a compare-and-set", order);
        check(failure.isForLoads() && failure != AccessOrder.PLAIN, "a compare-and-set that fails", failure);
        checkFits(place, expected);
        checkFits(place, value);
        return add(
                new Statement.CompareAndSet(assigned(into), result, checked(place), order, failure, expected, value),
                place.index(),
                expected,
                value);
    }

    /** A fence. */
    public ThreadBuilder fence(FenceOrder order) {
        return add(new Statement.Fence(order));
    }

    /** Waits until a location's value compares so with the operand; returns the value. Orders as for loads. */
    public Register await(Place place, AccessOrder order, Comparison comparison, Value operand) {
        Register into = fresh();
        check(order.isForLoads(), "an await", order);
        add(new Statement.Await(into, checked(place), order, comparison, operand), place.index(), operand);
        return into;
    }

    /** Waits until a location's value compares so with the operand; returns the value. */
    public Register await(Place place, AccessOrder order, Comparison comparison, long operand) {
        return await(place, order, comparison, Value.of(operand));
    }

    /** Compares and sets until that succeeds. */
    public ThreadBuilder awaitCompareAndSet(Place place, AccessOrder order, Value expected, Value value) {
        check(order.isForUpdates(), "a compare-and-set", order);
        checkFits(place, expected);
        checkFits(place, value);
        return add(
                new Statement.AwaitCompareAndSet(checked(place), order, expected, value),
                place.index(),
                expected,
                value);
    }

    /** Does something if the condition holds. */
    public ThreadBuilder ifTrue(Value condition, Runnable then) {
        return ifElse(condition, then, () -> {});
    }

    /** Does one of two things. */
    public ThreadBuilder ifElse(Value condition, Runnable then, Runnable otherwise) {
        checkUsable(condition);
        int at = ++statements;
        List<Statement> first = block(then);
        List<Statement> second = block(otherwise);
        return append(new Statement.If(condition, first, second), at);
    }

    /** Does something until it is {@linkplain #leave left}. */
    public ThreadBuilder loop(Runnable inside) {
        int at = ++statements;
        loops++;
        List<Statement> written = block(inside);
        loops--;
        return append(new Statement.Loop(written), at);
    }

    /** Does something as long as the condition holds before it. */
    public ThreadBuilder whileTrue(Value condition, Runnable inside) {
        return loop(() -> {
            ifTrue(condition.not(), this::leave);
            inside.run();
        });
    }

    /** Does something, and again as long as the condition holds after it. */
    public ThreadBuilder doWhile(Runnable inside, Value condition) {
        return loop(() -> {
            inside.run();
            ifTrue(condition.not(), this::leave);
        });
    }

    /** Does something for each number from {@code from} to {@code to}, exclusive; the number is in the register it gets. */
    public ThreadBuilder forEach(long from, long to, Consumer<Register> inside) {
        Register counter = fresh();
        int at = ++statements;
        loops++;
        counters.add(counter);
        List<Statement> written = block(() -> inside.accept(counter));
        counters.remove(counter);
        loops--;
        return append(new Statement.For(counter, from, to, written), at);
    }

    /** Leaves the innermost loop. */
    public ThreadBuilder leave() {
        if (loops == 0) {
            throw malformed("leaves a loop, but is in none");
        }
        return add(new Statement.Leave());
    }

    /** Ends the thread. */
    public ThreadBuilder end() {
        return add(new Statement.End());
    }

    /** Drops the execution unless the condition holds: it does not count as complete. */
    public ThreadBuilder assume(Value condition) {
        return add(new Statement.Assume(condition), condition);
    }

    /** Fails unless the condition holds. */
    public ThreadBuilder verify(Value condition, String message) {
        return add(new Statement.Verify(condition, message), condition);
    }

    boolean has(Register register) {
        return registers.contains(register);
    }

    Program.Code code() {
        if (blocks.size() != 1) {
            throw malformed("the program is built inside a condition or a loop");
        }
        return new Program.Code(name, registers, body);
    }

    private List<Statement> block(Runnable inside) {
        List<Statement> written = new ArrayList<>();
        blocks.push(written);
        try {
            inside.run();
        } finally {
            blocks.pop();
        }
        return written;
    }

    private ThreadBuilder add(Statement statement, Value... uses) {
        for (Value use : uses) {
            checkUsable(use);
        }
        return append(statement, ++statements);
    }

    private ThreadBuilder append(Statement statement, int at) {
        program.checkOpen();
        List<Statement> block = blocks.element();
        if (!block.isEmpty() && isAnEnd(block.get(block.size() - 1))) {
            throw malformed("is never reached: the statement before it leaves", at);
        }
        block.add(statement);
        return this;
    }

    private static boolean isAnEnd(Statement statement) {
        return statement instanceof Statement.Leave || statement instanceof Statement.End;
    }

    private void checkUsable(Value value) {
        if (value instanceof Value.Arithmetic arithmetic) {
            checkUsable(arithmetic.left());
            checkUsable(arithmetic.right());
        } else if (value instanceof Register register) {
            checked(register);
        } else if (value instanceof Value.Last) {
            throw malformed(value + " is known only at the end");
        }
    }

    private Register checked(Register register) {
        if (!has(register)) {
            throw malformed("register " + register + " is of thread " + register.thread() + " or of another program");
        }
        return register;
    }

    private Register assigned(Register register) {
        if (counters.contains(register)) {
            throw malformed("register " + register + " counts the rounds of the loop");
        }
        return checked(register);
    }

    private Place checked(Place place) {
        program.wrongWith(place).ifPresent(what -> {
            throw malformed(what);
        });
        return place;
    }

    private void check(boolean may, String what, AccessOrder order) {
        if (!may) {
            throw malformed(what + " cannot be " + order);
        }
    }

    private void checkFits(Place place, Value value) {
        if (value instanceof Value.Constant constant && !place.array().type().holds(constant.value())) {
            throw malformed(value + " does not fit " + place + ", an int");
        }
    }

    private MalformedProgram malformed(String what) {
        return malformed(what, statements + 1);
    }

    private MalformedProgram malformed(String what, int statement) {
        return program.malformed(", thread " + name + ", statement " + statement, what);
    }
}
