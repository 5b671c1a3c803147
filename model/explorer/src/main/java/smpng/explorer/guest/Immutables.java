package smpng.explorer.guest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.guest.Identities.Immutable;

/**
 * The immutable containers of {@code java.util}: {@code List.of} and its like, map entries, optionals. They are value-based,
 * so what one holds is all there is to it: they can be shared as values of the graph.
 */
final class Immutables {
    private static final String COLLECTIONS = "java.util.ImmutableCollections$";

    private Immutables() {}

    /** What kinds there are. */
    enum Kind {
        LIST,
        SET,
        MAP,
        ENTRY,
        OPTIONAL
    }

    /** The value of such an object; null if it is none, or holds what cannot be shared. */
    static @Nullable Immutable of(Object object, Objects objects) {
        Kind kind = kind(object);
        if (kind == null) {
            return null;
        }
        long[] parts = parts(kind, object).stream().mapToLong(objects::encode).toArray();
        boolean shareable = Arrays.stream(parts).noneMatch(part -> Objects.isOwn(part) || part == 0);
        return shareable ? new Immutable(kind, parts) : null;
    }

    /** True for an object that is such a container. */
    static boolean isOne(Object object) {
        return kind(object) != null;
    }

    private static @Nullable Kind kind(Object object) {
        String name = object.getClass().getName();
        if (object instanceof Optional) {
            return Kind.OPTIONAL;
        } else if (name.equals("java.util.KeyValueHolder")) {
            return Kind.ENTRY;
        } else if (!name.startsWith(COLLECTIONS)) {
            return null;
        }
        return object instanceof List
                ? Kind.LIST
                : object instanceof Set ? Kind.SET : object instanceof Map ? Kind.MAP : null;
    }

    @SuppressWarnings({"nullness:methodref.param", "nullness:argument"}) // immutable collections hold no null
    private static List<Object> parts(Kind kind, Object object) {
        List<Object> parts = new ArrayList<>();
        switch (kind) {
            case OPTIONAL -> ((Optional<?>) object).ifPresent(parts::add);
            case ENTRY -> add(parts, (Map.Entry<?, ?>) object);
            case MAP -> ((Map<?, ?>) object).entrySet().forEach(entry -> add(parts, entry));
            default -> parts.addAll((java.util.Collection<?>) object);
        }
        return parts;
    }

    @SuppressWarnings("nullness:argument") // an immutable map holds no null
    private static void add(List<Object> parts, Map.Entry<?, ?> entry) {
        parts.add(entry.getKey());
        parts.add(entry.getValue());
    }

    /** An object with a value. */
    @SuppressWarnings({"nullness:argument", "nullness:assignment"}) // the parts are not null
    static Object object(Immutable value, Objects objects) {
        Object[] parts = Arrays.stream(value.parts()).mapToObj(objects::decode).toArray();
        return switch (value.kind()) {
            case OPTIONAL -> parts.length == 0 ? Optional.empty() : Optional.of(parts[0]);
            case ENTRY -> Map.entry(parts[0], parts[1]);
            case LIST -> List.of(parts);
            case SET -> Set.of(parts);
            case MAP -> map(parts);
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object map(Object... parts) {
        Map.Entry[] entries = new Map.Entry[parts.length / 2];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Map.entry(parts[2 * i], parts[2 * i + 1]);
        }
        return Map.ofEntries(entries);
    }
}
