package smpng.explorer.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.explorer.input.ClassDigest;

/** Loads the program's classes rewritten, and a copy of the hooks they call; all others come from where they would. */
final class GuestLoader extends ClassLoader {
    /** What each world loads a copy of, by name. */
    private static final Map<String, Class<?>> HOOKS =
            Map.of(Hooks.class.getName(), Hooks.class, HandleHooks.class.getName(), HandleHooks.class);

    private final World world;
    private final ClassLoader source;
    private final Predicate<String> program;
    private final ClassFiles files;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<String, String> digests = new TreeMap<>();
    private @Nullable ClassWeaver weaver;

    GuestLoader(World world, ClassLoader source, ClassFiles files, Predicate<String> program) {
        super(source);
        this.world = world;
        this.source = source;
        this.files = files;
        this.program = program;
    }

    static GuestLoader of(Class<?> loaded) {
        if (loaded.getClassLoader() instanceof GuestLoader loader) {
            return loader;
        }
        throw new IllegalStateException(loaded + " is not in a world of the explorer");
    }

    World world() {
        return world;
    }

    void weaver(ClassWeaver with) {
        weaver = with;
        // As in a JVM that runs tests: the JDK's own assertions are off.
        setDefaultAssertionStatus(true);
        setPackageAssertionStatus("smpng.shadow", false);
    }

    /** True if a class is rewritten, by binary name. Annotations are not: there is nothing to run in them. */
    boolean isProgram(String name) {
        Boolean answer = known.get(name);
        if (answer == null) {
            String internal = Names.internal(name);
            answer = !Naming.isPlatform(internal)
                    && !Naming.isExplorer(internal)
                    && (name.startsWith("smpng.explorer.jdk.") || Shadows.isShadow(internal) || program.test(name))
                    && files.find(internal)
                            .filter(info -> (info.access() & Opcodes.ACC_ANNOTATION) == 0)
                            .isPresent();
            known.put(name, answer);
        }
        return answer;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            Class<?> hooks = HOOKS.get(name);
            if (hooks != null) {
                return define(name, hooks(hooks));
            } else if (Naming.isExplorer(Names.internal(name))) {
                return Class.forName(name, false, GuestLoader.class.getClassLoader());
            } else if (isProgram(name)) {
                return define(name, woven(name));
            }
            return source.loadClass(name);
        }
    }

    private byte[] woven(String name) throws ClassNotFoundException {
        ClassWeaver with = weaver;
        if (with == null) {
            throw new IllegalStateException("no weaver");
        }
        byte[] file = files.bytes(Names.internal(name)).orElseThrow(() -> new ClassNotFoundException(name));
        if (!Naming.isModel(name)) {
            // Of the file as it lies there: what is woven has other names in it already.
            new ClassFiles(source).bytes(Names.internal(name)).ifPresent(its -> digests.put(name, ClassDigest.of(its)));
        }
        return with.weave(file);
    }

    /** The class files of the program that were loaded so far; what stands in for classes of the JDK is none of its. */
    Map<String, String> digests() {
        return new TreeMap<>(digests);
    }

    /** True for a class that rewritten code calls in place of an instruction. */
    static boolean isHooks(Class<?> type) {
        return HOOKS.containsKey(type.getName());
    }

    private static byte[] hooks(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            if (in == null) {
                throw new IllegalStateException("no class file of " + type);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Class<?> define(String name, byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length, GuestLoader.class.getProtectionDomain());
    }
}
