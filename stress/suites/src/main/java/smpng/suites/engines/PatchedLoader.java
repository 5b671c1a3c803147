package smpng.suites.engines;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The project's classes once more, some of them from a folder of patched ones. A class that refers to a patched one must
 * see that one, so all of the project is loaded anew; libraries are shared with the parent.
 */
final class PatchedLoader extends ClassLoader {
    private static final String PROJECT = "smpng.";

    private final Path folder;
    private final ClassLoader originals;

    PatchedLoader(Path folder, ClassLoader originals) {
        super("patched", originals);
        this.folder = folder;
        this.originals = originals;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PROJECT)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        URL file = getResource(name.replace('.', '/') + ".class");
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = file.openStream()) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        Path patched = folder.resolve(name);
        if (!Files.isRegularFile(patched)) {
            return originals.getResource(name);
        }
        try {
            return patched.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
