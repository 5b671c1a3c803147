package smpng.suites.barriers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.bytecode.patch.OrderedAccess;

/**
 * The code that an audit is about: the classes that were named, those nested in them and those above them, and of other classes
 * the methods that these call, directly or not. A helper's access is changed for all who call it.
 */
final class AuditedCode {
    private final ClassFiles files;
    private final Predicate<String> isWithin;
    private final Map<String, ClassNode> read = new LinkedHashMap<>();
    private final Set<String> methods = new LinkedHashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Finds code.
     *
     * @param files where classes are
     * @param isWithin whether a class, by its binary name, may be changed
     */
    AuditedCode(ClassFiles files, Predicate<String> isWithin) {
        this.files = files;
        this.isWithin = isWithin;
    }

    /** Every access of the code of some classes: their own first, then that of others in the order in which it is called. */
    List<OrderedAccess> accesses(List<String> classes) {
        List<String> whole = new ArrayList<>();
        for (String name : classes) {
            for (String at = Names.internal(name); at != null; at = above(at)) {
                add(at, whole);
            }
        }
        for (String name : whole) {
            find(name).ifPresent(type -> type.methods.forEach(m -> reach(name, m.name, m.desc)));
        }
        while (!open.isEmpty()) {
            follow(open.remove());
        }
        List<OrderedAccess> accesses = new ArrayList<>();
        for (ClassNode type : List.copyOf(read.values())) {
            files.bytes(type.name).map(bytes -> OrderedAccess.in(bytes, files)).orElse(List.of()).stream()
                    .filter(a -> methods.contains(type.name + "." + a.method()))
                    .forEach(accesses::add);
        }
        return accesses;
    }

    private void add(String name, List<String> whole) {
        Optional<ClassNode> type = whole.contains(name) ? Optional.empty() : find(name);
        if (type.isPresent()) {
            whole.add(name);
            for (InnerClassNode inner : type.get().innerClasses) {
                if (inner.name.startsWith(name + "$")) {
                    add(inner.name, whole);
                }
            }
        }
    }

    private @Nullable String above(String name) {
        return find(name)
                .map(type -> type.superName)
                .filter(s -> find(s).isPresent())
                .orElse(null);
    }

    private Optional<ClassNode> find(String name) {
        ClassNode known = read.get(name);
        if (known != null) {
            return Optional.of(known);
        } else if (!isWithin.test(Names.binary(name))) {
            return Optional.empty();
        }
        Optional<ClassNode> type = files.bytes(name).map(bytes -> {
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return node;
        });
        type.ifPresent(node -> read.put(name, node));
        return type;
    }

    private void reach(String owner, String name, String desc) {
        for (String at = owner; at != null; at = above(at)) {
            Optional<ClassNode> type = find(at);
            if (type.isPresent()
                    && type.get().methods.stream().anyMatch(m -> m.name.equals(name) && m.desc.equals(desc))) {
                String method = at + "." + name + desc;
                if (methods.add(method)) {
                    open.add(method);
                }
                return;
            }
        }
    }

    private void follow(String method) {
        int dot = method.indexOf('.');
        for (MethodNode each :
                find(method.substring(0, dot)).map(t -> t.methods).orElse(List.of())) {
            if (method.substring(dot + 1).equals(each.name + each.desc)) {
                for (AbstractInsnNode insn : each.instructions) {
                    if (insn instanceof MethodInsnNode call && !call.owner.startsWith("[")) {
                        reach(call.owner, call.name, call.desc);
                    } else if (insn instanceof InvokeDynamicInsnNode lambda) {
                        for (Object argument : lambda.bsmArgs) {
                            if (argument instanceof Handle body) {
                                reach(body.getOwner(), body.getName(), body.getDesc());
                            }
                        }
                    }
                }
            }
        }
    }
}
