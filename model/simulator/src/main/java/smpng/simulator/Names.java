package smpng.simulator;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What objects are called in one run. Never by their identity hash, which differs from run to run. */
final class Names {
    private final Map<Object, String> given = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Function<Object, @Nullable String> guests;

    /** Names for a run; {@code guests} says what the guest calls an object. */
    Names(Function<Object, @Nullable String> guests) {
        this.guests = guests;
    }

    void name(Object object, String name) {
        given.put(object, name);
    }

    /** A value as a reader wants it: primitives and strings by value, objects by name. */
    String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Character c) {
            return "'" + c + "'";
        }
        if (value instanceof String s) {
            return '"' + s + '"';
        }
        if (value instanceof Enum<?> e) {
            return e.name();
        }
        if (value instanceof Class<?> c) {
            return kind(c);
        }
        String name = given.get(value);
        if (name == null) {
            name = guests.apply(value);
            if (name != null) {
                given.put(value, name);
                return name;
            }
            String kind = kind(value.getClass());
            int n = 1 + counts.getOrDefault(kind, 0);
            counts.put(kind, n);
            name = kind + "#" + n;
            given.put(value, name);
        }
        return name;
    }

    /** The simple name of a class. Not by reflection, which would look for its outer class in the wrong world. */
    static String kind(Class<?> type) {
        if (type.isArray()) {
            return kind(type.getComponentType()) + "[]";
        }
        String name = type.getName();
        // The JDK numbers the classes of lambdas, each version in its own way.
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0
                ? smpng.bytecode.classfile.Names.simple(name)
                : smpng.bytecode.classfile.Names.simple(name.substring(0, lambda)) + " lambda";
    }
}
