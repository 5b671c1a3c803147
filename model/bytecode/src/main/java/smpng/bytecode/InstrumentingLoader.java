package smpng.bytecode;

import java.io.IOException;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.WrongMethodTypeException;
import java.net.JarURLConnection;
import java.net.URL;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.Weaver.Woven;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Patcher;

/**
 * Loads its own copies of some classes, with every shared access turned into a call site that a {@link Linker} decides.
 *
 * <p>Accesses to non-final fields of instrumented classes, to array elements and through VarHandles, and the static
 * fences, are sites. Final fields are not, nor are the fields of other classes, nor the arrays that compilers make for
 * {@code enum}s. A class that does something an engine would not see is not loaded but refused, see {@link Refusals}.
 *
 * <p>Class files older than Java 7 have no call sites and are refused.
 */
public final class InstrumentingLoader extends ClassLoader {
    private final ClassLoader source;
    private final Predicate<String> instrumented;
    private final Linker linker;
    private final ClassFiles files;
    private final Weaver weaver;
    private final Patcher patcher;
    private final Map<String, List<ClassPatch>> patches = new LinkedHashMap<>();

    // Guarded by themselves: classes are loaded, and sites linked, by any thread.
    private final Map<String, List<AccessSite>> sites = new LinkedHashMap<>();
    private final Set<Refusal> refused = new LinkedHashSet<>();

    /** Instruments with the standard {@link Refusals} and no patches. */
    public InstrumentingLoader(ClassLoader parent, Predicate<String> instrumented, Linker linker) {
        this(parent, instrumented, linker, List.of());
    }

    /** Instruments with the standard {@link Refusals}. */
    public InstrumentingLoader(
            ClassLoader parent, Predicate<String> instrumented, Linker linker, List<ClassPatch> patches) {
        this(parent, instrumented, linker, patches, Refusals.standard());
    }

    /**
     * A loader; nothing is loaded yet.
     *
     * @param parent where class files come from, and every class that is not instrumented
     * @param instrumented accepts binary names; classes of the JDK's {@code java} packages are never instrumented
     * @param linker asked once for each site that runs
     * @param patches seeded bugs, applied before instrumentation; each must name an accepted class
     * @param refusals what instrumented classes may not do
     */
    public InstrumentingLoader(
            ClassLoader parent,
            Predicate<String> instrumented,
            Linker linker,
            List<ClassPatch> patches,
            Refusals refusals) {
        super(parent);
        this.source = parent;
        this.instrumented = name -> !name.startsWith("java.") && instrumented.test(name);
        this.linker = linker;
        this.files = new ClassFiles(parent);
        this.weaver = new Weaver(files, this.instrumented, refusals);
        this.patcher = new Patcher(parent);
        for (ClassPatch patch : patches) {
            if (!instrumented.test(patch.className())) {
                throw new IllegalArgumentException("the class of a patch is not instrumented: " + patch);
            }
            this.patches
                    .computeIfAbsent(patch.className(), key -> new ArrayList<>())
                    .add(patch);
        }
    }

    /**
     * Loads a class: an instrumented copy if its name is accepted, else the parent's.
     *
     * @throws NotModelled if the class does what no engine would see
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(AccessBootstrap.class.getName())) {
            // The one class that call sites need; the parent might not see it.
            return AccessBootstrap.class;
        }
        if (!instrumented.test(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            @Nullable Class<?> loaded = findLoadedClass(name);
            Class<?> type = loaded == null ? define(name) : loaded;
            if (resolve) {
                resolveClass(type);
            }
            return type;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] original = files.bytes(Names.internal(name)).orElseThrow(() -> new ClassNotFoundException(name));
        Woven woven;
        try {
            woven = weaver.weave(patched(name, original));
        } catch (NotModelled e) {
            synchronized (refused) {
                refused.addAll(e.refusals());
            }
            throw e;
        }
        synchronized (sites) {
            sites.put(name, List.copyOf(woven.sites()));
        }
        return defineClass(name, woven.bytes(), 0, woven.bytes().length, domain(name));
    }

    private byte[] patched(String name, byte[] original) {
        List<ClassPatch> own = patches.getOrDefault(name, List.of());
        return own.isEmpty() ? original : patcher.apply(original, own);
    }

    /** The place the class file came from, which code under test may use to find its other files. */
    private ProtectionDomain domain(String name) {
        String path = Names.internal(name) + ".class";
        URL file = source.getResource(path);
        URL root = file == null ? null : root(file, path);
        return root == null
                ? InstrumentingLoader.class.getProtectionDomain()
                : new ProtectionDomain(new CodeSource(root, new CodeSigner[0]), new Permissions());
    }

    private static @Nullable URL root(URL file, String path) {
        try {
            if (file.openConnection() instanceof JarURLConnection jar) {
                return jar.getJarFileURL();
            }
            String text = file.toExternalForm();
            return new URL(text.substring(0, text.length() - path.length()));
        } catch (IOException e) {
            return null;
        }
    }

    /** What has been instrumented, refused and patched so far. */
    public Report report() {
        List<Report.InstrumentedClass> classes;
        List<ClassPatch> pending;
        synchronized (sites) {
            classes = sites.entrySet().stream()
                    .map(entry -> new Report.InstrumentedClass(entry.getKey(), entry.getValue()))
                    .toList();
            pending = patches.entrySet().stream()
                    .filter(entry -> !sites.containsKey(entry.getKey()))
                    .flatMap(entry -> entry.getValue().stream())
                    .toList();
        }
        synchronized (refused) {
            return new Report(classes, List.copyOf(refused), pending);
        }
    }

    AccessSite site(Class<?> owner, int ordinal) {
        synchronized (sites) {
            return sites.getOrDefault(owner.getName(), List.of()).get(ordinal);
        }
    }

    CallSite link(AccessSite site, MethodHandle direct) {
        MethodHandle linked = linker.link(site, direct);
        if (!linked.type().equals(direct.type())) {
            throw new WrongMethodTypeException(
                    "the linker answered " + linked.type() + " for " + direct.type() + " at " + site);
        }
        return new ConstantCallSite(linked);
    }
}
