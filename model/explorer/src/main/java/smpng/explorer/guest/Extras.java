package smpng.explorer.guest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import smpng.bytecode.classfile.Names;
import smpng.explorer.guest.Layouts.Kind;

/** Static methods that a rewritten class gets in addition: what is too long to stand in place of an instruction. */
final class Extras {
    private static final String HANDLE = "Lsmpng/explorer/guest/Handle;";

    private final ClassWeaver weaver;
    private final String owner;
    private final boolean onInterface;
    private final Map<String, Extra> byKey = new LinkedHashMap<>();
    private final List<Extra> all = new ArrayList<>();

    Extras(ClassWeaver weaver, String owner, boolean onInterface) {
        this.weaver = weaver;
        this.owner = owner;
        this.onInterface = onInterface;
    }

    /** A method to be written. */
    record Extra(String name, String descriptor, Consumer<MethodVisitor> body) {}

    /** Calls one. */
    void call(MethodVisitor to, Extra extra) {
        to.visitMethodInsn(Opcodes.INVOKESTATIC, owner, extra.name(), extra.descriptor(), onInterface);
    }

    @SuppressWarnings("nullness:argument") // the library takes null for none
    void write(ClassVisitor out) {
        for (int at = 0; at < all.size(); at++) {
            Extra extra = all.get(at);
            MethodVisitor to = out.visitMethod(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                    extra.name(),
                    extra.descriptor(),
                    null,
                    null);
            to.visitCode();
            extra.body().accept(to);
            to.visitMaxs(0, 0);
            to.visitEnd();
        }
    }

    private Extra add(String name, String descriptor, Consumer<MethodVisitor> body) {
        Extra extra = new Extra("$" + name + "$" + all.size(), descriptor, body);
        all.add(extra);
        return extra;
    }

    /** The access mode of a VarHandle, called with these types. */
    Extra handleCall(String name, String descriptor) {
        String key = name + descriptor;
        Extra known = byKey.get(key);
        if (known == null) {
            Type[] arguments = Type.getArgumentTypes(descriptor);
            Type result = Type.getReturnType(descriptor);
            known = add(
                    name, "(" + HANDLE + descriptor.substring(1), to -> HandleCalls.write(to, name, arguments, result));
            byKey.put(key, known);
        }
        return known;
    }

    /**
     * A lambda or method reference. The same captured values give the same object, as the language allows: so it is no
     * allocation, and has an identity that re-execution does not change.
     */
    Extra lambda(String name, String descriptor, Handle bootstrap, Object[] arguments) {
        int ordinal = all.size();
        String method = "lambda";
        int site = weaver.identities().site(Names.binary(owner) + "#$" + method + "$" + ordinal);
        Type[] captured = Type.getArgumentTypes(descriptor);
        int locals = Arrays.stream(captured).mapToInt(Type::getSize).sum();
        return add(method, descriptor, to -> {
            long references = 0;
            Code.push(to, captured.length);
            to.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
            to.visitVarInsn(Opcodes.ASTORE, locals);
            int local = 0;
            for (int at = 0; at < captured.length; at++) {
                to.visitVarInsn(Opcodes.ALOAD, locals);
                Code.push(to, at);
                to.visitVarInsn(captured[at].getOpcode(Opcodes.ILOAD), local);
                local += captured[at].getSize();
                Code.encode(to, captured[at]);
                to.visitInsn(Opcodes.LASTORE);
                if (captured[at].getSort() >= Type.ARRAY) {
                    references |= 1L << at;
                }
            }
            Code.push(to, site);
            to.visitVarInsn(Opcodes.ALOAD, locals);
            to.visitLdcInsn(references);
            Code.hook(to, "lambda", "(I[JJ)Ljava/lang/Object;");
            to.visitVarInsn(Opcodes.ASTORE, locals + 1);
            to.visitVarInsn(Opcodes.ALOAD, locals + 1);
            Label known = new Label();
            to.visitJumpInsn(Opcodes.IFNONNULL, known);
            local = 0;
            for (Type each : captured) {
                to.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
                local += each.getSize();
            }
            to.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
            to.visitVarInsn(Opcodes.ASTORE, locals + 1);
            Code.push(to, site);
            to.visitVarInsn(Opcodes.ALOAD, locals);
            to.visitLdcInsn(references);
            to.visitVarInsn(Opcodes.ALOAD, locals + 1);
            Code.hook(to, "keep", "(I[JJLjava/lang/Object;)V");
            to.visitLabel(known);
            to.visitVarInsn(Opcodes.ALOAD, locals + 1);
            Code.cast(to, Type.getReturnType(descriptor));
            to.visitInsn(Opcodes.ARETURN);
        });
    }

