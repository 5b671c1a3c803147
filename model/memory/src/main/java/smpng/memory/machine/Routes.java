package smpng.memory.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import smpng.memory.Event;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;

/**
 * The paths of a thread, for machines that decide branches in advance. Apart from those that executions are enumerated
 * over, on purpose: machine and axioms are compared, and an error in either's reading of a program shows as a difference.
 *
 * <p>Loops and exclusives are refused. An address that is computed from what was read may be any location's.
 */
public final class Routes implements Paths {
    @Override
    public List<List<ThreadPath>> of(Program program) {
        return program.threads().stream()
                .map(thread -> new Walk(program, thread).paths())
                .toList();
    }

    /** A value as far as it is known, and the reads it was computed from, by step. */
    private record Held(Expression value, TreeSet<Integer> from) {
        static Held constant(long value) {
            return new Held(Expression.constant(value), new TreeSet<>());
        }

        List<Integer> reads() {
            return List.copyOf(from);
        }
    }

    /** Where a walk stands. Copied where it forks. */
    private static final class Place {
        private int at;
        private int reads;
        private final List<Held> registers;
        private final List<ThreadPath.Step> steps;
        private final List<Expression> conditions;
        private final TreeSet<Integer> decided;

        Place(List<Held> registers) {
            this.registers = new ArrayList<>(registers);
            this.steps = new ArrayList<>();
            this.conditions = new ArrayList<>();
            this.decided = new TreeSet<>();
        }

        Place(Place other) {
            at = other.at;
            reads = other.reads;
            registers = new ArrayList<>(other.registers);
            steps = new ArrayList<>(other.steps);
            conditions = new ArrayList<>(other.conditions);
            decided = new TreeSet<>(other.decided);
        }

        List<Integer> control() {
            return List.copyOf(decided);
        }

        /** Adds a read, and gives what it returns. */
        Held read(int location, long tags, Held address, int line) {
            Expression value = new Expression.ReadValue(reads++);
            steps.add(new ThreadPath.Step(
                    Event.Kind.READ, location, value, tags, address.reads(), List.of(), control(), -1, false, line));
            return new Held(value, new TreeSet<>(List.of(steps.size() - 1)));
        }

        void write(int location, Held value, long tags, Held address, int source, int line) {
            steps.add(new ThreadPath.Step(
                    Event.Kind.WRITE,
                    location,
                    value.value(),
                    tags,
                    address.reads(),
                    value.reads(),
                    control(),
                    source,
                    source >= 0,
                    line));
        }
    }

    /** All the ways through one thread. */
    private static final class Walk {
        private final Program program;
        private final Program.Thread thread;
        private final Map<String, Integer> labels = new HashMap<>();
        private final List<ThreadPath> found = new ArrayList<>();

        Walk(Program program, Program.Thread thread) {
            this.program = program;
            this.thread = thread;
            for (int i = 0; i < thread.code().size(); i++) {
                if (thread.code().get(i) instanceof Instruction.Label label) {
                    labels.put(label.name(), i);
                }
            }
        }

        List<ThreadPath> paths() {
            go(new Place(thread.initial().stream().map(Held::constant).toList()));
            return found;
        }

        private void go(Place place) {
            while (place.at < thread.code().size()) {
                Instruction i = thread.code().get(place.at);
                if (i instanceof Instruction.Branch branch) {
                    branch(place, branch);
                    return;
                }
                if (i instanceof Instruction.Load load) {
                    access(place, load.address());
                    return;
                }
                if (i instanceof Instruction.Store store) {
                    access(place, store.address());
                    return;
                }
                if (i instanceof Instruction.ReadModifyWrite update) {
                    access(place, update.address());
                    return;
                }
                if (i instanceof Instruction.CompareAndSet update) {
                    access(place, update.address());
                    return;
                }
                local(place, i);
            }
            List<Expression> registers =
                    place.registers.stream().map(Held::value).toList();
            found.add(new ThreadPath(place.steps, place.conditions, registers));
        }

        private void local(Place place, Instruction i) {
            if (i instanceof Instruction.Assign assign) {
                place.registers.set(assign.register(), value(place, assign.value()));
                place.at++;
            } else if (i instanceof Instruction.Fence fence) {
                place.steps.add(new ThreadPath.Step(
                        Event.Kind.FENCE,
                        -1,
                        Expression.constant(0),
                        fence.tags(),
                        List.of(),
                        List.of(),
                        place.control(),
                        -1,
                        false,
                        place.at));
                place.at++;
            } else if (i instanceof Instruction.Jump jump) {
                place.at = target(place.at, jump.label());
            } else if (i instanceof Instruction.Label) {
                place.at++;
            } else {
                throw new OutsideFragment("the machines have no exclusives: " + i);
            }
        }

