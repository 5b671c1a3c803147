package smpng.bytecode.patch;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.bytecode.classfile.Origins;

/**
 * Makes one access of a field an access of a VarHandle. The field stays volatile, and so do its other accesses: an access
 * through a VarHandle has the order of its method, whatever the field is declared to be.
 */
final class HandleAccess {
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final String HANDLE_TYPE = "L" + VAR_HANDLE + ";";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
    private static final String UPDATER = "FieldUpdater";

    private final ClassFiles files;
    private final ClassNode type;
    private final MethodNode method;
    private final Origins origins;
    private final ClassPatch patch;

    /** A field, as an access names it. */
    private record Field(String owner, String name, String desc, boolean isStatic) {}

    HandleAccess(ClassFiles files, ClassNode type, MethodNode method, Origins origins, ClassPatch patch) {
        this.files = files;
        this.type = type;
        this.method = method;
        this.origins = origins;
        this.patch = patch;
    }

    /** Replaces an access of a field, or a call of an updater. */
    void put(AbstractInsnNode at, String order) {
        if (Arrays.stream(VarHandle.AccessMode.values())
                .noneMatch(mode -> mode.methodName().equals(order))) {
            throw refuse("VarHandle has no " + order);
        } else if ((type.access & Opcodes.ACC_INTERFACE) != 0) {
            throw refuse("an interface cannot keep a VarHandle");
        }
        if (at instanceof FieldInsnNode access) {
            boolean isStatic = access.getOpcode() == Opcodes.GETSTATIC || access.getOpcode() == Opcodes.PUTSTATIC;
            Field field = new Field(access.owner, access.name, access.desc, isStatic);
            boolean reads = access.getOpcode() == Opcodes.GETFIELD || access.getOpcode() == Opcodes.GETSTATIC;
            Type its = Type.getType(access.desc);
            replace(at, field, order, reads ? List.of() : List.of(its), reads ? its : Type.VOID_TYPE, false);
        } else if (at instanceof MethodInsnNode call && call.owner.endsWith(UPDATER)) {
            Type[] arguments = Type.getArgumentTypes(call.desc);
            Field field = updated(at, arguments.length);
            Type its = Type.getType(field.desc);
            List<Type> values = new ArrayList<>();
            for (int i = 1; i < arguments.length; i++) {
                values.add(its);
            }
            Type result = Type.getReturnType(call.desc);
            boolean answersValue = result.getSort() != Type.VOID && result.getSort() != Type.BOOLEAN;
            replace(at, field, order, values, answersValue ? its : result, true);
        } else {
            throw refuse("it is no access of a field");
        }
    }

