package smpng.explorer.jdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Calls the same methods, with the same arguments, of an object of the JDK's and of its model, on one thread, and compares
 * what they return or throw. Which methods, and with which arguments, a seed decides.
 */
final class Differences {
    /** Objects of the JDK and, at the same places, of the models. */
    record Pair(Object jdk, Object model) {}

    private static final String[] REFERENCES = {"a", "b", null};

    private final Random random;
    private final List<Pair> subjects;
    private final Set<String> left;
    private final List<String> done = new ArrayList<>();
    /** Stamps that a StampedLock gave out: the JDK's and the model's are different numbers. */
    private final List<long[]> stamps = new ArrayList<>(List.of(new long[] {0, 0}));

    private final Object target;
    private final Object modelTarget;

    /**
     * To compare objects.
     *
     * @param left methods that are left out, as they would block or are documented to be different
     */
    Differences(long seed, Set<String> left, Object target, Object modelTarget, Pair... subjects) {
        random = new Random(seed);
        this.subjects = List.of(subjects);
        this.left = left;
        this.target = target;
        this.modelTarget = modelTarget;
    }

    /** The calls up to the first that differs, if one does. */
    Optional<String> first(int calls) throws IllegalAccessException {
        for (int i = 0; i < calls; i++) {
            Pair subject = subjects.get(random.nextInt(subjects.size()));
            List<Method> methods = methods(subject);
            Method method = methods.get(random.nextInt(methods.size()));
            Class<?>[] types = method.getParameterTypes();
            Object[] ours = new Object[types.length];
            Object[] theirs = new Object[types.length];
            for (int p = 0; p < types.length; p++) {
                argument(method, p, theirs, ours);
            }
            Object expected = call(counterpart(subject.jdk.getClass(), method), subject.jdk, theirs);
            Object actual = call(method, subject.model, ours);
            done.add(method.getName() + Arrays.deepToString(theirs) + " -> " + expected + ", model " + actual);
            if (!same(method, expected, actual) || !Arrays.deepEquals(arrays(theirs), arrays(ours))) {
                return Optional.of(String.join("\n", done));
            }
        }
        return Optional.empty();
    }

    private static Object[] arrays(Object[] arguments) {
        return Stream.of(arguments)
                .filter(argument -> argument != null && argument.getClass().isArray())
                .toArray();
    }

    private List<Method> methods(Pair subject) {
        return Stream.of(subject.model.getClass().getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class && !method.isSynthetic())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) || subject.model instanceof StampedLock)
                .filter(method -> !left.contains(method.getName()))
                .filter(method -> !left.contains(method.getDeclaringClass().getSimpleName() + '.' + method.getName()))
                .sorted(Comparator.comparing(Catalogue::text))
                .toList();
    }

    private void argument(Method method, int p, Object[] theirs, Object[] ours) {
        Class<?>[] types = method.getParameterTypes();
        Class<?> type = types[p];
        boolean time = p + 1 < types.length && types[p + 1] == TimeUnit.class;
        if (type == long.class && method.getDeclaringClass() == StampedLock.class && !time) {
            long[] stamp = stamps.get(random.nextInt(stamps.size()));
            theirs[p] = stamp[0];
            ours[p] = stamp[1];
        } else if (type == Object.class && target != null && p == 0) {
            theirs[p] = target;
            ours[p] = modelTarget;
        } else if (type.isArray()) {
            theirs[p] = type == int[].class ? new int[1] : new boolean[1];
            ours[p] = type == int[].class ? new int[1] : new boolean[1];
        } else {
            theirs[p] = time ? Long.valueOf(0) : value(type);
            ours[p] = theirs[p];
        }
    }

    private Object value(Class<?> type) {
        int small = random.nextInt(5) - 1;
        if (type == int.class) {
            return small;
        } else if (type == long.class) {
            return (long) small;
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == TimeUnit.class) {
            return TimeUnit.MILLISECONDS;
        } else if (type == IntUnaryOperator.class) {
            return (IntUnaryOperator) x -> x * 3 + small;
        } else if (type == IntBinaryOperator.class) {
            return (IntBinaryOperator) (x, y) -> x * 3 - y;
        } else if (type == LongUnaryOperator.class) {
            return (LongUnaryOperator) x -> x * 3 + small;
        } else if (type == LongBinaryOperator.class) {
            return (LongBinaryOperator) (x, y) -> x * 3 - y;
        } else if (type == UnaryOperator.class) {
            return (UnaryOperator<Object>) x -> x == null ? "a" : null;
        } else if (type == BinaryOperator.class) {
            return (BinaryOperator<Object>) (x, y) -> x == y ? null : y;
        } else if (type == Object.class) {
            return REFERENCES[random.nextInt(REFERENCES.length)];
        }
        throw new AssertionError("no argument of " + type);
    }

    private boolean same(Method method, Object expected, Object actual) {
        if (method.getDeclaringClass() == StampedLock.class && method.getReturnType() == long.class) {
            if (expected instanceof Long theirs && actual instanceof Long ours) {
                stamps.add(new long[] {theirs, ours});
                return (theirs == 0) == (ours == 0);
            }
        }
        if (expected == null || actual == null) {
            return expected == actual;
        }
        return expected.equals(actual)
                || expected instanceof java.util.concurrent.locks.Lock
                        && actual instanceof java.util.concurrent.locks.Lock;
    }

    private static Method counterpart(Class<?> jdk, Method method) {
        for (Class<?> type = jdk; type != null; type = type.getSuperclass()) {
            if (Modifier.isPublic(type.getModifiers())) {
                try {
                    return type.getMethod(method.getName(), method.getParameterTypes());
                } catch (NoSuchMethodException e) {
                    continue;
                }
            }
        }
        throw new AssertionError("no " + method);
    }

    private static Object call(Method method, Object subject, Object[] arguments) throws IllegalAccessException {
        try {
            method.setAccessible(!method.getDeclaringClass().getName().startsWith("java."));
            return method.invoke(subject, arguments);
        } catch (InvocationTargetException e) {
            return e.getCause().getClass().getName();
        }
    }
}
