package smpng.explorer.jcstress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.explorer.input.Annotations;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;

/** Reads JCStress tests from class files, by their annotations. Good for one thread. */
public final class TestReader {
    private final ClassPath path;
    private final Map<String, Optional<ClassNode>> read = new HashMap<>();

    public TestReader(ClassPath path) {
        this.path = path;
    }

    /** True if a class is marked as a test. */
    public boolean isTest(String name) {
        return path.bytes(name)
                .filter(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(Names.TEST))
                .flatMap(bytes -> find(name))
                .map(c -> Names.in(c).has(Names.TEST))
                .orElse(false);
    }

    /**
     * Reads a test.
     *
     * @param name the class, by its binary name
     * @throws MalformedInput if it is none, or cannot be run as one
     */
    public StressTest read(String name) throws MalformedInput {
        ClassNode test = find(name)
                .orElseThrow(() -> new MalformedInput(
                        "no such class", name, "put the folder or JAR that has it on the class path"));
        Annotations its = Names.in(test);
        if (!its.has(Names.TEST)) {
            throw new MalformedInput("not a JCStress test", name, "annotate it with @JCStressTest");
        }
        List<Annotations> about = new ArrayList<>();
        Optional<String> meta = its.one(Names.META).flatMap(m -> Annotations.type(m, "value"));
        if (meta.isPresent()) {
            about.add(Names.in(find(meta.get())
                    .orElseThrow(() -> new MalformedInput(
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
    ClassNode instantiable(String name, String role, String test) throws MalformedInput {
        ClassNode type = find(name)
                .orElseThrow(() -> new MalformedInput(
                        "the class of the " + role + " is missing", name, "put it on the class path for " + test));
        if ((type.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0) {
            throw new MalformedInput("the " + role + " is abstract", name, "objects of it must be made");
        }
        for (MethodNode method : type.methods) {
            if (method.name.equals("<init>")
                    && method.desc.equals("()V")
                    && (method.access & Opcodes.ACC_PRIVATE) == 0) {
                return type;
            }
        }
        throw new MalformedInput(
                "the " + role + " has no constructor without parameters",
                name,
                "give it one that is not private, and make a nested class static");
    }
}
