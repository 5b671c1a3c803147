package smpng.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jcstress.annotations.Actor;
import smpng.explorer.input.ClassPath;
import smpng.explorer.jcstress.TestReader;
import smpng.explorer.linearizability.OperationsReader;

/**
 * The tests that a user named: by class, by the class they are nested in, by package, by a pattern, or by the JAR or folder
 * they are all in.
 *
 * @param path where their classes are
 * @param named binary names of classes that were named themselves
 * @param found binary names of tests that were found in something else that was named
 * @param operations binary names of classes of operations that were named themselves
 */
record TestClasses(ClassPath path, List<String> named, List<String> found, List<String> operations)
        implements AutoCloseable {
    private static final Path STANDARD_RESULTS = standardResults();

    private static final String MEND = "name a class, a package, a pattern with *, or a JAR, and --classpath";

    /**
     * Looks the names up.
     *
     * @param classPath folders and JARs, as for java; empty for what this process itself runs from
     * @throws InputError for a name that nothing has
     */
    static TestClasses of(List<String> names, String classPath) throws IOException {
        List<Path> archives =
                names.stream().filter(TestClasses::isPlace).map(Path::of).toList();
        List<Path> entries = Stream.concat(archives.stream(), entries(classPath, archives.isEmpty()).stream())
                .distinct()
                .toList();
        ClassPath path = open(entries);
        try {
            Set<String> named = new LinkedHashSet<>();
            Set<String> found = new LinkedHashSet<>();
            Set<String> operations = new LinkedHashSet<>();
            for (String name : names) {
                if (isPlace(name)) {
                    found.addAll(place(Path.of(name)));
                } else if (new OperationsReader(path, 1).hasOperations(name)) {
                    operations.add(name);
                } else {
                    look(name, path, named, found);
                }
            }
            found.removeAll(named);
            return new TestClasses(path, List.copyOf(named), List.copyOf(found), List.copyOf(operations));
        } catch (IOException | RuntimeException e) {
            path.close();
            throw e;
        }
    }

    /**
     * A path of sources.
     *
     * @throws InputError if an entry is missing
     */
    static List<Path> sources(String sourcePath) {
        List<Path> entries = split(sourcePath).stream().map(Path::of).toList();
        for (Path entry : entries) {
            if (!Files.exists(entry)) {
                throw new InputError("no such folder or archive", entry.toString(), "mend the source path");
            }
        }
        return entries;
    }

    /**
     * A class path that was given; empty if none was.
     *
     * @throws InputError if an entry is missing
     */
    static List<Path> given(String classPath) throws IOException {
        if (classPath.isEmpty()) {
            return List.of();
        }
        List<Path> entries = entries(classPath, false);
        for (Path entry : entries) {
            if (!Files.exists(entry)) {
                throw new InputError("no such folder or archive", entry.toString(), "mend the class path");
            }
        }
        return entries;
    }

    @Override
    public void close() {
        path.close();
    }

    private static boolean isPlace(String name) {
        return name.endsWith(".jar") || name.contains(File.separator) || name.equals(".");
    }

    /** The folders and JARs of a class path, and that of JCStress's results; if it is empty, those of this process on request. */
    static List<Path> entries(String classPath, boolean own) throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String entry : split(classPath)) {
            if (entry.endsWith("*")) {
                entries.addAll(archivesIn(Path.of(entry.substring(0, entry.length() - 1))));
            } else {
                entries.add(Path.of(entry));
            }
        }
        if (entries.isEmpty() && own) {
            split(System.getProperty("java.class.path", "")).stream()
                    .map(Path::of)
                    .filter(Files::exists)
                    .forEach(entries::add);
        }
        entries.add(STANDARD_RESULTS);
        return entries;
    }

    private static List<String> split(String classPath) {
        return Stream.of(classPath.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static List<Path> archivesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputError("no such folder", folder.toString(), "mend the class path");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** The results that JCStress itself defines, for who does not name its JAR. */
    private static Path standardResults() {
        CodeSource source = Actor.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("no JAR of JCStress");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static ClassPath open(List<Path> entries) throws IOException {
        for (Path entry : entries) {
            if (!Files.exists(entry)) {
                throw new InputError("no such folder or JAR", entry.toString(), "mend the class path");
            }
        }
        return new ClassPath(entries);
    }

    private static List<String> place(Path place) throws IOException {
        try (ClassPath only = open(List.of(place))) {
            TestReader reader = new TestReader(only);
            List<String> tests = only.names().stream().filter(reader::isTest).toList();
            if (tests.isEmpty()) {
                throw new InputError("no JCStress test in it", place.toString(), MEND);
            }
            return tests;
        }
    }

    private static void look(String name, ClassPath path, Set<String> named, Set<String> found) {
        TestReader reader = new TestReader(path);
        if (path.bytes(name).isPresent() && reader.isTest(name)) {
            named.add(name);
            return;
        }
        Pattern pattern = pattern(name);
        Predicate<String> fits = its -> pattern.matcher(its.replace('$', '.')).matches();
        List<String> classes = path.names().stream().filter(fits).toList();
        List<String> tests = classes.stream().filter(reader::isTest).toList();
        if (tests.size() == 1 && tests.get(0).replace('$', '.').equals(name)) {
            named.addAll(tests);
        } else if (!tests.isEmpty()) {
            found.addAll(tests);
        } else if (classes.isEmpty()) {
            throw new InputError("no such class or package", name, MEND);
        } else {
            throw new InputError("not a JCStress test, and none below it", name, MEND);
        }
    }

    /** A class with what is nested in it, a package with all below it, or whatever a pattern fits. */
    private static Pattern pattern(String name) {
        String dotted = name.replace('$', '.').replace('/', '.');
        StringBuilder expression = new StringBuilder();
        for (char c : dotted.toCharArray()) {
            expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(expression + (dotted.contains("*") ? "" : "(\\..*)?"));
    }
}
