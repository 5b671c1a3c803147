package smpng.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import smpng.explorer.input.Annotations;
import smpng.explorer.input.ClassPath;
import smpng.suites.barriers.AuditSubject;
import smpng.suites.barriers.AuditTest;

/** A class of anybody's and the tests that exercise it, as what is audited. */
final class AuditedClass {
    private static final int HEX_DIGITS = 16;
    private static final String API = "smpng/api";
    private static final String EXHAUSTIVE = "Exhaustive";

    private AuditedClass() {}

    /**
     * Looks for the class and its tests.
     *
     * @param classPath as for java
     * @param tests JCStress tests, by the names that {@code explore} takes; classes with exhaustive test methods, or one of
     *     these after a {@code #}
     * @throws InputError for what is not there, or is no test
     */
    static AuditSubject of(String name, String classPath, List<String> tests) throws IOException {
        if (tests.isEmpty()) {
            throw new InputError("nothing exercises the class", name, "name tests of it with --tests");
        }
        List<String> stress = new ArrayList<>();
        List<AuditTest> found = new ArrayList<>();
        List<Path> entries = TestClasses.entries(classPath, true);
        try (ClassPath path = TestClasses.open(entries)) {
            byte[] bytes = path.bytes(name)
                    .orElseThrow(() ->
                            new InputError("no such class or component", name, "put its folder or JAR on --classpath"));
            for (String test : tests) {
                List<AuditTest> methods = methods(path, test);
                found.addAll(methods);
                if (methods.isEmpty()) {
                    stress.add(test);
                }
            }
            if (!stress.isEmpty()) {
                try (TestClasses named = TestClasses.of(stress, classPath)) {
                    named.named().forEach(t -> found.add(new AuditTest(t, "", List.of())));
                    named.found().forEach(t -> found.add(new AuditTest(t, "", List.of())));
                }
            }
            return AuditSubject.of(
                    name,
                    hash(bytes),
                    entries,
                    List.of(name),
                    c -> (isIn(c, name) || found.stream().noneMatch(t -> isIn(c, t.className())))
                            && path.bytes(c).isPresent(),
                    found);
        }
    }

    private static boolean isIn(String name, String test) {
        return name.equals(test) || name.startsWith(test + "$");
    }

    /** The exhaustive test methods that a name means; none if it means none. */
    private static List<AuditTest> methods(ClassPath path, String test) {
        String type = test.contains("#") ? test.substring(0, test.indexOf('#')) : test;
        String method = test.contains("#") ? test.substring(test.indexOf('#') + 1) : "";
        Optional<ClassNode> read = path.bytes(type).map(bytes -> {
            ClassNode node = new ClassNode();
            new ClassReader(bytes)
                    .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return node;
        });
        List<AuditTest> found = read.map(node -> node.methods).orElse(List.of()).stream()
                .filter(m -> method.isEmpty() || m.name.equals(method))
                .filter(m -> Annotations.of(m, List.of(API)).has(EXHAUSTIVE))
                .map(m -> new AuditTest(type, m.name, List.of()))
                .toList();
        if (found.isEmpty() && test.contains("#")) {
            throw new InputError("no such exhaustive test", test, "name a method with @Exhaustive, or the class");
        }
        return found;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
