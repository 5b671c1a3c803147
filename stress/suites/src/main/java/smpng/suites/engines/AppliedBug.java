package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import smpng.bytecode.patch.Patcher;
import smpng.suites.catalogue.Checkout;
import smpng.suites.harness.SeededBug;

/**
 * What a fork needs in order to see a component with a bug: a folder that comes first on the class path, or a folder
 * whose sources are read instead of the checkout's.
 *
 * @param bug its id, or empty for the component as built
 * @param classes patched classes, or nothing
 * @param sources patched sources, or nothing
 */
record AppliedBug(String bug, Optional<Path> classes, Optional<Path> sources) {
    /** The component as built. */
    static AppliedBug none() {
        return new AppliedBug("", Optional.empty(), Optional.empty());
    }

    /**
     * Writes the patched files below a folder.
     *
     * @throws IllegalStateException if a patch does not apply exactly once
     */
    static AppliedBug apply(SeededBug bug, Path folder, Checkout checkout) throws IOException {
        if (bug.change() instanceof SeededBug.Compiled compiled) {
            Path classes =
                    Files.createDirectories(folder.resolve("patched-classes").toAbsolutePath());
            new Patcher(loader()).writeTo(classes, compiled.patches());
            return new AppliedBug(bug.id(), Optional.of(classes), Optional.empty());
        }
        if (bug.change() instanceof SeededBug.InSource source) {
            Path sources = folder.resolve("patched-sources").toAbsolutePath();
            Path target = sources.resolve(source.patch().file());
            Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(sources));
            String text =
                    Files.readString(checkout.home().resolve(source.patch().file()));
            Files.writeString(target, source.patch().applyTo(text));
            return new AppliedBug(bug.id(), Optional.empty(), Optional.of(sources));
        }
        throw new IllegalStateException("no way to apply " + bug.change());
    }

    /** The class path of a fork: the patched classes hide the originals. */
    String classPath() {
        String own = System.getProperty("java.class.path");
        return classes.map(c -> c + System.getProperty("path.separator") + own).orElse(own);
    }

    private static ClassLoader loader() {
        return Optional.ofNullable(SeededBug.class.getClassLoader()).orElse(ClassLoader.getSystemClassLoader());
    }
}
