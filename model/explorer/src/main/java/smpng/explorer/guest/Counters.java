package smpng.explorer.guest;

import java.util.BitSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds the writes that count something up or down and do nothing else with it, such as {@code retries++}: a loop that does so
 * still waits. Nobody may read the counter otherwise, for something might hang on it: it must be private, and its class must
 * neither read it elsewhere nor name it in a string, as it does to make a handle.
 */
final class Counters {
    private Counters() {}

    /** The field instructions of a method, by their order, that write a counter. */
    static BitSet in(ClassNode owner, MethodNode method) {
        BitSet counters = new BitSet();
        int number = 0;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode field) {
                counters.set(number++, counts(field) && isReadOnlyToCount(owner, field));
            }
        }
        return counters;
    }

    private static boolean isReadOnlyToCount(ClassNode owner, FieldInsnNode counter) {
        boolean isOwnSecret = counter.owner.equals(owner.name)
                && owner.fields.stream()
                        .anyMatch(
                                field -> field.name.equals(counter.name) && (field.access & Opcodes.ACC_PRIVATE) != 0);
        return isOwnSecret && owner.methods.stream().allMatch(method -> countsOnly(method, counter));
    }

    private static boolean countsOnly(MethodNode method, FieldInsnNode counter) {
        int reads = 0;
        int counts = 0;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LdcInsnNode constant && counter.name.equals(constant.cst)) {
                return false;
            }
            if (insn instanceof FieldInsnNode field
                    && field.owner.equals(counter.owner)
                    && field.name.equals(counter.name)) {
                reads += insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.GETSTATIC ? 1 : 0;
                counts += counts(field) ? 1 : 0;
            }
        }
        return reads == counts;
    }

    private static boolean counts(FieldInsnNode write) {
        boolean isStatic = write.getOpcode() == Opcodes.PUTSTATIC;
        if (!isStatic && write.getOpcode() != Opcodes.PUTFIELD) {
            return false;
        }
        AbstractInsnNode sum = before(write);
        AbstractInsnNode step = before(sum);
        AbstractInsnNode read = before(step);
        return sum != null
                && step != null
                && (sum.getOpcode() == Opcodes.IADD
                        || sum.getOpcode() == Opcodes.ISUB
                        || sum.getOpcode() == Opcodes.LADD
                        || sum.getOpcode() == Opcodes.LSUB)
                && step.getOpcode() >= Opcodes.ICONST_M1
                && step.getOpcode() <= Opcodes.LDC
                && read instanceof FieldInsnNode field
                && field.owner.equals(write.owner)
                && field.name.equals(write.name)
                && (isStatic || isDup(before(read)));
    }

    private static boolean isDup(@Nullable AbstractInsnNode insn) {
        return insn != null && insn.getOpcode() == Opcodes.DUP;
    }

    private static @Nullable AbstractInsnNode before(@Nullable AbstractInsnNode insn) {
        @Nullable AbstractInsnNode at = insn == null ? null : insn.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }
}
