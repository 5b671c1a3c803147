package smpng.explorer.guest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which local variables of a method may still be read, by instruction. A variable is a slot and the kind of its value. */
final class Liveness {
    /** Kinds of value in the order of their load instructions: int, long, float, double, reference. */
    static final int KINDS = 5;

    private final InsnList code;
    private final BitSet[] before;

    private Liveness(InsnList code, BitSet[] before) {
        this.code = code;
        this.before = before;
    }

    /** The variables that may be read after an instruction is reached and before they are written. */
    BitSet at(AbstractInsnNode insn) {
        return before[code.indexOf(insn)];
    }

    static Liveness of(MethodNode method) {
        InsnList code = method.instructions;
        int size = code.size();
        BitSet[] before = new BitSet[size];
        List<List<Integer>> handlers = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            before[at] = new BitSet();
            handlers.add(new ArrayList<>(0));
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            for (int at = code.indexOf(block.start); at < code.indexOf(block.end); at++) {
                handlers.get(at).add(code.indexOf(block.handler));
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int at = size - 1; at >= 0; at--) {
                BitSet live = new BitSet();
                AbstractInsnNode insn = code.get(at);
                for (int next : successors(code, insn, at)) {
                    live.or(before[next]);
                }
                if (insn instanceof VarInsnNode variable && isStore(insn.getOpcode())) {
                    live.clear(variable.var * KINDS, (variable.var + 1) * KINDS);
                } else if (insn instanceof VarInsnNode variable && isLoad(insn.getOpcode())) {
                    live.set(variable.var * KINDS + insn.getOpcode() - Opcodes.ILOAD);
                } else if (insn instanceof IincInsnNode counter) {
                    live.set(counter.var * KINDS);
                }
                for (int handler : handlers.get(at)) {
                    live.or(before[handler]);
                }
                if (!live.equals(before[at])) {
                    before[at] = live;
                    changed = true;
                }
            }
        }
        return new Liveness(code, before);
    }

    static boolean isLoad(int opcode) {
        return opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD;
    }

    static boolean isStore(int opcode) {
        return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
    }

    private static List<Integer> successors(InsnList code, AbstractInsnNode insn, int at) {
        List<Integer> next = new ArrayList<>(2);
        for (LabelNode target : targets(insn)) {
            next.add(code.indexOf(target));
        }
        int opcode = insn.getOpcode();
        boolean ends = opcode == Opcodes.GOTO
                || opcode == Opcodes.ATHROW
                || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
                || insn instanceof TableSwitchInsnNode
                || insn instanceof LookupSwitchInsnNode;
        if (!ends && at + 1 < code.size()) {
            next.add(at + 1);
        }
        return next;
    }

    /** Where an instruction may jump. */
    static List<LabelNode> targets(AbstractInsnNode insn) {
        if (insn instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        } else if (insn instanceof TableSwitchInsnNode table) {
            List<LabelNode> all = new ArrayList<>(table.labels);
            all.add(table.dflt);
            return all;
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            List<LabelNode> all = new ArrayList<>(lookup.labels);
            all.add(lookup.dflt);
            return all;
        }
        return List.of();
    }
}
