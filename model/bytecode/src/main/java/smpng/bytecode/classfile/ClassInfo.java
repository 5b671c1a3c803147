package smpng.bytecode.classfile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * What one class file declares. Names are internal ({@code java/lang/Object}).
 *
 * @param name the class
 * @param access its modifiers
 * @param superName its superclass; null for {@code Object} alone
 * @param interfaces its direct interfaces
 * @param fields modifiers of each declared field, by name
 * @param methods name and descriptor of each declared method, joined
 */
public record ClassInfo(
        String name,
        int access,
        @Nullable String superName,
        List<String> interfaces,
        Map<String, Integer> fields,
        Set<String> methods) {

    /** True for interfaces and annotations. */
    public boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    static ClassInfo parse(byte[] bytes) {
        ClassNode type = new ClassNode();
        new ClassReader(bytes).accept(type, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return new ClassInfo(
                type.name,
                type.access,
                type.superName,
                List.copyOf(type.interfaces),
                type.fields.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                field -> field.name, field -> field.access, (first, second) -> first)),
                type.methods.stream().map(method -> method.name + method.desc).collect(Collectors.toUnmodifiableSet()));
    }
}
