package smpng.memory.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/**
 * A thread's code, run in order: everything between two operations on memory happens at once, since no other thread can
 * tell. Loops and exclusives are refused.
 */
final class Code {
    private final Program program;
    private final Program.Thread thread;
    private final Map<String, Integer> labels = new HashMap<>();

    Code(Program program, Program.Thread thread) {
        this.program = program;
        this.thread = thread;
        List<Instruction> code = thread.code();
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof Instruction.Label label) {
                labels.put(label.name(), i);
            }
        }
        for (int i = 0; i < code.size(); i++) {
            refuse(i, code.get(i));
        }
    }

    /** The code of every thread. */
    static List<Code> of(Program program) {
        return program.threads().stream().map(t -> new Code(program, t)).toList();
    }

    private void refuse(int index, Instruction instruction) {
        if (instruction instanceof Instruction.StoreConditional
                || instruction instanceof Instruction.Load load && Tag.EXCLUSIVE.in(load.tags())) {
            throw new OutsideFragment("the machines have no exclusives: " + instruction);
        }
        if (instruction instanceof Instruction.Branch branch && target(branch.label()) <= index
                || instruction instanceof Instruction.Jump jump && target(jump.label()) <= index) {
            throw new OutsideFragment("the machines have no loops: " + instruction);
        }
    }

    private int target(String label) {
        Integer index = labels.get(label);
        if (index == null) {
            throw new OutsideFragment("there is no label " + label);
        }
        return index;
    }

    int length() {
        return thread.code().size();
    }

    Core start() {
        return settle(new Core(0, thread.initial()));
    }

    boolean finished(Core core) {
        return core.at() >= length();
    }

    /** What the thread does next; nothing at the end. */
    Optional<Operation> next(Core core) {
        if (finished(core)) {
            return Optional.empty();
        }
        Instruction instruction = thread.code().get(core.at());
        if (instruction instanceof Instruction.Load load) {
            return Optional.of(new Operation.Read(load.register(), location(core, load.address()), load.tags()));
        }
        if (instruction instanceof Instruction.Store store) {
            return Optional.of(
                    new Operation.Write(location(core, store.address()), value(core, store.value()), store.tags()));
        }
        if (instruction instanceof Instruction.Fence fence) {
            return Optional.of(new Operation.Fence(fence.tags()));
        }
        if (instruction instanceof Instruction.ReadModifyWrite update) {
            return Optional.of(new Operation.Update(
                    update.register(),
                    location(core, update.address()),
                    update,
                    old -> OptionalLong.of(value(core.with(update.register(), old), update.value()))));
        }
        if (instruction instanceof Instruction.CompareAndSet update) {
            return Optional.of(new Operation.Update(
                    update.register(),
                    location(core, update.address()),
                    update,
                    old -> old == value(core, update.expected())
                            ? OptionalLong.of(value(core, update.value()))
                            : OptionalLong.empty()));
        }
        throw new IllegalStateException("not settled: " + instruction);
    }

    /** After an operation that returned nothing. */
    Core past(Core core) {
        return settle(core.to(core.at() + 1));
    }

    /** After an operation that returned a value into a register. */
    Core past(Core core, int register, long value) {
        return settle(core.with(register, value).to(core.at() + 1));
    }

    /** Runs up to the next operation on memory. */
    private Core settle(Core core) {
        Core now = core;
        while (!finished(now)) {
            Instruction instruction = thread.code().get(now.at());
            if (instruction instanceof Instruction.Assign assign) {
                now = now.with(assign.register(), value(now, assign.value())).to(now.at() + 1);
            } else if (instruction instanceof Instruction.Branch branch) {
                now = now.to(value(now, branch.condition()) != 0 ? target(branch.label()) : now.at() + 1);
            } else if (instruction instanceof Instruction.Jump jump) {
                now = now.to(target(jump.label()));
            } else if (instruction instanceof Instruction.Label) {
                now = now.to(now.at() + 1);
            } else {
                return now;
            }
        }
        return now;
    }

    private int location(Core core, Expression address) {
        long at = value(core, address);
        OptionalInt location = program.locationAt(at);
        if (location.isEmpty()) {
            throw new OutsideFragment("there is no location at " + at);
        }
        return location.getAsInt();
    }

    private static long value(Core core, Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return constant.value();
        }
        if (expression instanceof Expression.Register register) {
            return core.registers().get(register.number());
        }
        if (expression instanceof Expression.Binary binary) {
            return binary.operator().apply(value(core, binary.left()), value(core, binary.right()));
        }
        throw new OutsideFragment("not an expression of a program: " + expression);
    }
}
