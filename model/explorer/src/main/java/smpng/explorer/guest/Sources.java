package smpng.explorer.guest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;

/**
 * Class files of the program as if they had been written against the models: every name is the one that rewritten code uses.
 * Asked as a class loader would be, loads nothing.
 */
final class Sources extends ClassLoader {
    private final ClassLoader program;
    private final ClassLoader own = World.loader();
    private final Renaming renaming;
    private final Map<String, byte[]> renamed = new HashMap<>();

    Sources(ClassLoader program) {
        super(program);
        this.program = program;
        this.renaming = new Renaming(name -> own.getResource(name + ".class") != null);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        byte[] bytes = path.endsWith(".class") ? find(path.substring(0, path.length() - ".class".length())) : null;
        return bytes == null ? program.getResourceAsStream(path) : new ByteArrayInputStream(bytes);
    }

    private synchronized byte @Nullable [] find(String name) {
        byte[] known = renamed.get(name);
        if (known == null) {
            known = original(name);
            if (known != null) {
                known = Naming.isPlatform(name) ? known : rename(known);
                renamed.put(name, known);
            }
        }
        return known;
    }

    private byte @Nullable [] original(String name) {
        ClassLoader from = name.startsWith(Renaming.MODELS) || Naming.isExplorer(name) ? own : program;
        String file = Shadows.isShadow(name) ? Shadows.original(name) : name;
        try (InputStream in = from.getResourceAsStream(file + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] rename(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassRemapper(writer, renaming), 0);
        return writer.toByteArray();
    }
}
