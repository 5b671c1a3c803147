package smpng.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.AccessRewriter.MethodOrigins;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Origins;

/** Turns the bytes of a class into those of its instrumented form. */
final class Weaver {
    private final ClassFiles files;
    private final Predicate<String> instrumented;
    private final Refusals refusals;
    private final HandleTargets targets;

    Weaver(ClassFiles files, Predicate<String> instrumented, Refusals refusals) {
        this.files = files;
        this.instrumented = instrumented;
        this.refusals = refusals;
        this.targets = new HandleTargets(files);
    }

    /** A class ready to be defined, and its sites by ordinal. */
    record Woven(byte[] bytes, List<AccessSite> sites) {}

    /**
     * Instruments one class.
     *
     * @throws NotModelled if it does what no engine would see
     */
    Woven weave(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.EXPAND_FRAMES);
        List<Refusal> refused = refusals.in(type, instrumented);
        if (!refused.isEmpty()) {
            throw new NotModelled(refused);
        }
        List<AccessSite> sites = new ArrayList<>();
        ClassWriter writer = new ClassWriter(reader, 0);
        type.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            private int next;

            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodNode method = type.methods.get(next++);
                MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
                return new AccessRewriter(type.name, method, out, files, instrumented, origins(type, method), sites);
            }
        });
        return new Woven(writer.toByteArray(), sites);
    }

    private MethodOrigins origins(ClassNode type, MethodNode method) {
        List<MethodInsnNode> handleCalls = new ArrayList<>();
        List<AbstractInsnNode> arrayAccesses = new ArrayList<>();
        boolean switchMap = false;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && AccessRewriter.isVarHandleAccess(call.owner, call.name)) {
                handleCalls.add(call);
            } else if (isLoad(insn) || isStore(insn)) {
                arrayAccesses.add(insn);
            } else if (isSwitchMap(insn)) {
                switchMap = true;
            }
        }
        boolean enumValues = method.name.equals("$values") && (type.access & Opcodes.ACC_ENUM) != 0;
        if (handleCalls.isEmpty() && !switchMap) {
            return new MethodOrigins(
                    List.<String>of().iterator(),
                    arrayAccesses.stream().map(access -> enumValues).iterator());
        }
        Origins origins = Origins.in(type.name, method);
        return new MethodOrigins(
                handleCalls.stream()
                        .map(call -> targets.location(origins, call))
                        .iterator(),
                arrayAccesses.stream()
                        .map(access -> enumValues || isSwitchMap(origins.maker(access, isLoad(access) ? 1 : 2)))
                        .iterator());
    }

    /** The compiler's table for a switch over an enum: filled once, and no part of the program. */
    private static boolean isSwitchMap(@Nullable AbstractInsnNode insn) {
        return insn instanceof FieldInsnNode field
                && field.getOpcode() == Opcodes.GETSTATIC
                && field.name.startsWith("$SwitchMap$");
    }

    private static boolean isLoad(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.IALOAD && insn.getOpcode() <= Opcodes.SALOAD;
    }

    private static boolean isStore(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.IASTORE && insn.getOpcode() <= Opcodes.SASTORE;
    }
}
