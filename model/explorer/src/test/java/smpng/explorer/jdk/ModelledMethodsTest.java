package smpng.explorer.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The models have the JDK's methods, and what they have not is in the list of what is absent. */
class ModelledMethodsTest {
    private static final int BASELINE = 17;

    @Test
    void everythingAPublicModelHasIsTheJdks() {
        List<String> wrong = new ArrayList<>();
        Catalogue.models().forEach((jdk, model) -> wrong.addAll(foreign(jdk, model)));
        assertEquals(List.of(), wrong);
    }

    @Test
    void whatIsAbsentIsListed() throws IOException {
        TreeSet<String> absent = new TreeSet<>();
        Catalogue.models().forEach((jdk, model) -> absent.addAll(absent(jdk, model)));
        TreeSet<String> listed = listed();
        if (Runtime.version().feature() == BASELINE) {
            assertEquals(String.join("\n", absent), String.join("\n", listed));
        } else {
            assertTrue(absent.containsAll(listed), () -> "of these, some are there: " + listed);
        }
    }

    @Test
    void aModelCanBeUsedWhereverTheJdksClassCan() {
        Catalogue.models().forEach((jdk, model) -> {
            for (Class<?> type : supertypes(jdk)) {
                assertTrue(type.isAssignableFrom(model), () -> model + " is no " + type);
            }
        });
    }

    @Test
    void thereAreModels() {
        Map<Class<?>, Class<?>> models = Catalogue.models();
        assertEquals(LongAdder.class, models.get(java.util.concurrent.atomic.LongAdder.class));
        assertEquals(
                ReentrantReadWriteLock.ReadLock.class,
                models.get(java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock.class));
        assertEquals(22, models.size());
    }

    /** Methods that a subclass of these would not have from the JDK. */
    @Test
    void aWrongModelIsSeen() {
        assertEquals(
                List.of(
                        Wrong.class.getName() + " getAndAdd(int)",
                        Wrong.class.getName() + " set(int)",
                        Wrong.class.getName() + " sum()"),
                foreign(java.util.concurrent.atomic.AtomicInteger.class, Wrong.class).stream()
                        .sorted()
                        .toList());
        assertTrue(absent(java.util.concurrent.atomic.AtomicInteger.class, Wrong.class)
                .contains("java.util.concurrent.atomic.AtomicInteger getAndAdd(int)"));
    }

    /** Has a method of its own, one with another result, one that is static. */
    public static class Wrong {
        public Wrong() {}

        public Wrong(int initialValue) {}

        public int sum() {
            return 0;
        }

        public long getAndAdd(int delta) {
            return delta;
        }

        public static void set(int newValue) {}

        public final int get() {
            return 0;
        }
    }

    private static List<String> foreign(Class<?> jdk, Class<?> model) {
        List<String> foreign = new ArrayList<>();
        for (Method method : model.getMethods()) {
            if (isOwn(method, model) && !hasLike(jdk.getMethods(), method)) {
                foreign.add(Catalogue.text(method));
            }
        }
        for (Executable constructor : model.getConstructors()) {
            if (Stream.of(jdk.getConstructors()).noneMatch(other -> sameParameters(other, constructor))) {
                foreign.add(Catalogue.text(constructor));
            }
        }
        return foreign;
    }

    private static List<String> absent(Class<?> jdk, Class<?> model) {
        List<String> absent = new ArrayList<>();
        for (Method method : jdk.getMethods()) {
            if (isOwn(method, jdk) && Stream.of(model.getMethods()).noneMatch(other -> isLike(method, other))) {
                absent.add(Catalogue.text(method));
            }
        }
        for (Executable constructor : jdk.getConstructors()) {
            if (Stream.of(model.getConstructors()).noneMatch(other -> sameParameters(constructor, other))) {
                absent.add(Catalogue.text(constructor));
            }
        }
        return absent;
    }

    /** What is not Object's, nor the compiler's. */
    private static boolean isOwn(Method method, Class<?> type) {
        return !method.isSynthetic()
                && method.getDeclaringClass() != Object.class
                && (method.getDeclaringClass() == type
                        || !method.getDeclaringClass().getName().startsWith("java."));
    }

    private static boolean hasLike(Method[] methods, Method wanted) {
        return Stream.of(methods).anyMatch(method -> isLike(method, wanted));
    }

    /** True if a call of the JDK's method becomes a call of the model's. */
    private static boolean isLike(Method jdk, Method model) {
        return jdk.getName().equals(model.getName())
                && sameParameters(jdk, model)
                && Catalogue.orItself(jdk.getReturnType()) == Catalogue.orItself(model.getReturnType())
                && Modifier.isStatic(jdk.getModifiers()) == Modifier.isStatic(model.getModifiers());
    }

    private static boolean sameParameters(Executable jdk, Executable model) {
        return Arrays.equals(Catalogue.parameters(jdk), Catalogue.parameters(model));
    }

    private static List<Class<?>> supertypes(Class<?> jdk) {
        List<Class<?>> types = new ArrayList<>(List.of(jdk.getInterfaces()));
        types.remove(Serializable.class);
        for (Class<?> type = jdk.getSuperclass(); type != null; type = type.getSuperclass()) {
            if (Modifier.isPublic(type.getModifiers())) {
                types.add(type);
            }
        }
        return types;
    }

    private static TreeSet<String> listed() throws IOException {
        try (InputStream in = AtomicInteger.class.getResourceAsStream("absent.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new TreeSet<>(
                    lines.lines().filter(line -> !line.startsWith("#")).toList());
        }
    }
}