    private void replace(
            AbstractInsnNode at, Field field, String order, List<Type> values, Type result, boolean updater) {
        InsnList code = new InsnList();
        List<Type> arguments = new ArrayList<>();
        if (!field.isStatic) {
            arguments.add(Type.getObjectType(field.owner));
        }
        arguments.addAll(values);
        int[] locals = new int[arguments.size()];
        for (int i = arguments.size() - 1; i >= 0; i--) {
            locals[i] = method.maxLocals;
            method.maxLocals += arguments.get(i).getSize();
            code.add(new VarInsnNode(arguments.get(i).getOpcode(Opcodes.ISTORE), locals[i]));
        }
        if (updater) {
            code.add(new InsnNode(Opcodes.POP));
        }
        code.add(new FieldInsnNode(Opcodes.GETSTATIC, type.name, handle(field), HANDLE_TYPE));
        for (int i = 0; i < locals.length; i++) {
            code.add(new VarInsnNode(arguments.get(i).getOpcode(Opcodes.ILOAD), locals[i]));
            if (updater && arguments.get(i).getSort() >= Type.ARRAY) {
                code.add(new TypeInsnNode(Opcodes.CHECKCAST, arguments.get(i).getInternalName()));
            }
        }
        String desc = Type.getMethodDescriptor(result, arguments.toArray(Type[]::new));
        code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, VAR_HANDLE, order, desc, false));
        method.instructions.insert(at, code);
        method.instructions.remove(at);
    }

    /** The static field of this class with the VarHandle; made at the start of its initialiser if it is not there. */
    @SuppressWarnings("nullness:argument") // the library takes null for none
    private String handle(Field field) {
        String name = "smpng$" + field.owner.replace('/', '_') + "$" + field.name;
        if (type.fields.stream().anyMatch(f -> f.name.equals(name))) {
            return name;
        }
        int flags = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        type.visitField(flags, name, HANDLE_TYPE, null, null).visitEnd();
        InsnList make = new InsnList();
        make.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", "()L" + LOOKUP + ";", false));
        make.add(new LdcInsnNode(Type.getObjectType(field.owner)));
        make.add(new LdcInsnNode(field.name));
        make.add(classOf(Type.getType(field.desc)));
        make.add(new MethodInsnNode(
                Opcodes.INVOKEVIRTUAL,
                LOOKUP,
                field.isStatic ? "findStaticVarHandle" : "findVarHandle",
                "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;)" + HANDLE_TYPE,
                false));
        make.add(new FieldInsnNode(Opcodes.PUTSTATIC, type.name, name, HANDLE_TYPE));
        MethodNode initialiser = initialiser();
        initialiser.instructions.insert(make);
        initialiser.maxStack = Math.max(initialiser.maxStack, 4);
        return name;
    }

    private MethodNode initialiser() {
        for (MethodNode each : type.methods) {
            if (each.name.equals("<clinit>")) {
                return each;
            }
        }
        MethodNode made = new MethodNode();
        made.access = Opcodes.ACC_STATIC;
        made.name = "<clinit>";
        made.desc = "()V";
        made.exceptions = new ArrayList<>();
        made.tryCatchBlocks = new ArrayList<>();
        made.instructions.add(new InsnNode(Opcodes.RETURN));
        type.methods.add(made);
        return made;
    }

    private static AbstractInsnNode classOf(Type its) {
        String box = switch (its.getSort()) {
            case Type.BOOLEAN -> "Boolean";
            case Type.CHAR -> "Character";
            case Type.BYTE -> "Byte";
            case Type.SHORT -> "Short";
            case Type.INT -> "Integer";
            case Type.FLOAT -> "Float";
            case Type.LONG -> "Long";
            case Type.DOUBLE -> "Double";
            default -> "";
        };
        return box.isEmpty()
                ? new LdcInsnNode(its)
                : new FieldInsnNode(Opcodes.GETSTATIC, "java/lang/" + box, "TYPE", "Ljava/lang/Class;");
    }

    /** The field that an updater is for: a static field keeps it, and the initialiser of its class names the field. */
    private Field updated(AbstractInsnNode call, int arguments) {
        if (origins.maker(call, arguments) instanceof FieldInsnNode kept && kept.getOpcode() == Opcodes.GETSTATIC) {
            ClassNode keeper = new ClassNode();
            if (kept.owner.equals(type.name)) {
                keeper = type;
            } else {
                new ClassReader(files.bytes(kept.owner).orElseThrow(() -> refuse("there is no " + kept.owner)))
                        .accept(keeper, ClassReader.SKIP_FRAMES);
            }
            for (MethodNode each : keeper.methods) {
                Field field = each.name.equals("<clinit>") ? updated(keeper, each, kept) : null;
                if (field != null) {
                    return field;
                }
            }
        }
        throw refuse("nothing says which field the updater is for");
    }

    private @Nullable Field updated(ClassNode keeper, MethodNode initialiser, FieldInsnNode kept) {
        Origins its = Origins.in(keeper.name, initialiser);
        for (AbstractInsnNode insn : initialiser.instructions) {
            if (insn instanceof FieldInsnNode put
                    && put.getOpcode() == Opcodes.PUTSTATIC
                    && put.name.equals(kept.name)
                    && its.maker(put, 0) instanceof MethodInsnNode made
                    && made.name.equals("newUpdater")
                    && its.maker(made, 0) instanceof LdcInsnNode name
                    && name.cst instanceof String field
                    && its.maker(made, Type.getArgumentTypes(made.desc).length - 1) instanceof LdcInsnNode owner
                    && owner.cst instanceof Type declaring) {
                return declared(declaring.getInternalName(), field);
            }
        }
        return null;
    }

    private Field declared(String owner, String name) {
        ClassNode declaring = new ClassNode();
        new ClassReader(files.bytes(owner).orElseThrow(() -> refuse("there is no " + Names.binary(owner))))
                .accept(declaring, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return declaring.fields.stream()
                .filter(f -> f.name.equals(name))
                .map(f -> new Field(owner, name, f.desc, false))
                .findFirst()
                .orElseThrow(() -> refuse(Names.binary(owner) + " has no field " + name));
    }

    private PatchDoesNotApply refuse(String why) {
        return new PatchDoesNotApply(patch, why);
    }
}
