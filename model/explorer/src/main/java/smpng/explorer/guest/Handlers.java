package smpng.explorer.guest;

import java.util.HashSet;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Exception handlers: those of the program let the explorer's throwables through. */
final class Handlers {
    private static final Set<String> WIDE =
            Set.of("java/lang/Throwable", "java/lang/Error", "java/lang/Exception", "java/lang/RuntimeException");

    private Handlers() {}

    /** Makes every handler that could catch them rethrow them at once. */
    static void guard(MethodNode method) {
        Set<LabelNode> guarded = new HashSet<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            String type = block.type;
            if ((type == null || WIDE.contains(type)) && guarded.add(block.handler)) {
                AbstractInsnNode at = block.handler;
                for (@Nullable AbstractInsnNode next = at.getNext();
                        next != null && next.getOpcode() < 0;
                        next = next.getNext()) {
                    at = next;
                }
                InsnList check = new InsnList();
                check.add(new InsnNode(Opcodes.DUP));
                check.add(hook("caught", "(Ljava/lang/Throwable;)V"));
                method.instructions.insert(at, check);
            }
        }
    }

    /** Lets the heap know that a static initialiser runs. */
    static void bracketInitialiser(String className, MethodNode method) {
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.RETURN) {
                method.instructions.insertBefore(insn, hook("leave", "()V"));
            }
        }
        InsnList enter = new InsnList();
        enter.add(new LdcInsnNode(className));
        enter.add(hook("enter", "(Ljava/lang/String;)V"));
        enter.add(start);
        method.instructions.insert(enter);
        method.instructions.add(end);
        method.instructions.add(hook("leave", "()V"));
        method.instructions.add(new InsnNode(Opcodes.ATHROW));
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
    }

    private static MethodInsnNode hook(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, ClassWeaver.HOOKS, name, descriptor);
    }
}
