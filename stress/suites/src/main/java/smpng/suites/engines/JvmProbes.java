package smpng.suites.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.openjdk.jcstress.vm.VMSupport;
import org.openjdk.jcstress.vm.VMSupportException;

/**
 * What a JVM answers when JCStress asks which options it knows. JCStress starts some twenty JVMs to find out, each time it is
 * run, which takes several times as long as a quick test; the answers are the same while the JVM is. So they are kept in a file
 * of whoever runs several, and each question is asked once.
 */
public final class JvmProbes {
    /** System property: the file. */
    static final String FILE = "smpng.jvm.probes";

    private static final String OWNER = "org/openjdk/jcstress/vm/VMSupport";
    private static final String ASKS = "tryWith";
    private static final String YES = "yes ";
    private static final String NO = "no ";

    private JvmProbes() {}

    /**
     * Has JCStress's questions go through here, before its class that asks them is loaded. Its own method that asks stays, and is
     * what answers when nobody has asked before.
     */
    static void install() throws IOException, IllegalAccessException {
        try (InputStream original = ClassLoader.getSystemResourceAsStream(OWNER + ".class")) {
            if (original == null) {
                throw new IOException("JCStress is not on the class path: no " + OWNER);
            }
            ClassNode type = new ClassNode();
            new ClassReader(original).accept(type, 0);
            redirect(type);
            ClassWriter redirected = new ClassWriter(0);
            type.accept(redirected);
            MethodHandles.privateLookupIn(VMSupportException.class, MethodHandles.lookup())
                    .defineClass(redirected.toByteArray());
        }
    }

    private static void redirect(ClassNode type) throws IOException {
        int calls = 0;
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof MethodInsnNode call && call.owner.equals(OWNER) && call.name.equals(ASKS)) {
                    call.owner = JvmProbes.class.getName().replace('.', '/');
                    calls++;
                }
            }
        }
        if (calls == 0) {
            throw new IOException("another JCStress: " + OWNER + " does not ask by " + ASKS);
        }
    }

    /**
     * Whether a JVM with these arguments starts and ends well.
     *
     * @throws VMSupportException if it does not
     */
    public static void tryWith(String... arguments) throws VMSupportException {
        Path file = Path.of(System.getProperty(FILE, ""));
        String question = System.getProperty("java.home") + " " + String.join(" ", arguments);
        Optional<Boolean> known = known(file, question);
        if (known.isEmpty()) {
            try {
                VMSupport.tryWith(arguments);
                keep(file, YES + question);
            } catch (VMSupportException e) {
                keep(file, NO + question);
                throw e;
            }
        } else if (!known.get()) {
            throw new VMSupportException("as it was found to be before");
        }
    }

    private static Optional<Boolean> known(Path file, String question) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.contains(YES + question)
                    ? Optional.of(true)
                    : lines.contains(NO + question) ? Optional.of(false) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One write: two runs at a time may keep the same answer twice, but never half of one. */
    private static void keep(Path file, String answer) {
        try {
            Files.write(
                    file,
                    (answer + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
