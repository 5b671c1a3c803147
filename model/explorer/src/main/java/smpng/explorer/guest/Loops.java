package smpng.explorer.guest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Watches the loops of a method: at each way back to a loop's start the heap is asked whether anything has changed since the
 * last time. If nothing has, the loop waits, and is decided rather than unrolled.
 *
 * <p>A loop is a jump backwards. Its state are the variables that it writes and that are alive at its start; loops without
 * shared accesses and calls are left alone. The comparison stands behind the method's code, outside of all its handlers.
 */
final class Loops {
    private final MethodNode method;
    private final Liveness liveness;
    private final InsnList begin = new InsnList();
    private final InsnList end = new InsnList();

    private Loops(MethodNode method) {
        this.method = method;
        this.liveness = Liveness.of(method);
    }

    /**
     * A local variable that belongs to a loop's state, and where its value at the start is kept.
     *
     * @param counter true if the loop only counts in it
     */
    private record Kept(int slot, int kind, int copy, boolean counter) {
        int load() {
            return Opcodes.ILOAD + kind;
        }

        int store() {
            return Opcodes.ISTORE + kind;
        }
    }

    static void watch(MethodNode method) {
        Map<LabelNode, AbstractInsnNode> loops = find(method);
        if (loops.isEmpty()) {
            return;
        }
        Loops all = new Loops(method);
        // State is worked out before anything is inserted.
        Map<LabelNode, List<Kept>> states = new LinkedHashMap<>();
        loops.forEach((start, last) -> states.put(start, all.state(start, last)));
        states.forEach(all::instrument);
        method.instructions.insert(all.begin);
        method.instructions.add(all.end);
    }

    /** The loops worth watching: their first instruction and their last jump back to it. */
    private static Map<LabelNode, AbstractInsnNode> find(MethodNode method) {
        InsnList code = method.instructions;
        Map<LabelNode, AbstractInsnNode> loops = new LinkedHashMap<>();
        for (AbstractInsnNode insn : code) {
            for (LabelNode target : Liveness.targets(insn)) {
                if (code.indexOf(target) <= code.indexOf(insn)) {
                    loops.put(target, insn);
                }
            }
        }
        Set<LabelNode> handlers =
                method.tryCatchBlocks.stream().map(block -> block.handler).collect(Collectors.toSet());
        loops.entrySet()
                .removeIf(loop -> handlers.contains(loop.getKey()) || !mayWait(code, loop.getKey(), loop.getValue()));
        return loops;
    }

    private static boolean mayWait(InsnList code, AbstractInsnNode first, AbstractInsnNode last) {
        for (AbstractInsnNode insn = first; insn != last; insn = insn.getNext()) {
            int opcode = insn.getOpcode();
            if (insn instanceof MethodInsnNode
                    || insn instanceof InvokeDynamicInsnNode
                    || insn instanceof FieldInsnNode
                    || opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
                return true;
            }
        }
        return false;
    }

    private List<Kept> state(LabelNode start, AbstractInsnNode last) {
        BitSet written = new BitSet();
        BitSet stored = new BitSet();
        for (AbstractInsnNode insn = start; insn != last; insn = insn.getNext()) {
            if (insn instanceof VarInsnNode variable && Liveness.isStore(insn.getOpcode())) {
                written.set(variable.var);
                if (!isCounting(variable)) {
                    stored.set(variable.var);
                }
            } else if (insn instanceof IincInsnNode counter) {
                written.set(counter.var);
            }
        }
        List<Kept> state = new ArrayList<>();
        liveness.at(start).stream()
                .filter(variable -> written.get(variable / Liveness.KINDS))
                .forEach(variable -> {
                    int kind = variable % Liveness.KINDS;
                    int slot = variable / Liveness.KINDS;
                    state.add(new Kept(slot, kind, method.maxLocals, !stored.get(slot)));
                    method.maxLocals += kind == 1 || kind == 3 ? 2 : 1;
                });
        return state;
    }

    /** True if what is stored was computed from the variable itself and constants: {@code pause = min(pause * 2, 64)}. */
    private static boolean isCounting(VarInsnNode store) {
        int operands = 1;
        AbstractInsnNode insn = store;
        while (operands > 0) {
            insn = insn.getPrevious();
            if (insn == null || insn instanceof LabelNode) {
                return false;
            }
            int opcode = insn.getOpcode();
            if (opcode < 0) {
                continue; // a line number or a frame
            }
            boolean constant = opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.LDC;
            boolean itself = insn instanceof VarInsnNode load && load.var == store.var && opcode <= Opcodes.ALOAD;
            boolean unary =
                    opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG || opcode >= Opcodes.I2L && opcode <= Opcodes.I2S;
            boolean binary = opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR && !unary
                    || insn instanceof MethodInsnNode call
                            && call.owner.equals("java/lang/Math")
                            && (call.name.equals("min") || call.name.equals("max"));
            if (constant || itself) {
                operands--;
            } else if (binary) {
                operands++;
            } else if (!unary) {
                return false;
            }
        }
        return true;
    }

