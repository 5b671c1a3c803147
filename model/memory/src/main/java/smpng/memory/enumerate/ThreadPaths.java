package smpng.memory.enumerate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import smpng.memory.Event;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Constant;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Expression.ReadValue;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;
import smpng.memory.program.ThreadPath;
import smpng.memory.program.ThreadPath.Step;

/**
 * Every way through one thread, by running it on symbols: a read returns an unknown, a branch on an unknown goes both
 * ways, and an access whose address is unknown goes to every location.
 *
 * <p>Bounds: each jump backwards is taken at most once on a path; ways that would take it again are left out, and {@link
 * #isCut} says that there were some. If all paths together have more than {@value #MOST_STEPS} steps, fork more than {@value
 * #MOST_FORKS} times (ways that fault or are left out have no steps, and may be many), or a value has more than {@value
 * #MOST_TERMS} terms, the rest is left out, and {@link #isTooLarge} says so.
 *
 * <p>Dependencies are syntactic: a register depends on the reads whose values went into it, {@code r ^ r} included. A
 * branch makes everything after it control-dependent, also if both ways lead to the same place or its outcome is fixed. A
 * compare-and-set is no branch. The status of a store-conditional depends on its write or on nothing, as
 * the instruction says.
 */
public final class ThreadPaths {
    private static final int NONE = -1;
    private static final int MOST_STEPS = 1 << 19;
    private static final int MOST_FORKS = 1 << 18;
    private static final int MOST_TERMS = 1 << 12;

    private final Program program;
    private final Program.Thread thread;
    private final Map<String, Integer> labels = new HashMap<>();
    private final List<ThreadPath> paths = new ArrayList<>();
    private final BitSet strays = new BitSet();
    private int steps;
    private int forks;
    private boolean cut;
    private boolean tooLarge;

    /** The ways through a thread of a program. */
    public ThreadPaths(Program program, int thread) {
        this.program = program;
        this.thread = program.threads().get(thread);
        for (int i = 0; i < this.thread.code().size(); i++) {
            if (this.thread.code().get(i) instanceof Instruction.Label label) {
                labels.put(label.name(), i);
            }
        }
        run(new State(this.thread));
    }

    /** The paths, in an order that depends on the program alone. */
    public List<ThreadPath> paths() {
        return List.copyOf(paths);
    }

    /** True if a path that would go round a loop once more was left out. */
    public boolean isCut() {
        return cut;
    }

    /** True if there is more than what {@link #paths} has: nothing may be concluded from it. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    /** The instructions, by index in the thread's code, that access an address which is no location's. */
    public List<Integer> strays() {
        return list(strays);
    }

    /** Where a run is, and what it has done. */
    private static final class State {
        private int next;
        private int reads;
        private int reservation = NONE;
        private final List<Expression> registers;
        /** By register: the steps its value was computed from. */
        private final List<BitSet> taint;
        /** By register: the terms of its value, each as often as evaluating it meets it. */
        private final int[] terms;

        private final BitSet control;
        private final BitSet jumped;
        private final List<Step> steps;
        private final List<Expression> conditions;

        State(Program.Thread thread) {
            registers = new ArrayList<>();
            taint = new ArrayList<>();
            terms = new int[thread.initial().size()];
            Arrays.fill(terms, 1);
            for (long initial : thread.initial()) {
                registers.add(new Constant(initial));
                taint.add(new BitSet());
            }
            control = new BitSet();
            jumped = new BitSet();
            steps = new ArrayList<>();
            conditions = new ArrayList<>();
        }

        State(State other) {
            next = other.next;
            reads = other.reads;
            reservation = other.reservation;
            registers = new ArrayList<>(other.registers);
            taint = new ArrayList<>(other.taint);
            terms = other.terms.clone();
            control = (BitSet) other.control.clone();
            jumped = (BitSet) other.jumped.clone();
            steps = new ArrayList<>(other.steps);
            conditions = new ArrayList<>(other.conditions);
        }

        /** A value of one term. */
        void set(int register, Expression value, BitSet from) {
            registers.set(register, value);
            taint.set(register, from);
            terms[register] = 1;
        }

        void assign(int register, Expression expression) {
            Expression value = value(expression);
            BitSet from = taintOf(expression);
            int size = value instanceof Constant ? 1 : termsOf(expression);
            set(register, value, from);
            terms[register] = size;
        }

