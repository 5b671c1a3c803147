package smpng.explorer.guest;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import smpng.bytecode.classfile.Names;

/**
 * Writes calls of code that is not rewritten: refused, or let through, its arrays shown and taken back. Through an interface
 * the program itself may be called, which only shows then.
 */
final class ForeignCalls {
    /** A method of the interface's own, which collections do not override. */
    private static final String NEVER_THE_PROGRAMS = "parallelStream";

    private final ClassWeaver weaver;
    private final MethodVisitor out;
    private final int spare;

    /**
     * Writes to a method.
     *
     * @param spare the first local variable that the method does not use
     */
    ForeignCalls(ClassWeaver weaver, MethodVisitor out, int spare) {
        this.weaver = weaver;
        this.out = out;
        this.spare = spare;
    }

    /** Why a call is refused, by the class that it names or the one that declares the method. */
    Optional<String> refusal(String callee, String declaring, String name, Type[] arguments) {
        String parameters = Arrays.stream(arguments).map(Type::getClassName).collect(Collectors.joining(",", "(", ")"));
        Optional<String> named = weaver.layouts().isProgram(callee)
                ? Optional.empty()
                : weaver.refusals().member(Names.binary(callee), name, parameters);
        return named.isPresent() || declaring.equals(callee)
                ? named
                : weaver.refusals().member(Names.binary(declaring), name, parameters);
    }

    /**
     * Writes one.
     *
     * @param declaring the class that declares the method, which {@code callee} may have inherited
     */
    void write(int opcode, String callee, String declaring, String name, String descriptor, boolean onInterface) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        Optional<String> refused = refusal(callee, declaring, name, arguments);
        boolean inherited = weaver.layouts().isProgram(callee);
        String what = Names.binary(inherited ? declaring : callee) + "." + name;
        boolean arrays = Arrays.stream(arguments).anyMatch(each -> each.getSort() == Type.ARRAY);
        boolean effects = Effects.of(declaring, name);
        boolean open = opcode == Opcodes.INVOKEINTERFACE
                && !name.equals(NEVER_THE_PROGRAMS)
                && (refused.isPresent() || effects || arrays);
        if (!open) {
            refused.ifPresent(mend -> Code.refuse(out, what, mend));
        }
        Type result = Type.getReturnType(descriptor);
        int[] kept = new int[arguments.length];
        int receiver = spare;
        int at = spare + 1;
        if (arrays || open) {
            for (int i = 0; i < arguments.length; i++) {
                kept[i] = at;
                at += arguments[i].getSize();
            }
            for (int i = arguments.length - 1; i >= 0; i--) {
                out.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), kept[i]);
            }
            if (open) {
                out.visitVarInsn(Opcodes.ASTORE, receiver);
                refused.ifPresent(mend -> {
                    out.visitVarInsn(Opcodes.ALOAD, receiver);
                    out.visitLdcInsn(what);
                    out.visitLdcInsn(mend);
                    Code.hook(out, "refuse", "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/String;)V");
                });
                if (effects) {
                    out.visitVarInsn(Opcodes.ALOAD, receiver);
                    Code.hook(out, "effect", "(Ljava/lang/Object;)V");
                }
            } else {
                out.visitInsn(Opcodes.ACONST_NULL);
                out.visitVarInsn(Opcodes.ASTORE, receiver);
            }
            forArrays(arguments, kept, array -> {
                out.visitVarInsn(Opcodes.ALOAD, receiver);
                out.visitVarInsn(Opcodes.ALOAD, array);
                out.visitLdcInsn(Effects.onlyReads(declaring, name, descriptor) ? "" : what);
                Code.hook(out, "show", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/String;)V");
            });
            if (open) {
                out.visitVarInsn(Opcodes.ALOAD, receiver);
            }
            for (int i = 0; i < arguments.length; i++) {
                out.visitVarInsn(arguments[i].getOpcode(Opcodes.ILOAD), kept[i]);
            }
        }
        int made = at;
        if (result.getSort() == Type.ARRAY) {
            Code.hook(out, "made", "()I");
            out.visitVarInsn(Opcodes.ISTORE, made);
        }
        out.visitMethodInsn(opcode, callee, name, descriptor, onInterface);
        forArrays(arguments, kept, array -> {
            out.visitVarInsn(Opcodes.ALOAD, array);
            Code.hook(out, "take", "(Ljava/lang/Object;)V");
        });
        if (result.getSort() == Type.ARRAY) {
            out.visitVarInsn(Opcodes.ILOAD, made);
            Code.hook(out, "adopt", "(Ljava/lang/Object;I)Ljava/lang/Object;");
            out.visitTypeInsn(Opcodes.CHECKCAST, result.getDescriptor());
        }
        if (effects && !open) {
            Code.hook(out, "effect", "()V");
        }
    }

    private static void forArrays(Type[] arguments, int[] kept, IntConsumer action) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].getSort() == Type.ARRAY) {
                action.accept(kept[i]);
            }
        }
    }
}
