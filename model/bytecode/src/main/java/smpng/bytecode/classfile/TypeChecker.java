package smpng.bytecode.classfile;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.SimpleVerifier;

/** The checks of a class file verifier, without loading the classes involved. */
public final class TypeChecker extends SimpleVerifier {
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    private final ClassFiles files;

    /** Checks code of one class. */
    public TypeChecker(ClassFiles files, Type type, @Nullable Type superType, boolean isInterface) {
        // The analysis never asks for the superclass of Object.
        super(Opcodes.ASM9, type, superType == null ? type : superType, List.of(), isInterface);
        this.files = files;
    }

    @Override
    protected boolean isInterface(Type type) {
        return type.getSort() == Type.OBJECT
                && files.info(type.getInternalName()).isInterface();
    }

    @Override
    @SuppressWarnings("nullness:override.return") // The analysis expects null above Object.
    protected @Nullable Type getSuperClass(Type type) {
        if (type.getSort() == Type.ARRAY) {
            return OBJECT;
        }
        String parent = files.info(type.getInternalName()).superName();
        return parent == null ? null : Type.getObjectType(parent);
    }

    @Override
    protected boolean isAssignableFrom(Type to, Type from) {
        if (to.equals(from) || to.equals(OBJECT)) {
            return true;
        }
        if (to.getSort() == Type.ARRAY) {
            return from.getSort() == Type.ARRAY && elementFits(element(to), element(from));
        }
        // A verifier takes every interface for Object, and leaves the check to the call.
        return to.getSort() == Type.OBJECT
                && (isInterface(to)
                        || from.getSort() == Type.OBJECT
                                && files.isAssignable(from.getInternalName(), to.getInternalName()));
    }

    private boolean elementFits(Type to, Type from) {
        boolean references = to.getSort() >= Type.ARRAY && from.getSort() >= Type.ARRAY;
        return references ? isAssignableFrom(to, from) : to.equals(from);
    }

    private static Type element(Type array) {
        return Type.getType(array.getDescriptor().substring(1));
    }
}
