package smpng.explorer.modelled;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Copies of the models and of test programs under names of their own, so that an access in a model can be weakened.
 * Monitors cannot be copied: the loader makes them.
 */
final class Copies extends ClassLoader {
    /** A call in a model that becomes one of another name: an access mode. */
    record Weakening(String model, String method, String from, String to) {}

    private static final String COPY = "copy/";
    private static final String MODELS = "smpng/explorer/jdk/";
    private static final String PROGRAMS = "smpng/explorer/modelled/";
    private static final String LANG = MODELS + "lang/";
    private static final String HOOKS = MODELS + "Hooks";
    private static final String STAND_IN = PROGRAMS + "StandIn";

    private final List<Weakening> weakenings;
    private final List<Weakening> applied = new ArrayList<>();

    Copies(List<Weakening> weakenings) {
        super(Copies.class.getClassLoader());
        this.weakenings = weakenings;
    }

    static String nameOf(Class<?> program) {
        return copied(program.getName().replace('.', '/')).replace('/', '.');
    }

    /** The weakenings that were made, each as often as it was. */
    List<Weakening> applied() {
        return applied;
    }

    @Override
    public InputStream getResourceAsStream(String path) {
        if (!path.startsWith(COPY) || !path.endsWith(".class")) {
            return super.getResourceAsStream(path);
        }
        String name = path.substring(COPY.length(), path.length() - ".class".length());
        for (String from : List.of(MODELS + name, PROGRAMS + name)) {
            try (InputStream in = getParent().getResourceAsStream(from + ".class")) {
                if (in != null) {
                    return new ByteArrayInputStream(copy(name, in.readAllBytes()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return null;
    }

    private static String copied(String name) {
        String simple = name.substring(name.lastIndexOf('/') + 1);
        if (name.equals(HOOKS)) {
            return name;
        } else if (name.startsWith(LANG)) {
            return name;
        } else if (name.startsWith(MODELS) || name.startsWith(PROGRAMS)) {
            return COPY + simple;
        } else if (name.startsWith("java/util/concurrent/")
                && Copies.class.getClassLoader().getResource(MODELS + simple + ".class") != null) {
            return COPY + simple;
        }
        return name;
    }

    private byte[] copy(String name, byte[] bytes) {
        ClassWriter writer = new ClassWriter(0);
        ClassRemapper renaming = new ClassRemapper(writer, new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                return copied(internalName);
            }
        });
        new ClassReader(bytes).accept(new Weakened(renaming, name), 0);
        return writer.toByteArray();
    }

    private final class Weakened extends ClassVisitor {
        private final String model;

        Weakened(ClassVisitor to, String model) {
            super(Opcodes.ASM9, to);
            this.model = model;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String generic, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, method, type, generic, thrown)) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String name, String descriptor, boolean onInterface) {
                    String now = name;
                    for (Weakening weakening : weakenings) {
                        if (weakening.model.equals(model)
                                && weakening.method.equals(method)
                                && weakening.from.equals(name)) {
                            now = weakening.to;
                            applied.add(weakening);
                        }
                    }
                    boolean state = owner.equals(HOOKS) && name.equals("state");
                    super.visitMethodInsn(opcode, state ? STAND_IN : owner, now, descriptor, onInterface);
                }
            };
        }
    }
}
