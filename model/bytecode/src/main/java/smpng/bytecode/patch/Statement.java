package smpng.bytecode.patch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import smpng.bytecode.classfile.Origins;

/**
 * The instructions of one statement, from the first real one to the last. The jump by which the compiler goes on to the
 * end of the surrounding {@code if}, or to the head of the loop, does not belong to it.
 */
final class Statement {
    private final MethodNode method;
    private final AbstractInsnNode first;
    private final AbstractInsnNode last;
    private final int line;

    private Statement(MethodNode method, AbstractInsnNode first, AbstractInsnNode last) {
        this.method = method;
        this.first = first;
        this.last = last;
        this.line = Matcher.line(first);
    }

    /**
     * The statement that holds an instruction, if it can be cut out of the method. It grows by whole lines until no jump
     * crosses its border, so that the head of a loop or of an {@code if} stands for all of it.
     */
    static Statement holding(AbstractInsnNode inside, MethodNode method, Origins origins, ClassPatch patch) {
        @Nullable AbstractInsnNode begin = inside;
        while (begin != null && !isBorder(begin, origins)) {
            begin = begin.getPrevious();
        }
        AbstractInsnNode first = real(begin);
        if (first == null) {
            throw new PatchDoesNotApply(patch, "the class file has no line numbers");
        }
        @Nullable String why = null;
        AbstractInsnNode last = inside;
        for (@Nullable AbstractInsnNode at = inside; at != null; at = at.getNext()) {
            last = at.getOpcode() >= 0 ? at : last;
            AbstractInsnNode next = at.getNext();
            if (next == null || isBorder(next, origins)) {
                Statement candidate = new Statement(method, first, last).withoutWayOn();
                String problem = candidate.problem(origins);
                if (problem == null) {
                    return candidate;
                }
                why = why == null ? problem : why;
            }
        }
        throw new PatchDoesNotApply(patch, why == null ? "no statement" : why);
    }