        private void branch(Place place, Instruction.Branch branch) {
            Held condition = value(place, branch.condition());
            place.decided.addAll(condition.from());
            Place taken = new Place(place);
            taken.at = target(place.at, branch.label());
            if (assume(taken, condition.value())) {
                go(taken);
            }
            Place passed = new Place(place);
            passed.at++;
            if (assume(passed, fold(Operator.EQ, condition.value(), Expression.constant(0)))) {
                go(passed);
            }
        }

        /** Adds a condition; false if it can never hold. */
        private static boolean assume(Place place, Expression condition) {
            OptionalLong known = known(condition);
            if (known.isEmpty()) {
                place.conditions.add(condition);
            }
            return known.isEmpty() || known.getAsLong() != 0;
        }

        private void access(Place place, Expression expression) {
            Held address = value(place, expression);
            OptionalLong known = known(address.value());
            if (known.isPresent()) {
                OptionalInt location = program.locationAt(known.getAsLong());
                if (location.isEmpty()) {
                    throw new OutsideFragment("there is no location at " + known.getAsLong());
                }
                perform(place, address, location.getAsInt());
                return;
            }
            for (int l = 0; l < program.locations().size(); l++) {
                Place chosen = new Place(place);
                Expression at = Expression.constant(program.addressOf(l));
                if (assume(chosen, fold(Operator.EQ, address.value(), at))) {
                    perform(chosen, address, l);
                }
            }
        }

        private void perform(Place place, Held address, int location) {
            Instruction i = thread.code().get(place.at);
            int line = place.at++;
            if (i instanceof Instruction.Load load) {
                if (Tag.EXCLUSIVE.in(load.tags())) {
                    throw new OutsideFragment("the machines have no exclusives: " + i);
                }
                place.registers.set(load.register(), place.read(location, load.tags(), address, line));
            } else if (i instanceof Instruction.Store store) {
                place.write(location, value(place, store.value()), store.tags(), address, -1, line);
            } else if (i instanceof Instruction.ReadModifyWrite update) {
                int source = place.steps.size();
                place.registers.set(update.register(), place.read(location, update.readTags(), address, line));
                place.write(location, value(place, update.value()), update.writeTags(), address, source, line);
            } else if (i instanceof Instruction.CompareAndSet update) {
                compareAndSet(place, update, address, location, line);
                return;
            }
            go(place);
        }

        private void compareAndSet(
                Place place, Instruction.CompareAndSet update, Held address, int location, int line) {
            Held expected = value(place, update.expected());
            Held value = value(place, update.value());
            int source = place.steps.size();
            Place set = new Place(place);
            Held old = set.read(location, update.readTags(), address, line);
            set.registers.set(update.register(), old);
            set.write(location, value, update.writeTags(), address, source, line);
            if (assume(set, fold(Operator.EQ, old.value(), expected.value()))) {
                go(set);
            }
            Place failed = new Place(place);
            Held other = failed.read(location, update.failureTags(), address, line);
            failed.registers.set(update.register(), other);
            if (assume(failed, fold(Operator.NE, other.value(), expected.value()))) {
                go(failed);
            }
        }

        private int target(int from, String label) {
            Integer index = labels.get(label);
            if (index == null) {
                throw new OutsideFragment("there is no label " + label);
            }
            if (index <= from) {
                throw new OutsideFragment("the machines have no loops: to " + label);
            }
            return index;
        }
    }

    private static Held value(Place place, Expression expression) {
        if (expression instanceof Expression.Register register) {
            return place.registers.get(register.number());
        }
        if (expression instanceof Expression.Binary binary) {
            Held left = value(place, binary.left());
            Held right = value(place, binary.right());
            TreeSet<Integer> from = new TreeSet<>(left.from());
            from.addAll(right.from());
            return new Held(fold(binary.operator(), left.value(), right.value()), from);
        }
        return new Held(expression, new TreeSet<>());
    }

    private static OptionalLong known(Expression expression) {
        return expression instanceof Expression.Constant c ? OptionalLong.of(c.value()) : OptionalLong.empty();
    }

    /** Computes what can be computed: constants, and the zero idioms that tests make dependencies with. */
    private static Expression fold(Operator operator, Expression left, Expression right) {
        OptionalLong a = known(left);
        OptionalLong b = known(right);
        if (a.isPresent() && b.isPresent()) {
            return Expression.constant(operator.apply(a.getAsLong(), b.getAsLong()));
        }
        boolean cancels = operator == Operator.XOR || operator == Operator.SUB || operator == Operator.NE;
        if (cancels && left.equals(right)) {
            return Expression.constant(0);
        }
        boolean absorbs = operator == Operator.AND || operator == Operator.MUL;
        if (absorbs && (a.isPresent() && a.getAsLong() == 0 || b.isPresent() && b.getAsLong() == 0)) {
            return Expression.constant(0);
        }
        if (operator == Operator.ADD && b.isPresent() && b.getAsLong() == 0) {
            return left;
        }
        if (operator == Operator.ADD && a.isPresent() && a.getAsLong() == 0) {
            return right;
        }
        return Expression.binary(operator, left, right);
    }
}
