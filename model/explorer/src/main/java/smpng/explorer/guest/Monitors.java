package smpng.explorer.guest;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Makes a synchronized method an ordinary one with a synchronized block for its body. */
final class Monitors {
    private Monitors() {}

    static void wrap(ClassNode type, MethodNode method) {
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) == 0) {
            return;
        }
        int monitor = method.maxLocals++;
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
                method.instructions.insertBefore(insn, exit(monitor));
            }
        }
        InsnList enter = new InsnList();
        enter.add(
                (method.access & Opcodes.ACC_STATIC) != 0
                        ? new LdcInsnNode(Type.getObjectType(type.name))
                        : new VarInsnNode(Opcodes.ALOAD, 0));
        enter.add(new InsnNode(Opcodes.DUP));
        enter.add(new VarInsnNode(Opcodes.ASTORE, monitor));
        enter.add(new InsnNode(Opcodes.MONITORENTER));
        enter.add(start);
        method.instructions.insert(enter);
        method.instructions.add(end);
        method.instructions.add(exit(monitor));
        method.instructions.add(new InsnNode(Opcodes.ATHROW));
        method.tryCatchBlocks.add(Handlers.forAll(start, end));
    }

    private static InsnList exit(int monitor) {
        InsnList exit = new InsnList();
        exit.add(new VarInsnNode(Opcodes.ALOAD, monitor));
        exit.add(new InsnNode(Opcodes.MONITOREXIT));
        return exit;
    }
}