        private int termsOf(Expression expression) {
            if (expression instanceof Expression.Register register) {
                return terms[register.number()];
            }
            return expression instanceof Expression.Binary binary
                    ? Math.min(MOST_TERMS, termsOf(binary.left())) + Math.min(MOST_TERMS, termsOf(binary.right()))
                    : 1;
        }

        BitSet taintOf(Expression expression) {
            BitSet all = new BitSet();
            collect(expression, all);
            return all;
        }

        private void collect(Expression expression, BitSet all) {
            if (expression instanceof Expression.Register register) {
                all.or(taint.get(register.number()));
            } else if (expression instanceof Expression.Binary binary) {
                collect(binary.left(), all);
                collect(binary.right(), all);
            }
        }

        Expression value(Expression expression) {
            return Folding.substitute(expression, registers);
        }
    }

    private void run(State state) {
        while (state.next < thread.code().size()) {
            if (tooLarge) {
                return;
            }
            Instruction instruction = thread.code().get(state.next);
            int line = state.next++;
            if (instruction instanceof Instruction.Assign assign) {
                state.assign(assign.register(), assign.value());
                tooLarge |= state.terms[assign.register()] > MOST_TERMS;
            } else if (instruction instanceof Instruction.Fence fence) {
                add(
                        state,
                        Event.Kind.FENCE,
                        NONE,
                        new Constant(0),
                        fence.tags(),
                        new BitSet(),
                        new BitSet(),
                        NONE,
                        false,
                        line);
            } else if (instruction instanceof Instruction.Jump jump) {
                if (!go(state, jump.label(), line)) {
                    return;
                }
            } else if (instruction instanceof Instruction.Branch branch) {
                if (!branch(state, branch, line)) {
                    return;
                }
            } else if (!(instruction instanceof Instruction.Label) && !access(state, instruction, line)) {
                return;
            }
        }
        steps += state.steps.size() + 1;
        tooLarge |= steps > MOST_STEPS;
        paths.add(new ThreadPath(state.steps, state.conditions, state.registers));
    }

    private State fork(State state) {
        forks++;
        tooLarge |= forks > MOST_FORKS;
        return new State(state);
    }

    private int target(String label) {
        Integer at = labels.get(label);
        if (at == null) {
            throw new IllegalArgumentException("no label " + label);
        }
        return at;
    }

    /** Jumps, or says that this way is left out. */
    private boolean go(State state, String label, int line) {
        int target = target(label);
        if (target <= line) {
            if (state.jumped.get(line)) {
                cut = true;
                return false;
            }
            state.jumped.set(line);
        }
        state.next = target;
        return true;
    }

    private boolean branch(State state, Instruction.Branch branch, int line) {
        Expression condition = state.value(branch.condition());
        state.control.or(state.taintOf(branch.condition()));
        if (afterLabels(target(branch.label())) == afterLabels(line + 1)) {
            return true;
        }
        if (condition instanceof Constant constant) {
            return constant.value() == 0 || go(state, branch.label(), line);
        }
        State taken = fork(state);
        if (go(taken, branch.label(), line)) {
            taken.conditions.add(Folding.fold(Operator.NE, condition, new Constant(0)));
            run(taken);
        }
        state.conditions.add(Folding.fold(Operator.EQ, condition, new Constant(0)));
        return true;
    }

    /** The first instruction at or after an index that is no label. */
    private int afterLabels(int index) {
        int at = index;
        while (at < thread.code().size() && thread.code().get(at) instanceof Instruction.Label) {
            at++;
        }
        return at;
    }

    /** Performs an access, at each address that it may have; says whether this way goes on in {@code state}. */
    private boolean access(State state, Instruction instruction, int line) {
        Expression named = addressOf(instruction);
        Expression address = state.value(named);
        BitSet addr = state.taintOf(named);
        if (address instanceof Constant constant) {
            OptionalInt location = program.locationAt(constant.value());
            if (location.isEmpty()) {
                strays.set(line); // it faults: this way is no execution of the test
            }
            return location.isPresent() && access(state, instruction, location.getAsInt(), addr, line);
        }
        for (int location = 0; location < program.locations().size(); location++) {
            State here = fork(state);
            here.conditions.add(Folding.fold(Operator.EQ, address, new Constant(program.addressOf(location))));
            if (access(here, instruction, location, addr, line)) {
                run(here);
            }
        }
        return false;
    }

