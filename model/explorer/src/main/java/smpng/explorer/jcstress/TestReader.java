package smpng.explorer.jcstress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads JCStress tests from class files, by their annotations. Good for one thread. */
public final class TestReader {
    private final ClassPath path;
    private final Map<String, Optional<ClassNode>> read = new HashMap<>();

    public TestReader(ClassPath path) {
        this.path = path;
    }

    /** True if a class is marked as a test. */
    public boolean isTest(String name) {
        return find(name).map(c -> Annotations.of(c).has(Annotations.TEST)).orElse(false);
    }

    /**
     * Reads a test.
     *
     * @param name the class, by its binary name
     * @throws MalformedTest if it is none, or cannot be run as one
     */
    public StressTest read(String name) throws MalformedTest {
        ClassNode test = find(name)
                .orElseThrow(() ->
                        new MalformedTest("no such class", name, "put the folder or JAR that has it on the class path"));
        Annotations its = Annotations.of(test);
        if (!its.has(Annotations.TEST)) {
            throw new MalformedTest("not a JCStress test", name, "annotate it with @JCStressTest");
        }
        List<Annotations> about = new ArrayList<>();
        Optional<String> meta = its.one(Annotations.META).flatMap(m -> Annotations.type(m, "value"));
        if (meta.isPresent()) {
            about.add(Annotations.of(find(meta.get())
                    .orElseThrow(() -> new MalformedTest(
                            "the class of @JCStressMeta is missing", name, "put it on the class path"))));
        }
        about.add(its);
        return new TestParts(this, test).test(about);
    }

    /** A class file's text, without its code where that is not needed. */
    Optional<ClassNode> find(String name) {
        return read.computeIfAbsent(
                name,
                its -> path.bytes(its).map(bytes -> {
                    ClassNode node = new ClassNode();
                    new ClassReader(bytes)
                            .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                    return node;
                }));
    }

    /**
     * Checks that objects of a class can be made.
     *
     * @param role what it is to the test
     * @param test the test
     */
    ClassNode instantiable(String name, String role, String test) throws MalformedTest {
        ClassNode type = find(name)
                .orElseThrow(() -> new MalformedTest(
                        "the class of the " + role + " is missing", name, "put it on the class path for " + test));
        if ((type.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0) {
            throw new MalformedTest("the " + role + " is abstract", name, "objects of it must be made");
        }
        for (MethodNode method : type.methods) {
            if (method.name.equals("<init>")
                    && method.desc.equals("()V")
                    && (method.access & Opcodes.ACC_PRIVATE) == 0) {
                return type;
            }
        }
        throw new MalformedTest(
                "the " + role + " has no constructor without parameters",
                name,
                "give it one that is not private, and make a nested class static");
    }
}
