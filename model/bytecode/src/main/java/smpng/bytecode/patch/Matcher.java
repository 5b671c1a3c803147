package smpng.bytecode.patch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.classfile.Names;
import smpng.bytecode.classfile.Origins;
import smpng.bytecode.patch.Target.Call;
import smpng.bytecode.patch.Target.Condition;
import smpng.bytecode.patch.Target.Constant;
import smpng.bytecode.patch.Target.Read;
import smpng.bytecode.patch.Target.What;
import smpng.bytecode.patch.Target.Write;

/** Finds targets in one method. */
final class Matcher {
    private static final int MOST_CANDIDATES = 8;

    private final MethodNode method;
    private final Origins origins;

    Matcher(MethodNode method, Origins origins) {
        this.method = method;
        this.origins = origins;
    }

    /** The instruction that a target means. */
    AbstractInsnNode find(Target target, ClassPatch patch) {
        List<AbstractInsnNode> found = instructions(target.what());
        if (found.size() != target.of()) {
            throw new PatchDoesNotApply(
                    patch,
                    found.size() + " matches of " + target.what() + " instead of " + target.of() + "; "
                            + (found.isEmpty()
                                    ? "candidates: " + describe(instructions(anyLike(target.what())))
                                    : "found: " + describe(found)));
        }
        return found.get(target.nth() - 1);
    }

    private List<AbstractInsnNode> instructions(What what) {
        return StreamSupport.stream(method.instructions.spliterator(), false)
                .filter(insn -> matches(what, insn))
                .toList();
    }

    private boolean matches(What what, AbstractInsnNode insn) {
        if (what instanceof Call call) {
            return insn instanceof MethodInsnNode node && isNamed(call.owner(), call.name(), node.owner, node.name);
        } else if (what instanceof Read read) {
            return insn instanceof FieldInsnNode node
                    && isRead(node)
                    && isNamed(read.owner(), read.name(), node.owner, node.name);
        } else if (what instanceof Write write) {
            return insn instanceof FieldInsnNode node
                    && !isRead(node)
                    && isNamed(write.owner(), write.name(), node.owner, node.name);
        } else if (what instanceof Constant constant) {
            Number value = constant(insn);
            // Zero stands for any constant in the list of candidates only, see anyLike.
            return value != null && (constant.value() instanceof Double || value.equals(constant.value()));
        } else if (what instanceof Condition condition) {
            return insn instanceof JumpInsnNode jump
                    && operands(jump.getOpcode()) > 0
                    && (condition.name().isEmpty() || feeds(condition, jump));
        }
        throw new IllegalArgumentException(what.toString());
    }

    /** Matches everything of the same sort, for the list of candidates in a message. */
    private static What anyLike(What what) {
        if (what instanceof Call) {
            return new Call("", "");
        } else if (what instanceof Read) {
            return new Read("", "");
        } else if (what instanceof Write) {
            return new Write("", "");
        } else if (what instanceof Constant) {
            return new Constant(Double.NaN);
        }
        return new Condition("", "");
    }

    private static boolean isNamed(String owner, String name, String internalOwner, String actual) {
        return (name.isEmpty() || name.equals(actual))
                && (owner.isEmpty()
                        || owner.equals(Names.binary(internalOwner))
                        || owner.equals(Names.simple(internalOwner)));
    }

    private static boolean isRead(FieldInsnNode node) {
        return node.getOpcode() == Opcodes.GETFIELD || node.getOpcode() == Opcodes.GETSTATIC;
    }

    /** The int or long that an instruction pushes, or null. */
    static @Nullable Number constant(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return opcode - Opcodes.ICONST_0;
        } else if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            return (long) (opcode - Opcodes.LCONST_0);
        } else if ((opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) && insn instanceof IntInsnNode push) {
            return push.operand;
        } else if (insn instanceof LdcInsnNode load && load.cst instanceof Integer value) {
            return value;
        } else if (insn instanceof LdcInsnNode load && load.cst instanceof Long value) {
            return value;
        }
        return null;
    }

    /** How many operands a conditional jump compares; 0 for other instructions. */
    static int operands(int opcode) {
        if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
            return 2;
        }
        boolean unary = opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE
                || opcode == Opcodes.IFNULL
                || opcode == Opcodes.IFNONNULL;
        return unary ? 1 : 0;
    }

    private boolean feeds(Condition condition, JumpInsnNode jump) {
        Deque<AbstractInsnNode> open = new ArrayDeque<>();
        Set<AbstractInsnNode> seen = new HashSet<>();
        push(jump, operands(jump.getOpcode()), open);
        while (!open.isEmpty()) {
            AbstractInsnNode maker = open.pop();
            if (!seen.add(maker)) {
                continue;
            }
            if (matches(new Call(condition.owner(), condition.name()), maker)
                    || matches(new Read(condition.owner(), condition.name()), maker)) {
                return true;
            }
            push(maker, arithmetic(maker.getOpcode()), open);
        }
        return false;
    }

    private void push(AbstractInsnNode consumer, int count, Deque<AbstractInsnNode> open) {
        for (int fromTop = 0; fromTop < count; fromTop++) {
            open.addAll(origins.operand(consumer, fromTop));
        }
    }

    /** How many operands an arithmetic instruction has; 0 for other instructions. */
    private static int arithmetic(int opcode) {
        if (opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG
                || opcode >= Opcodes.I2L && opcode <= Opcodes.I2S
                || opcode == Opcodes.INSTANCEOF) {
            return 1;
        }
        boolean binary =
                opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR || opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG;
        return binary ? 2 : 0;
    }

    private String describe(List<AbstractInsnNode> found) {
        if (found.isEmpty()) {
            return "none";
        }
        return found.stream().limit(MOST_CANDIDATES).map(this::describe).collect(Collectors.joining(", "))
                + (found.size() > MOST_CANDIDATES ? ", ..." : "");
    }

    private String describe(AbstractInsnNode insn) {
        String text = "condition";
        if (insn instanceof MethodInsnNode call) {
            text = Names.simple(call.owner) + "." + call.name;
        } else if (insn instanceof FieldInsnNode field) {
            text = Names.simple(field.owner) + "." + field.name;
        } else if (constant(insn) != null) {
            text = String.valueOf(constant(insn));
        }
        return text + ":" + line(insn);
    }

    /** The source line of an instruction, or -1. */
    static int line(AbstractInsnNode insn) {
        for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return -1;
    }
}
