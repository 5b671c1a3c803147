package smpng.memory.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/** Instructions as text, in no machine's syntax: {@code r1 = [x] acquire}. */
public final class Listing {
    private Listing() {}

    /** A whole program, a thread after the other. */
    public static String of(Program program) {
        StringBuilder text = new StringBuilder();
        for (Program.Location location : program.locations()) {
            text.append(location.name())
                    .append(" = ")
                    .append(program.show(location.initial()))
                    .append("; ");
        }
        for (int t = 0; t < program.threads().size(); t++) {
            text.append("\nthread ").append(t).append(":");
            Program.Thread thread = program.threads().get(t);
            for (Instruction instruction : thread.code()) {
                text.append("\n  ").append(of(instruction, program.locations(), thread.registers()));
            }
        }
        return text.toString();
    }

    /** One instruction. */
    public static String of(Instruction instruction, List<Program.Location> locations, List<String> registers) {
        return new Names(locations, registers).show(instruction);
    }

    /** A mask of tags: {@code store_store+store_load}. */
    public static String tags(long mask) {
        List<String> names = new ArrayList<>();
        for (Tag tag : Tag.values()) {
            if (tag.in(mask)) {
                names.add(tag.name().toLowerCase(Locale.ROOT));
            }
        }
        return String.join("+", names);
    }

    /** What numbers are called. */
    private record Names(List<Program.Location> locations, List<String> registers) {
        String show(Instruction i) {
            if (i instanceof Instruction.Assign assign) {
                return registers.get(assign.register()) + " = " + show(assign.value());
            }
            if (i instanceof Instruction.Load load) {
                return registers.get(load.register()) + " = [" + show(load.address()) + "]" + tagged(load.tags());
            }
            if (i instanceof Instruction.Store store) {
                return "[" + show(store.address()) + "] = " + show(store.value()) + tagged(store.tags());
            }
            if (i instanceof Instruction.ReadModifyWrite update) {
                return registers.get(update.register()) + " = [" + show(update.address()) + "]"
                        + tagged(update.readTags()) + " then [.] = " + show(update.value())
                        + tagged(update.writeTags());
            }
            if (i instanceof Instruction.CompareAndSet update) {
                return registers.get(update.register()) + " = [" + show(update.address()) + "]"
                        + tagged(update.readTags()) + " then if " + show(update.expected()) + " [.] = "
                        + show(update.value()) + tagged(update.writeTags());
            }
            if (i instanceof Instruction.StoreConditional store) {
                return registers.get(store.status()) + " = conditionally [" + show(store.address()) + "] = "
                        + show(store.value()) + tagged(store.tags());
            }
            if (i instanceof Instruction.Fence fence) {
                return "fence" + tagged(fence.tags());
            }
            if (i instanceof Instruction.Branch branch) {
                return "if " + show(branch.condition()) + " goto " + branch.label();
            }
            if (i instanceof Instruction.Jump jump) {
                return "goto " + jump.label();
            }
            return ((Instruction.Label) i).name() + ":";
        }

        private static String tagged(long tags) {
            return tags == 0 ? "" : " " + tags(tags);
        }

        private String show(Expression e) {
            if (e instanceof Expression.Constant constant) {
                Program only = new Program("", locations, List.of());
                return only.show(constant.value());
            }
            if (e instanceof Expression.Register register) {
                return registers.get(register.number());
            }
            if (e instanceof Expression.Binary b) {
                return "(" + show(b.left()) + " " + b.operator().name().toLowerCase(Locale.ROOT) + " " + show(b.right())
                        + ")";
            }
            return e.toString();
        }
    }
}