    private void instrument(LabelNode start, List<Kept> state) {
        int number = method.maxLocals++;
        begin.add(new InsnNode(Opcodes.ICONST_M1));
        begin.add(new VarInsnNode(Opcodes.ISTORE, number));
        for (Kept kept : state) {
            begin.add(new InsnNode(zero(kept.kind())));
            begin.add(new VarInsnNode(kept.store(), kept.copy()));
        }

        LabelNode entry = new LabelNode();
        LabelNode back = new LabelNode();
        redirect(start, entry, back);

        InsnList enter = new InsnList();
        enter.add(entry);
        enter.add(hook("loop", "()I"));
        enter.add(new VarInsnNode(Opcodes.ISTORE, number));
        keep(enter, state);
        method.instructions.insertBefore(start, enter);

        LabelNode differs = new LabelNode();
        LabelNode counted = new LabelNode();
        LabelNode on = new LabelNode();
        end.add(back);
        state.stream().filter(kept -> !kept.counter()).forEach(kept -> compare(kept, differs));
        state.stream().filter(Kept::counter).forEach(kept -> compare(kept, counted));
        again(number, Opcodes.ICONST_2);
        if (!state.isEmpty()) {
            end.add(new JumpInsnNode(Opcodes.GOTO, on));
            end.add(counted);
            again(number, Opcodes.ICONST_1);
            end.add(new JumpInsnNode(Opcodes.GOTO, on));
            end.add(differs);
            again(number, Opcodes.ICONST_0);
            end.add(on);
        }
        keep(end, state);
        end.add(new JumpInsnNode(Opcodes.GOTO, start));
    }

    private void redirect(LabelNode start, LabelNode entry, LabelNode back) {
        InsnList code = method.instructions;
        int at = code.indexOf(start);
        for (AbstractInsnNode insn : code) {
            LabelNode to = code.indexOf(insn) < at ? entry : back;
            if (insn instanceof JumpInsnNode jump && jump.label == start) {
                jump.label = to;
            } else if (insn instanceof TableSwitchInsnNode table) {
                table.dflt = table.dflt == start ? to : table.dflt;
                table.labels.replaceAll(label -> label == start ? to : label);
            } else if (insn instanceof LookupSwitchInsnNode lookup) {
                lookup.dflt = lookup.dflt == start ? to : lookup.dflt;
                lookup.labels.replaceAll(label -> label == start ? to : label);
            }
        }
    }

    private void again(int number, int same) {
        end.add(new VarInsnNode(Opcodes.ILOAD, number));
        end.add(new InsnNode(same));
        end.add(hook("again", "(II)I"));
        end.add(new VarInsnNode(Opcodes.ISTORE, number));
    }

    private static void keep(InsnList to, List<Kept> state) {
        for (Kept kept : state) {
            to.add(new VarInsnNode(kept.load(), kept.slot()));
            to.add(new VarInsnNode(kept.store(), kept.copy()));
        }
    }

    private void compare(Kept kept, LabelNode differs) {
        end.add(new VarInsnNode(kept.load(), kept.slot()));
        end.add(new VarInsnNode(kept.load(), kept.copy()));
        switch (kept.kind()) {
            case 0 -> end.add(new JumpInsnNode(Opcodes.IF_ICMPNE, differs));
            case 4 -> end.add(new JumpInsnNode(Opcodes.IF_ACMPNE, differs));
            default -> {
                end.add(new InsnNode(
                        kept.kind() == 1 ? Opcodes.LCMP : kept.kind() == 2 ? Opcodes.FCMPL : Opcodes.DCMPL));
                end.add(new JumpInsnNode(Opcodes.IFNE, differs));
            }
        }
    }

    private static int zero(int kind) {
        return switch (kind) {
            case 0 -> Opcodes.ICONST_0;
            case 1 -> Opcodes.LCONST_0;
            case 2 -> Opcodes.FCONST_0;
            case 3 -> Opcodes.DCONST_0;
            default -> Opcodes.ACONST_NULL;
        };
    }

    private static MethodInsnNode hook(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, ClassWeaver.HOOKS, name, descriptor);
    }
}
