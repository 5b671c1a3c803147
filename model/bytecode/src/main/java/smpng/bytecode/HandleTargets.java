package smpng.bytecode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.bytecode.classfile.Origins;

/**
 * What the VarHandles in static fields stand for, as far as the static initialiser shows it. Engines and readers want
 * the name of the variable, not that of the handle.
 */
final class HandleTargets {
    private final ClassFiles files;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    HandleTargets(ClassFiles files) {
        this.files = files;
    }

    /** The location a VarHandle call accesses. */
    String location(Origins origins, MethodInsnNode call) {
        int operands = Type.getArgumentTypes(call.desc).length;
        AbstractInsnNode maker = origins.maker(call, operands);
        if (!(maker instanceof FieldInsnNode load)) {
            return "VarHandle";
        }
        ClassFiles.Field field =
                files.field(load.owner, load.name).orElse(new ClassFiles.Field(load.owner, load.name, 0));
        String own = Names.simple(field.declaringClass()) + "." + field.name();
        return load.getOpcode() == Opcodes.GETSTATIC
                ? known.computeIfAbsent(field.declaringClass(), this::scan).getOrDefault(field.name(), own)
                : own;
    }

    private Map<String, String> scan(String owner) {
        Map<String, String> targets = new HashMap<>();
        ClassNode type = new ClassNode();
        files.bytes(owner).ifPresent(bytes -> new ClassReader(bytes).accept(type, ClassReader.SKIP_FRAMES));
        for (MethodNode method : type.methods) {
            if (method.name.equals("<clinit>")) {
                Origins origins = Origins.in(owner, method);
                for (AbstractInsnNode insn : method.instructions) {
                    if (insn.getOpcode() == Opcodes.PUTSTATIC && insn instanceof FieldInsnNode store) {
                        target(origins, origins.maker(store, 0)).ifPresent(name -> targets.put(store.name, name));
                    }
                }
            }
        }
        return targets;
    }

    private Optional<String> target(Origins origins, @Nullable AbstractInsnNode maker) {
        if (!(maker instanceof MethodInsnNode call)) {
            return Optional.empty();
        }
        return switch (call.name) {
            case "findVarHandle", "findStaticVarHandle" -> found(origins.maker(call, 2), origins.maker(call, 1));
            case "arrayElementVarHandle" ->
                constant(origins.maker(call, 0), Type.class).map(Names::simple);
            case "withInvokeExactBehavior", "withInvokeBehavior" -> target(origins, origins.maker(call, 0));
            default -> Optional.empty();
        };
    }

    private Optional<String> found(@Nullable AbstractInsnNode owner, @Nullable AbstractInsnNode name) {
        return constant(owner, Type.class)
                .flatMap(type -> constant(name, String.class)
                        .flatMap(field -> files.field(type.getInternalName(), field))
                        .map(field -> Names.simple(field.declaringClass()) + "." + field.name()));
    }

    private static <T> Optional<T> constant(@Nullable AbstractInsnNode maker, Class<T> type) {
        return maker instanceof LdcInsnNode load && type.isInstance(load.cst)
                ? Optional.of(type.cast(load.cst))
                : Optional.empty();
    }
}
