package smpng.explorer.locks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;

/**
 * One access of a compiled class that loses its order, or a fence that is left out.
 *
 * @param access where, as a reader would say it: method and access mode
 * @param weakened what stands there instead
 */
record Weakening(String access, String weakened, ClassPatch patch) {
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";

    /** Every access and fence of a class and those nested in it that has an order to lose. */
    static List<Weakening> of(Class<?> type) {
        List<Weakening> all = new ArrayList<>();
        Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())).forEach(each -> {
            ClassNode node = read(each);
            node.fields.forEach(field -> {
                if ((field.access & org.objectweb.asm.Opcodes.ACC_VOLATILE) != 0) {
                    throw new IllegalArgumentException("nothing is known to weaken a volatile field: " + field.name);
                }
            });
            node.methods.forEach(method -> all.addAll(in(each, method)));
        });
        return all;
    }

    private static List<Weakening> in(Class<?> type, MethodNode method) {
        List<String> calls = StreamSupport.stream(method.instructions.spliterator(), false)
                .filter(insn -> insn instanceof MethodInsnNode call && call.owner.equals(VAR_HANDLE))
                .map(insn -> ((MethodInsnNode) insn).name)
                .toList();
        List<Weakening> all = new ArrayList<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (String name : calls) {
            int of = (int) calls.stream().filter(name::equals).count();
            int nth = seen.merge(name, 1, Integer::sum);
            for (String weaker : weaker(name)) {
                Edit edit = name.endsWith("Fence")
                        ? Edit.removeCall("VarHandle", name)
                        : Edit.replaceCall("VarHandle", name, weaker);
                all.add(new Weakening(
                        method.name + ": " + name + (of > 1 ? " (" + nth + " of " + of + ")" : ""),
                        weaker,
                        new ClassPatch(type.getName(), method.name + method.desc, edit.occurrence(nth, of))));
            }
        }
        return all;
    }

    /** The weakest that Java has in place of an access mode; nothing if it has no order. */
    private static List<String> weaker(String name) {
        if (name.endsWith("Opaque") || name.endsWith("Plain") || name.equals("get") || name.equals("set")) {
            return List.of();
        }
        return List.of(
                switch (name) {
                    case "getAcquire" -> "getOpaque";
                    case "setRelease" -> "setOpaque";
                    case "weakCompareAndSetAcquire", "weakCompareAndSetRelease" -> "weakCompareAndSetPlain";
                    case "acquireFence", "releaseFence" -> "nothing";
                    default -> other(name);
                });
    }

    /** Java has no exchange, addition or strong compare-and-set without an order: it gets the wrong one. */
    private static String other(String name) {
        if (name.endsWith("Acquire")) {
            return name.replace("Acquire", "Release");
        } else if (name.endsWith("Release")) {
            return name.replace("Release", "Acquire");
        }
        throw new IllegalArgumentException("nothing is known to weaken " + name);
    }

    private static ClassNode read(Class<?> type) {
        ClassNode node = new ClassNode();
        try (InputStream in =
                Weakening.class.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            new ClassReader(in.readAllBytes()).accept(node, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return node;
    }
}