    private Statement withoutWayOn() {
        boolean way = last instanceof JumpInsnNode jump
                && jump.getOpcode() == Opcodes.GOTO
                && last != first
                && !spans(jump.label);
        AbstractInsnNode before = last.getPrevious();
        while (way && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return way ? new Statement(method, first, before) : this;
    }

    private static boolean isBorder(AbstractInsnNode at, Origins origins) {
        if (!(at instanceof LineNumberNode)) {
            return false;
        }
        AbstractInsnNode next = real(at);
        return next == null || origins.stackSize(next) <= 0;
    }

    /** Why the statement cannot be cut out, or null if it can. */
    private @Nullable String problem(Origins origins) {
        AbstractInsnNode next = real(last.getNext());
        if (origins.stackSize(first) != 0 || next != null && continues(last) && origins.stackSize(next) != 0) {
            return "the statement in line " + line + " is part of an expression";
        }
        for (AbstractInsnNode insn : method.instructions) {
            boolean inside = isIn(index(insn));
            for (LabelNode target : targets(insn)) {
                if (inside ? !spans(target) && !isEnd(target) : isInner(target)) {
                    int from = Matcher.line(insn);
                    return "a jump in line " + from + " crosses the border of the statement in line " + line;
                }
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (isInner(block.start) || isInner(block.end) || spans(block.handler)) {
                return "a try block begins or ends inside the statement in line " + line;
            }
        }
        return null;
    }

    private static boolean continues(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        return opcode != Opcodes.GOTO
                && opcode != Opcodes.ATHROW
                && !(opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
                && !(insn instanceof TableSwitchInsnNode)
                && !(insn instanceof LookupSwitchInsnNode);
    }

    /** Whether the two statements share instructions. */
    boolean overlaps(Statement other) {
        return index(first) <= index(other.last) && index(other.first) <= index(last);
    }

    /** Takes the statement out. */
    void remove() {
        AbstractInsnNode at = first;
        while (at != last) {
            AbstractInsnNode next = at.getNext();
            method.instructions.remove(at);
            at = next;
        }
        method.instructions.remove(last);
    }

    /** Puts a copy of another statement, or of this one, in front; all ways to this statement pass it. */
    void insertBefore(Statement other) {
        LabelNode restart = new LabelNode();
        InsnList copy = other.copy();
        copy.add(restart);
        copy.add(new LineNumberNode(line, restart));
        // A loop back to the start of this statement must not run the inserted one again.
        retarget(target -> real(target) == first, restart);
        method.instructions.insertBefore(first, copy);
    }

    /** Puts a copy of another statement behind; all ways out of this statement but returns and exceptions pass it. */
    void insertAfter(Statement other) {
        LabelNode end = new LabelNode();
        InsnList copy = other.copy();
        retarget(this::isEnd, end);
        method.instructions.insert(last, copy);
        method.instructions.insert(last, end);
    }

    private InsnList copy() {
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        Map<LabelNode, LabelNode> labels = new HashMap<>();
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LabelNode label) {
                labels.put(label, real(label) == first ? start : isInner(label) ? new LabelNode() : end);
            }
        }
        InsnList copy = new InsnList();
        copy.add(start);
        copy.add(new LineNumberNode(line, start));
        for (AbstractInsnNode at = first; at != last; at = at.getNext()) {
            copy.add(at.clone(labels));
        }
        copy.add(last.clone(labels));
        copy.add(end);
        return copy;
    }

    private void retarget(Predicate<LabelNode> which, LabelNode to) {
        Map<LabelNode, LabelNode> labels = new HashMap<>();
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LabelNode label) {
                labels.put(label, which.test(label) ? to : label);
            }
        }
        AbstractInsnNode at = first;
        while (true) {
            boolean done = at == last;
            AbstractInsnNode next = at.getNext();
            if (at instanceof JumpInsnNode jump) {
                jump.label = labels.getOrDefault(jump.label, jump.label);
            } else if (at instanceof TableSwitchInsnNode table) {
                table.dflt = labels.getOrDefault(table.dflt, table.dflt);
                table.labels.replaceAll(label -> labels.getOrDefault(label, label));
            } else if (at instanceof LookupSwitchInsnNode lookup) {
                lookup.dflt = labels.getOrDefault(lookup.dflt, lookup.dflt);
                lookup.labels.replaceAll(label -> labels.getOrDefault(label, label));
            }
            if (done) {
                return;
            }
            at = next;
        }
    }

    private static List<LabelNode> targets(AbstractInsnNode insn) {
        if (insn instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        } else if (insn instanceof TableSwitchInsnNode table) {
            return Stream.concat(table.labels.stream(), Stream.of(table.dflt)).toList();
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            return Stream.concat(lookup.labels.stream(), Stream.of(lookup.dflt)).toList();
        }
        return List.of();
    }

    /** Whether a label stands at the first instruction or a later one of the statement. */
    private boolean spans(LabelNode label) {
        AbstractInsnNode at = real(label);
        return at != null && isIn(index(at));
    }

    private boolean isInner(LabelNode label) {
        return spans(label) && real(label) != first;
    }

    /** Whether a label stands where control is after the statement. */
    private boolean isEnd(LabelNode label) {
        AbstractInsnNode next = real(last.getNext());
        AbstractInsnNode at = real(label);
        // The compiler shortens a jump to the jump that follows the statement.
        return at == next
                || next instanceof JumpInsnNode jump && jump.getOpcode() == Opcodes.GOTO && real(jump.label) == at;
    }

    private boolean isIn(int index) {
        return index(first) <= index && index <= index(last);
    }

    private int index(AbstractInsnNode insn) {
        return method.instructions.indexOf(insn);
    }

    /** The first real instruction at or after a position, or null at the method's end. */
    private static @Nullable AbstractInsnNode real(@Nullable AbstractInsnNode from) {
        @Nullable AbstractInsnNode at = from;
        while (at != null && at.getOpcode() < 0) {
            at = at.getNext();
        }
        return at;
    }
}
