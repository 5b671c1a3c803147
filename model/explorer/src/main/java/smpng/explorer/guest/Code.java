package smpng.explorer.guest;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Small pieces of generated code. */
final class Code {
    private Code() {}

    /** An int constant. */
    static void push(MethodVisitor to, int value) {
        if (value >= -1 && value <= 5) {
            to.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (short) value) {
            to.visitIntInsn(value == (byte) value ? Opcodes.BIPUSH : Opcodes.SIPUSH, value);
        } else {
            to.visitLdcInsn(value);
        }
    }

    /** Calls a hook. */
    static void hook(MethodVisitor to, String name, String descriptor) {
        to.visitMethodInsn(Opcodes.INVOKESTATIC, ClassWeaver.HOOKS, name, descriptor, false);
    }

    /** Calls a hook of those for VarHandles. */
    static void handleHook(MethodVisitor to, String name, String descriptor) {
        to.visitMethodInsn(Opcodes.INVOKESTATIC, ClassWeaver.HANDLE_HOOKS, name, descriptor, false);
    }

    /** Refuses what the code would do next. */
    static void refuse(MethodVisitor to, String what, String mend) {
        to.visitLdcInsn(what);
        to.visitLdcInsn(mend);
        hook(to, "refuse", "(Ljava/lang/String;Ljava/lang/String;)V");
    }

    /** The letter by which hooks are told apart: I for all that is an int on the stack, L for all references. */
    static char shape(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.SHORT, Type.CHAR, Type.INT -> 'I';
            case Type.LONG -> 'J';
            case Type.FLOAT -> 'F';
            case Type.DOUBLE -> 'D';
            default -> 'L';
        };
    }

    /** The descriptor of a shape. */
    static String descriptor(char shape) {
        return shape == 'L' ? "Ljava/lang/Object;" : String.valueOf(shape);
    }

    /** After a hook that returns any object: what the code expects. */
    static void cast(MethodVisitor to, Type type) {
        if (type.getSort() >= Type.ARRAY && !type.getInternalName().equals("java/lang/Object")) {
            to.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
    }

    /** Makes the bits that stand for a value of a type, which is on the stack. */
    static void encode(MethodVisitor to, Type type) {
        switch (shape(type)) {
            case 'I' -> to.visitInsn(Opcodes.I2L);
            case 'J' -> {}
            case 'F' -> {
                to.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Float", "floatToRawIntBits", "(F)I", false);
                to.visitInsn(Opcodes.I2L);
            }
            case 'D' ->
                to.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Double", "doubleToRawLongBits", "(D)J", false);
            default -> hook(to, "encode", "(Ljava/lang/Object;)J");
        }
    }

    /** Narrows an int on the stack to a field's type. */
    static void narrow(MethodVisitor to, Type type) {
        switch (type.getSort()) {
            case Type.BYTE -> to.visitInsn(Opcodes.I2B);
            case Type.SHORT -> to.visitInsn(Opcodes.I2S);
            case Type.CHAR -> to.visitInsn(Opcodes.I2C);
            default -> {}
        }
    }
}
