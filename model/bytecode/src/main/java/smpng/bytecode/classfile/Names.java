package smpng.bytecode.classfile;

import org.objectweb.asm.Type;

/** How classes are written for people. */
public final class Names {
    private Names() {}

    /** {@code a/b/Outer$Inner} is {@code Inner}; an anonymous or local class keeps its outer class's name too. */
    public static String simple(String internalOrBinaryName) {
        String flat = internalOrBinaryName.replace('/', '.');
        String name = flat.substring(flat.lastIndexOf('.') + 1);
        int nested = name.lastIndexOf('$');
        boolean named = nested > 0 && nested + 1 < name.length() && !Character.isDigit(name.charAt(nested + 1));
        return named ? name.substring(nested + 1) : name;
    }

    /** The source form of a type, its class written simply: {@code int[]}, {@code Node}. */
    public static String simple(Type type) {
        return switch (type.getSort()) {
            case Type.ARRAY -> simple(type.getElementType()) + "[]".repeat(type.getDimensions());
            case Type.OBJECT -> simple(type.getInternalName());
            default -> type.getClassName();
        };
    }

    /** {@code a/b/C} is {@code a.b.C}. */
    public static String binary(String internalName) {
        return internalName.replace('/', '.');
    }

    /** {@code a.b.C} is {@code a/b/C}. */
    public static String internal(String binaryName) {
        return binaryName.replace('.', '/');
    }
}
