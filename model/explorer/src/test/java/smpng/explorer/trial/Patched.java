package smpng.explorer.trial;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Patcher;

/** Class files of which one is patched, for a world to read. */
public final class Patched extends ClassLoader {
    private final String path;
    private final byte[] bytes;

    /** Patches a class that {@code source} finds. */
    public Patched(ClassLoader source, List<ClassPatch> patches) {
        super(source);
        path = patches.get(0).className().replace('.', '/') + ".class";
        try (InputStream in = source.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path);
            }
            bytes = new Patcher(source).apply(in.readAllBytes(), patches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return name.equals(path) ? new ByteArrayInputStream(bytes) : super.getResourceAsStream(name);
    }
}
