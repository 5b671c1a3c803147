package smpng.explorer.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smpng.explorer.graph.Update;
import smpng.memory.program.Expression;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/** Compiles one thread of a litmus test's program. */
final class InstructionCompiler {
    private static final int INT = 32;

    private final Program.Thread thread;
    /** By address: the location's number in the explorer. */
    private final Map<Long, Integer> locations;

    private final CodeBuilder code;
    private final Map<String, Integer> labels = new HashMap<>();
    /** By label that something jumps back to: the head there. */
    private final Map<String, Integer> heads = new HashMap<>();

    InstructionCompiler(Program.Thread thread, Map<Long, Integer> locations) {
        this.thread = thread;
        this.locations = locations;
        code = new CodeBuilder(
                thread.initial().stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * The code.
     *
     * @throws IllegalArgumentException if an instruction is no language's
     */
    Code compile() {
        List<Instruction> instructions = thread.code();
        Set<String> back = jumpedBackTo(instructions);
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            if (instruction instanceof Instruction.Label label) {
                code.place(label(label.name()));
                if (back.contains(label.name())) {
                    heads.put(label.name(), code.head());
                }
            } else if (instruction instanceof Instruction.Jump jump) {
                jump(jump.label(), i);
            } else if (instruction instanceof Instruction.Branch branch) {
                branch(branch, i);
            } else {
                access(instruction);
            }
        }
        return code.build();
    }

    private static Set<String> jumpedBackTo(List<Instruction> instructions) {
        Set<String> placed = new HashSet<>();
        Set<String> back = new HashSet<>();
        for (Instruction instruction : instructions) {
            if (instruction instanceof Instruction.Label label) {
                placed.add(label.name());
            } else if (instruction instanceof Instruction.Jump jump && placed.contains(jump.label())) {
                back.add(jump.label());
            } else if (instruction instanceof Instruction.Branch branch && placed.contains(branch.label())) {
                back.add(branch.label());
            }
        }
        return back;
    }

    private int label(String name) {
        return labels.computeIfAbsent(name, n -> code.label());
    }

    private void jump(String name, int at) {
        Integer head = heads.get(name);
        if (head == null) {
            code.jump(label(name));
        } else if (at > 0
                && thread.code().get(at - 1) instanceof Instruction.Label own
                && own.name().equals(name)) {
            code.add(Flow.assume(new Node.Constant(0))); // goes round for ever and does nothing
        } else {
            code.again(head, label(name));
        }
    }

    private void branch(Instruction.Branch branch, int at) {
        Integer head = heads.get(branch.label());
        if (head == null) {
            code.branch(value(branch.condition()), label(branch.label()));
            return;
        }
        int past = code.label();
        code.branch(not(value(branch.condition())), past);
        jump(branch.label(), at);
        code.place(past);
    }

    private static Node not(Node value) {
        return new Node.Binary((a, b) -> a == b ? 1 : 0, value, new Node.Constant(0));
    }

    private void access(Instruction instruction) {
        if (instruction instanceof Instruction.Assign i) {
            code.add(Flow.assign(i.register(), value(i.value())));
        } else if (instruction instanceof Instruction.Load i) {
            code.add(Accesses.load(i.register(), where(i.address()), Orders.ofAccess(i.tags())));
        } else if (instruction instanceof Instruction.Store i) {
            code.add(Accesses.store(where(i.address()), Orders.ofAccess(i.tags()), value(i.value())));
        } else if (instruction instanceof Instruction.ReadModifyWrite i) {
            update(i);
        } else if (instruction instanceof Instruction.CompareAndSet i) {
            code.add(Accesses.compareAndExchange(
                    i.register(),
                    where(i.address()),
                    Orders.ofUpdate(i.readTags(), i.writeTags()),
                    Orders.ofAccess(i.failureTags()),
                    value(i.expected()),
                    value(i.value())));
        } else if (instruction instanceof Instruction.Fence i) {
            int order = Orders.ofFence(i.tags());
            if (order >= 0) {
                code.add(Accesses.fence(order));
            }
        } else {
            throw new IllegalArgumentException("only a language's instructions can be explored, not " + instruction);
        }
    }

    private void update(Instruction.ReadModifyWrite i) {
        Node where = where(i.address());
        int order = Orders.ofUpdate(i.readTags(), i.writeTags());
        if (!reads(i.value(), i.register())) {
            code.add(Accesses.update(i.register(), where, order, Update.SET, value(i.value())));
            return;
        }
        boolean narrow = false;
        Expression written = i.value();
        if (written instanceof Expression.Binary cut
                && cut.operator() == Expression.Operator.SIGN_EXTEND
                && cut.right().equals(Expression.constant(INT))) {
            narrow = true;
            written = cut.left();
        }
        if (!(written instanceof Expression.Binary of)
                || !of.left().equals(Expression.register(i.register()))
                || reads(of.right(), i.register())) {
            throw new IllegalArgumentException("a read-modify-write that cannot be explored: " + i);
        }
        int update = switch (of.operator()) {
            case ADD, SUB -> narrow ? Update.ADD_INT : Update.ADD_LONG;
            case AND -> Update.AND;
            case OR -> Update.OR;
            case XOR -> Update.XOR;
            default -> throw new IllegalArgumentException("a read-modify-write that cannot be explored: " + i);
        };
        Node operand = value(of.right());
        if (of.operator() == Expression.Operator.SUB) {
            operand = new Node.Binary((a, b) -> a - b, new Node.Constant(0), operand);
        }
        code.add(Accesses.update(i.register(), where, order, update, operand));
    }

    private static boolean reads(Expression expression, int register) {
        if (expression instanceof Expression.Binary binary) {
            return reads(binary.left(), register) || reads(binary.right(), register);
        }
        return expression.equals(Expression.register(register));
    }

    private Node where(Expression address) {
        return Node.folded(new Node.Addressed(value(address), locations));
    }

    private static Node value(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return new Node.Constant(constant.value());
        }
        if (expression instanceof Expression.Register register) {
            return new Node.Register(register.number());
        }
        if (expression instanceof Expression.Binary binary) {
            return new Node.Binary(binary.operator()::apply, value(binary.left()), value(binary.right()));
        }
        throw new IllegalArgumentException("not in a program: " + expression);
    }
}
