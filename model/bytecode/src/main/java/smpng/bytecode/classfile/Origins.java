package smpng.bytecode.classfile;

import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Which instructions made the operands of an instruction. Copies through local variables, the stack and casts are
 * followed to the instruction that made the value.
 */
public final class Origins {
    private final MethodNode method;
    private final @Nullable Frame<SourceValue>[] frames;

    private Origins(MethodNode method, @Nullable Frame<SourceValue>[] frames) {
        this.method = method;
        this.frames = frames;
    }

    /** Analyses a method, which must have been compiled correctly. */
    public static Origins in(String owner, MethodNode method) {
        try {
            return new Origins(method, new Analyzer<>(new ThroughCopies()).analyze(owner, method));
        } catch (AnalyzerException e) {
            throw new IllegalArgumentException(Names.binary(owner) + "." + method.name + " is not valid bytecode", e);
        }
    }

    /**
     * Where an operand comes from.
     *
     * @param at the instruction that consumes it
     * @param fromTop how many operands are above it on the stack; a long counts as one
     * @return its makers; empty for a parameter, and in code that is never reached
     */
    public Set<AbstractInsnNode> operand(AbstractInsnNode at, int fromTop) {
        Frame<SourceValue> frame = frames[method.instructions.indexOf(at)];
        if (frame == null || frame.getStackSize() <= fromTop) {
            return Set.of();
        }
        return frame.getStack(frame.getStackSize() - 1 - fromTop).insns;
    }

    /** The one maker of an operand, or null if there is none or more than one. */
    public @Nullable AbstractInsnNode maker(AbstractInsnNode at, int fromTop) {
        Set<AbstractInsnNode> makers = operand(at, fromTop);
        return makers.size() == 1 ? makers.iterator().next() : null;
    }

    /** Number of operands on the stack before an instruction; -1 if it is never reached. */
    public int stackSize(AbstractInsnNode at) {
        Frame<SourceValue> frame = frames[method.instructions.indexOf(at)];
        return frame == null ? -1 : frame.getStackSize();
    }

    private static final class ThroughCopies extends SourceInterpreter {
        ThroughCopies() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
            return insn.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(insn, value);
        }
    }
}
