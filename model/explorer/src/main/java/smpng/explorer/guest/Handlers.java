package smpng.explorer.guest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Exception handlers: those of the program let the explorer's throwables through. */
final class Handlers {
    private static final Set<String> WIDE = Set.of(
            "java/lang/Throwable",
            "java/lang/Error",
            "java/lang/Exception",
            "java/lang/RuntimeException",
            "java/lang/LinkageError",
            "java/lang/ExceptionInInitializerError");

    private Handlers() {}

    /**
     * Makes every handler that could catch them rethrow them at once. The check stands behind the method's code, where no
     * handler covers it: the compiler's own handlers for monitors cover themselves.
     */
    static void guard(MethodNode method) {
        Map<LabelNode, LabelNode> guards = new LinkedHashMap<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            String type = block.type;
            if (type == null || WIDE.contains(type)) {
                block.handler = guards.computeIfAbsent(block.handler, handler -> new LabelNode());
            }
        }
        guards.forEach((handler, guard) -> {
            method.instructions.add(guard);
            method.instructions.add(new InsnNode(Opcodes.DUP));
            method.instructions.add(hook("caught", "(Ljava/lang/Throwable;)V"));
            method.instructions.add(new JumpInsnNode(Opcodes.GOTO, handler));
        });
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
        method.instructions.add(hook("leave", "(Ljava/lang/Throwable;)Ljava/lang/Throwable;"));
        method.instructions.add(new InsnNode(Opcodes.ATHROW));
        method.tryCatchBlocks.add(forAll(start, end));
    }

    /** A handler, at the end of what it covers, for whatever is thrown. */
    @SuppressWarnings("nullness:argument") // the library's way to say so
    static TryCatchBlockNode forAll(LabelNode start, LabelNode end) {
        return new TryCatchBlockNode(start, end, end, null);
    }

    private static MethodInsnNode hook(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, ClassWeaver.HOOKS, name, descriptor);
    }
}
