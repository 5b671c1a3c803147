package smpng.explorer.jdk;

import java.io.File;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which class of the JDK has which model, found as the loader finds it: by the simple name. */
final class Catalogue {
    private static final List<String> PACKAGES =
            List.of("java.util.concurrent.", "java.util.concurrent.atomic.", "java.util.concurrent.locks.");

    /** What the JDK's own collections, explored as they are, ask of a class is not what is documented. */
    private static final Set<Class<?>> FOR_COLLECTIONS = Set.of(java.util.concurrent.ThreadLocalRandom.class);

    private Catalogue() {}

    /** The models by the class of the JDK that each stands for. */
    static Map<Class<?>, Class<?>> models() {
        Map<Class<?>, Class<?>> models = new LinkedHashMap<>();
        for (String name : simpleNames()) {
            for (String inPackage : PACKAGES) {
                load(inPackage + name)
                        .filter(jdk -> Modifier.isPublic(jdk.getModifiers()) && !FOR_COLLECTIONS.contains(jdk))
                        .ifPresent(jdk -> models.put(
                                jdk,
                                load(Catalogue.class.getPackageName() + '.' + name)
                                        .orElseThrow()));
            }
        }
        return models;
    }

    /** A type as rewritten code has it. */
    static Class<?> renamed(Class<?> type) {
        if (type.isArray()) {
            return renamed(type.getComponentType()).arrayType();
        }
        boolean concurrent = PACKAGES.stream().anyMatch(name -> (type.getPackageName() + '.').equals(name));
        String simple = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        return concurrent
                ? load(Catalogue.class.getPackageName() + '.' + simple).orElse(null)
                : type;
    }

    /** Renamed where there is a model. */
    static Class<?>[] parameters(Executable executable) {
        return Arrays.stream(executable.getParameterTypes())
                .map(Catalogue::orItself)
                .toArray(Class<?>[]::new);
    }

    static Class<?> orItself(Class<?> type) {
        Class<?> renamed = renamed(type);
        return renamed == null ? type : renamed;
    }

    /** How a method or a constructor is written in a list. */
    static String text(Executable executable) {
        String name = executable instanceof java.lang.reflect.Constructor ? "new" : executable.getName();
        String parameters = Arrays.stream(executable.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
        return executable.getDeclaringClass().getName() + ' ' + name + parameters;
    }

    private static List<String> simpleNames() {
        try {
            File classes = new File(AtomicInteger.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String[] files = new File(classes, Catalogue.class.getPackageName().replace('.', '/')).list();
            return Arrays.stream(files)
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
