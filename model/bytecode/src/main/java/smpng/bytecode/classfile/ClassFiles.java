package smpng.bytecode.classfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Class files as a class loader would find them, and the questions a verifier asks about their hierarchy. Names are
 * internal ({@code java/lang/Object}). Safe for use by several threads.
 */
public final class ClassFiles {
    private static final String OBJECT = "java/lang/Object";

    private final ClassLoader source;
    private final Map<String, ClassInfo> known = new ConcurrentHashMap<>();

    /** Reads class files from where {@code source} finds its resources. */
    public ClassFiles(ClassLoader source) {
        this.source = source;
    }

    /**
     * A field as the JVM resolves it (JVMS 5.4.3.2).
     *
     * @param declaringClass internal name of the class that declares it
     * @param name its name
     * @param access its modifiers
     */
    public record Field(String declaringClass, String name, int access) {
        /** True if it has the modifier, such as {@link Opcodes#ACC_VOLATILE}. */
        public boolean is(int modifier) {
            return (access & modifier) != 0;
        }
    }

    /** The class file of a class, or empty if there is none. */
    public Optional<byte[]> bytes(String internalName) {
        try (InputStream in = source.getResourceAsStream(internalName + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a class declares, or empty if there is no class file. */
    public Optional<ClassInfo> find(String internalName) {
        ClassInfo info = known.get(internalName);
        if (info == null) {
            Optional<ClassInfo> parsed = bytes(internalName).map(ClassInfo::parse);
            parsed.ifPresent(each -> known.put(internalName, each));
            return parsed;
        }
        return Optional.of(info);
    }

    /**
     * What a class declares.
     *
     * @throws TypeNotPresentException if there is no class file
     */
    public ClassInfo info(String internalName) {
        return find(internalName).orElseThrow(() -> new TypeNotPresentException(internalName.replace('/', '.'), null));
    }

    /** The field that a reference to {@code owner.name} means, or empty if there is none, or no such class. */
    public Optional<Field> field(String owner, String name) {
        Optional<ClassInfo> found = find(owner);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ClassInfo info = found.get();
        Integer access = info.fields().get(name);
        if (access != null) {
            return Optional.of(new Field(owner, name, access));
        }
        for (String parent : info.interfaces()) {
            Optional<Field> inherited = field(parent, name);
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        String superName = info.superName();
        return superName == null ? Optional.empty() : field(superName, name);
    }

    /** True if {@code owner} or a supertype declares the method. */
    public boolean hasMethod(String owner, String name, String descriptor) {
        return declaring(owner, name, descriptor).isPresent();
    }

    /**
     * The class or interface that declares the method which a reference to {@code owner.name} means; superclasses first.
     *
     * @throws TypeNotPresentException if there is no class file
     */
    public Optional<String> declaring(String owner, String name, String descriptor) {
        for (String at = owner; at != null; at = info(at).superName()) {
            if (info(at).methods().contains(name + descriptor)) {
                return Optional.of(at);
            }
        }
        for (String at = owner; at != null; at = info(at).superName()) {
            for (String parent : info(at).interfaces()) {
                Optional<String> inherited = declaring(parent, name, descriptor);
                if (inherited.isPresent()) {
                    return inherited;
                }
            }
        }
        return Optional.empty();
    }

    /** True if a value of class {@code from} is one of class or interface {@code to}; neither is an array. */
    public boolean isAssignable(String from, String to) {
        if (to.equals(OBJECT)) {
            return true;
        }
        for (@Nullable String at = from; at != null; at = info(at).superName()) {
            if (at.equals(to) || info(at).interfaces().stream().anyMatch(parent -> isAssignable(parent, to))) {
                return true;
            }
        }
        return false;
    }

    /** The class that a verifier takes for "either of the two". */
    public String commonSuperClass(String first, String second) {
        if (isAssignable(second, first)) {
            return first;
        }
        if (isAssignable(first, second)) {
            return second;
        }
        if (info(first).isInterface() || info(second).isInterface()) {
            return OBJECT;
        }
        String at = first;
        while (!isAssignable(second, at)) {
            String parent = info(at).superName();
            at = parent == null ? OBJECT : parent;
        }
        return at;
    }
}
