package smpng.explorer.guest;

import java.util.Optional;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import smpng.bytecode.classfile.Names;

/**
 * Calls of {@link java.util.Arrays} that access just the elements they are told to, and write also what is there already.
 * The library's own code, shown a whole array and taken back what changed, would read too much and write too little.
 */
final class ArrayCalls {
    /** Ordinary Java for what has loops of its own. */
    static final String MODEL = Renaming.MODELS + "lang/ArrayLoops";

    private static final String LIST = Shadows.PREFIX + "java/util/Arrays$ArrayList";

    private final ClassWeaver weaver;
    private final MethodVisitor out;

    ArrayCalls(ClassWeaver weaver, MethodVisitor out) {
        this.weaver = weaver;
        this.out = out;
    }

    /** What is written in place of a call; empty if the library's code is good enough, as it is to the model itself. */
    Optional<Runnable> call(String name, String descriptor, String caller) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        return switch (name) {
            case "asList" -> Optional.of(this::list);
            case "fill" -> Optional.of(() -> fill(arguments));
            case "copyOf", "copyOfRange" -> Optional.of(() -> copy(name, arguments, Type.getReturnType(descriptor)));
            default ->
                weaver.files()
                                .find(MODEL)
                                .filter(model ->
                                        !caller.equals(MODEL) && model.methods().contains(name + descriptor))
                                .isPresent()
                        ? Optional.of(() -> out.visitMethodInsn(Opcodes.INVOKESTATIC, MODEL, name, descriptor, false))
                        : Optional.empty();
        };
    }

    private void list() {
        Code.push(out, weaver.types().id(Names.binary(LIST)));
        Code.hook(out, "allocate", "(I)Ljava/lang/Object;");
        out.visitTypeInsn(Opcodes.CHECKCAST, LIST);
        out.visitInsn(Opcodes.DUP_X1);
        out.visitInsn(Opcodes.SWAP);
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, LIST, ClassWeaver.INIT, "([Ljava/lang/Object;)V", false);
    }

    private void fill(Type... arguments) {
        Code.encode(out, arguments[arguments.length - 1]);
        Code.hook(out, "fill", arguments.length == 2 ? "(Ljava/lang/Object;J)V" : "(Ljava/lang/Object;IIJ)V");
    }

    private void copy(String name, Type[] arguments, Type result) {
        boolean typed = arguments[arguments.length - 1].getSort() == Type.OBJECT;
        String range = name.equals("copyOf") ? "I" : "II";
        if (!typed) {
            out.visitInsn(Opcodes.ACONST_NULL);
        }
        Code.hook(out, name, "(Ljava/lang/Object;" + range + "Ljava/lang/Class;)Ljava/lang/Object;");
        out.visitTypeInsn(Opcodes.CHECKCAST, result.getDescriptor());
    }
}
