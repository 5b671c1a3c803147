package smpng.explorer.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The methods that JUnit calls before each test, those of superclasses first. By the annotation's name: JUnit is the user's. */
final class Preparations {
    private static final String BEFORE = "org.junit.jupiter.api.BeforeEach";

    private Preparations() {}

    static List<Method> of(Class<?> type) {
        List<Method> all = new ArrayList<>();
        Class<?> above = type.getSuperclass();
        if (above != null && above != Object.class) {
            all.addAll(of(above));
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0
                    && Arrays.stream(method.getAnnotations())
                            .anyMatch(a -> a.annotationType().getName().equals(BEFORE))) {
                all.add(method);
            }
        }
        return all;
    }
}
