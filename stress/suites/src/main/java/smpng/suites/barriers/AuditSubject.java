package smpng.suites.barriers;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import smpng.api.Engine;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.bytecode.patch.OrderedAccess;
import smpng.suites.catalogue.Catalogue;
import smpng.suites.catalogue.Component;
import smpng.suites.explored.Quickly;

/**
 * What is audited.
 *
 * @param name a component's id, or a class
 * @param version hash of the classes
 * @param path where classes and tests are
 * @param accesses the accesses that are asked about
 * @param tests what exercises them
 */
public record AuditSubject(
        String name, String version, List<Path> path, List<OrderedAccess> accesses, List<AuditTest> tests) {
    /** Copies the lists. */
    public AuditSubject {
        path = List.copyOf(path);
        accesses = List.copyOf(accesses);
        tests = List.copyOf(tests);
    }

    /**
     * A component, with its exhaustive tests, and with what its classes call in classes that belong to no other component.
     */
    public static AuditSubject of(Component component, Catalogue catalogue) throws IOException {
        List<Path> path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        List<String> others = catalogue.components().stream()
                .filter(c -> !c.id().equals(component.id()))
                .flatMap(c -> c.subjects().stream())
                .toList();
        List<String> packages = component.subjects().stream()
                .map(s -> s.substring(0, s.lastIndexOf('.') + 1))
                .distinct()
                .toList();
        Predicate<String> own = c -> packages.stream().anyMatch(p -> c.startsWith(p) && c.indexOf('.', p.length()) < 0);
        List<AuditTest> tests = component.evidence(Engine.EXHAUSTIVE).stream()
                .map(e -> new AuditTest(e.className(), "", e.claims()))
                .toList();
        return of(
                component.id(),
                component.classes(),
                path,
                component.subjects(),
                own.and(c -> !others.contains(c)),
                tests);
    }

    /**
     * Any classes.
     *
     * @param isWithin whether a class that they call may be changed too
     */
    public static AuditSubject of(
            String name,
            String version,
            List<Path> path,
            List<String> classes,
            Predicate<String> isWithin,
            List<AuditTest> tests)
            throws IOException {
        try (URLClassLoader source = loader(path)) {
            List<OrderedAccess> accesses = new AuditedCode(new ClassFiles(source), isWithin).accesses(classes);
            return new AuditSubject(name, version, path, accesses, tests);
        }
    }

    /** The same code, found again, with the classes of a folder in place of those of their names. */
    AuditSubject over(Path folder) throws IOException {
        List<Path> first = new ArrayList<>(List.of(folder));
        first.addAll(path);
        List<String> classes =
                accesses.stream().map(OrderedAccess::className).distinct().toList();
        Set<String> methods = new HashSet<>();
        accesses.forEach(a -> methods.add(a.className() + "." + a.method()));
        List<OrderedAccess> found = new ArrayList<>();
        try (URLClassLoader source = loader(first)) {
            ClassFiles files = new ClassFiles(source);
            for (String each : classes) {
                files
                        .bytes(Names.internal(each))
                        .map(bytes -> OrderedAccess.in(bytes, files))
                        .orElse(List.of())
                        .stream()
                        .filter(a -> methods.contains(a.className() + "." + a.method()))
                        .forEach(found::add);
            }
        }
        return new AuditSubject(name, version, first, found, tests);
    }

    /** A loader of the classes as they are, for their files only. */
    URLClassLoader loader() throws IOException {
        return loader(path);
    }

    private static URLClassLoader loader(List<Path> path) throws IOException {
        URL[] places = new URL[path.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = path.get(i).toUri().toURL();
        }
        return new URLClassLoader(places, TestLibraries.LOADER);
    }

    /** Tests that say of themselves that they are large on all machines but some, and those where they are. */
    Map<String, List<String>> large(List<String> machines) throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (AuditTest test : tests) {
            try {
                Quickly some = Class.forName(test.className(), false, AuditSubject.class.getClassLoader())
                        .getAnnotation(Quickly.class);
                List<String> without = some == null
                        ? List.of()
                        : machines.stream()
                                .filter(m -> !Arrays.asList(some.value()).contains(m)
                                        && !Arrays.asList(some.audited()).contains(m))
                                .toList();
                if (!without.isEmpty()) {
                    all.put(test.name(), without);
                }
            } catch (ClassNotFoundException e) {
                continue; // a test of somebody else's, who has no such annotation
            }
        }
        return all;
    }
}