    /** The arguments of a bootstrap method, with handles on what rewriting has moved replaced. */
    Object[] handles(Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Handle handle ? replaced(handle) : argument)
                .toArray();
    }

    private Handle replaced(Handle handle) {
        Extra extra;
        String callee = handle.getOwner();
        if (handle.getTag() == Opcodes.H_GETFIELD) {
            extra = byKey.computeIfAbsent("field " + callee + "." + handle.getName(), key -> getter(handle));
        } else if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL && isMade(callee)) {
            extra = byKey.computeIfAbsent("new " + callee + handle.getDesc(), key -> maker(handle));
        } else if (hasEffects(handle)) {
            String key = handle.getTag() + " " + callee + "." + handle.getName() + handle.getDesc();
            extra = byKey.computeIfAbsent(key, each -> caller(handle));
        } else {
            return handle;
        }
        return new Handle(Opcodes.H_INVOKESTATIC, owner, extra.name(), extra.descriptor(), onInterface);
    }

    private boolean isMade(String type) {
        return type.equals("java/lang/Object")
                || weaver.layouts().isProgram(type) && weaver.layouts().of(type).kind() != Kind.NATIVE;
    }

    /** True for a method of the JDK's that may change what a loop waits for: the loop must hear of the call. */
    private boolean hasEffects(Handle handle) {
        String callee = handle.getOwner();
        return (handle.getTag() == Opcodes.H_INVOKEVIRTUAL
                        || handle.getTag() == Opcodes.H_INVOKESTATIC
                        || handle.getTag() == Opcodes.H_INVOKEINTERFACE)
                && !callee.startsWith("[")
                && Naming.isPlatform(callee)
                && Effects.of(callee, handle.getName());
    }

    /** Calls a method of the JDK's, as the call in code would. */
    private Extra caller(Handle handle) {
        boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
        boolean throughInterface = handle.getTag() == Opcodes.H_INVOKEINTERFACE;
        String receiver = isStatic ? "" : "L" + handle.getOwner() + ";";
        String descriptor = "(" + receiver + handle.getDesc().substring(1);
        return add("call", descriptor, to -> {
            if (throughInterface) {
                to.visitVarInsn(Opcodes.ALOAD, 0);
            }
            Code.hook(to, "effect", throughInterface ? "(Ljava/lang/Object;)V" : "()V");
            int local = 0;
            for (Type each : Type.getArgumentTypes(descriptor)) {
                to.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
                local += each.getSize();
            }
            int opcode = isStatic
                    ? Opcodes.INVOKESTATIC
                    : throughInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            to.visitMethodInsn(opcode, handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
            to.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
        });
    }

    /** Reads a record's component. */
    private Extra getter(Handle handle) {
        Type type = Type.getType(handle.getDesc());
        Layouts.Variable variable = weaver.layouts()
                .variable(handle.getOwner(), handle.getName())
                .orElseThrow(() -> new IllegalArgumentException(handle.toString()));
        char shape = Code.shape(type);
        return add("get", "(L" + handle.getOwner() + ";)" + handle.getDesc(), to -> {
            to.visitVarInsn(Opcodes.ALOAD, 0);
            Code.push(to, variable.where());
            Code.hook(to, "peek" + shape, "(Ljava/lang/Object;I)" + Code.descriptor(shape));
            Code.cast(to, type);
            to.visitInsn(type.getOpcode(Opcodes.IRETURN));
        });
    }

    /** Makes an object, as a constructor reference does. */
    private Extra maker(Handle handle) {
        String type = handle.getOwner();
        Type[] arguments = Type.getArgumentTypes(handle.getDesc());
        String made = type.equals("java/lang/Object") ? ClassWeaver.GUEST : type;
        String descriptor = handle.getDesc().substring(0, handle.getDesc().indexOf(')') + 1) + "L" + type + ";";
        return add("new", descriptor, to -> {
            Code.push(to, weaver.types().id(Names.binary(made)));
            Code.hook(to, "allocate", "(I)Ljava/lang/Object;");
            Code.cast(to, Type.getObjectType(type));
            if (!type.equals("java/lang/Object")) {
                to.visitInsn(Opcodes.DUP);
                int local = 0;
                for (Type each : arguments) {
                    to.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
                    local += each.getSize();
                }
                to.visitMethodInsn(Opcodes.INVOKEVIRTUAL, type, ClassWeaver.INIT, handle.getDesc(), false);
            }
            to.visitInsn(Opcodes.ARETURN);
        });
    }
}