    private static Expression addressOf(Instruction instruction) {
        if (instruction instanceof Instruction.Load load) {
            return load.address();
        }
        if (instruction instanceof Instruction.Store store) {
            return store.address();
        }
        if (instruction instanceof Instruction.ReadModifyWrite update) {
            return update.address();
        }
        if (instruction instanceof Instruction.CompareAndSet update) {
            return update.address();
        }
        if (instruction instanceof Instruction.StoreConditional store) {
            return store.address();
        }
        throw new IllegalArgumentException("no access: " + instruction);
    }

    private boolean access(State state, Instruction instruction, int location, BitSet addr, int line) {
        if (instruction instanceof Instruction.Load load) {
            read(state, load.register(), location, load.tags(), addr, line);
            if (Tag.EXCLUSIVE.in(load.tags())) {
                state.reservation = state.steps.size() - 1;
            }
        } else if (instruction instanceof Instruction.Store store) {
            write(state, store.value(), location, store.tags(), addr, NONE, false, line);
        } else if (instruction instanceof Instruction.ReadModifyWrite update) {
            // The address is that of before the instruction; the value is computed from what it read.
            read(state, update.register(), location, update.readTags(), addr, line);
            write(state, update.value(), location, update.writeTags(), addr, state.steps.size() - 1, true, line);
        } else if (instruction instanceof Instruction.CompareAndSet update) {
            compareAndSet(state, update, location, addr, line);
        } else if (instruction instanceof Instruction.StoreConditional store) {
            storeConditional(state, store, location, addr, line);
        }
        return true;
    }

    private void compareAndSet(State state, Instruction.CompareAndSet update, int location, BitSet addr, int line) {
        Expression expected = state.value(update.expected());
        Expression value = state.value(update.value());
        BitSet data = state.taintOf(update.value());
        Expression old = new ReadValue(state.reads);
        State failed = fork(state);
        read(failed, update.register(), location, update.failureTags(), addr, line);
        failed.conditions.add(Folding.fold(Operator.NE, old, expected));
        run(failed);
        read(state, update.register(), location, update.readTags(), addr, line);
        state.conditions.add(Folding.fold(Operator.EQ, old, expected));
        int source = state.steps.size() - 1;
        add(state, Event.Kind.WRITE, location, value, update.writeTags(), addr, data, source, true, line);
    }

    private void storeConditional(
            State state, Instruction.StoreConditional store, int location, BitSet addr, int line) {
        int source = state.reservation;
        state.reservation = NONE;
        State failed = fork(state);
        failed.set(store.status(), new Constant(store.failure()), new BitSet());
        if (source == NONE || state.steps.get(source).location() != location) {
            state.set(store.status(), new Constant(store.failure()), new BitSet());
            return;
        }
        run(failed);
        write(state, store.value(), location, store.tags(), addr, source, false, line);
        BitSet reported = new BitSet();
        if (store.reports()) {
            reported.set(state.steps.size() - 1);
        }
        state.set(store.status(), new Constant(store.success()), reported);
    }

    private static void read(State state, int register, int location, long tags, BitSet addr, int line) {
        Expression value = new ReadValue(state.reads++);
        add(state, Event.Kind.READ, location, value, tags, addr, new BitSet(), NONE, false, line);
        BitSet own = new BitSet();
        own.set(state.steps.size() - 1);
        state.set(register, value, own);
    }

    private static void write(
            State state, Expression value, int location, long tags, BitSet addr, int source, boolean atomic, int line) {
        add(
                state,
                Event.Kind.WRITE,
                location,
                state.value(value),
                tags,
                addr,
                state.taintOf(value),
                source,
                atomic,
                line);
    }

    private static void add(
            State state,
            Event.Kind kind,
            int location,
            Expression value,
            long tags,
            BitSet addr,
            BitSet data,
            int source,
            boolean atomic,
            int line) {
        state.steps.add(new Step(
                kind, location, value, tags, list(addr), list(data), list(state.control), source, atomic, line));
    }

    private static List<Integer> list(BitSet steps) {
        return steps.stream().boxed().toList();
    }
}
