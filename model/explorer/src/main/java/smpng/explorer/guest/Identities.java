package smpng.explorer.guest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.Locations;

/**
 * Which object is which, for all workers of an exploration. An object is the n-th allocation of a thread's run, of a class
 * and, for arrays, of a length: whatever else the run did before, the same four have the same locations, for good. Names,
 * not classes: each worker has classes of its own.
 *
 * <p>Also the values that are no objects of the program but constants, such as strings: by equality, numbered from 1.
 */
public final class Identities {
    private final Locations locations;
    private final boolean tearing;
    private final Map<Key, Block> blocks = new HashMap<>();
    private final Map<Integer, Block> byFirst = new ConcurrentHashMap<>();
    private final Map<Object, Integer> constants = new ConcurrentHashMap<>();
    private final List<Object> constantValues = new ArrayList<>();
    private final Map<Integer, Map<String, Integer>> threads = new HashMap<>();
    private final Map<String, Integer> sites = new HashMap<>();
    private final List<String> siteNames = new ArrayList<>();

    /** Numbers objects in these locations. */
    public Identities(Locations locations) {
        this(locations, false);
    }

    /**
     * Numbers objects in these locations.
     *
     * @param tearing a {@code long} or {@code double} field that is neither volatile nor final is two locations, one for each
     *     half, as JLS 17.7 allows
     */
    public Identities(Locations locations, boolean tearing) {
        this.locations = locations;
        this.tearing = tearing;
    }

    /** True if wide plain fields are two locations. */
    boolean isTearing() {
        return tearing;
    }

    /**
     * What makes an object that object.
     *
     * @param context the thread whose run allocates it, or the initialiser
     * @param index how many allocations of that context came before
     * @param type binary name of the class, or the array's descriptor
     * @param length of the array, else -1
     */
    record Key(String context, int index, String type, int length) {}

    /**
     * Consecutive locations that belong together.
     *
     * @param first the first one
     * @param size how many
     */
    record Block(Key key, int first, int size) {}

    /**
     * A lambda or method reference.
     *
     * @param site what makes it
     * @param captured the values it captures, as the graph has them
     * @param references a bit for each captured value, set if that is a reference
     */
    record Lambda(int site, long[] captured, long references) {
        /** As a reader sees it: the same in every run. */
        @Override
        public String toString() {
            return "a lambda";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Lambda that && site == that.site && Arrays.equals(captured, that.captured);
        }

        /** The captured values that are references. */
        long[] objects() {
            return IntStream.range(0, captured.length)
                    .filter(at -> (references >> at & 1) != 0)
                    .mapToLong(at -> captured[at])
                    .toArray();
        }

        @Override
        public int hashCode() {
            return site * 31 + Arrays.hashCode(captured);
        }
    }

    /**
     * An immutable container: the same one wherever the same values are in it.
     *
     * @param parts what it holds, as the graph has it
     */
    record Immutable(Immutables.Kind kind, long[] parts) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Immutable that && kind == that.kind && Arrays.equals(parts, that.parts);
        }

        @Override
        public int hashCode() {
            return kind.ordinal() * 31 + Arrays.hashCode(parts);
        }
    }

    /** A class of the program, by name. */
    record ClassName(String name) {}

    Locations locations() {
        return locations;
    }

    /** The block of a key; the same one whenever it is asked for. */
    synchronized Block block(Key key, int size) {
        Block known = blocks.get(key);
        if (known == null) {
            known = new Block(key, locations.allocate(size), size);
            blocks.put(key, known);
            byFirst.put(known.first(), known);
        }
        return known;
    }

    /** True if a context makes one object of a class and no more, as far as is known. */
    synchronized boolean isOnly(Key key) {
        return blocks.keySet().stream()
                        .filter(each -> each.context().equals(key.context())
                                && each.type().equals(key.type()))
                        .count()
                == 1;
    }

    /** Which of the objects of its class and context an object is, from 1, as far as is known. */
    synchronized int ordinal(Key key) {
        return (int) blocks.keySet().stream()
                .filter(each -> each.context().equals(key.context())
                        && each.type().equals(key.type())
                        && each.index() <= key.index())
                .map(Key::index)
                .distinct()
                .count();
    }

    /** Which of all objects of its class an object is, from 1, as far as is known; 0 if there is no other. */
    synchronized int number(Key key) {
        List<Key> all = blocks.keySet().stream()
                .filter(each -> each.type().equals(key.type()) && each.index() >= 0)
                .map(each -> new Key(each.context(), each.index(), each.type(), -1))
                .distinct()
                .sorted(Comparator.comparing(Key::context).thenComparingInt(Key::index))
                .toList();
        return all.size() < 2 ? 0 : 1 + all.indexOf(new Key(key.context(), key.index(), key.type(), -1));
    }

    /** The block that starts at a location. */
    Block at(int first) {
        Block block = byFirst.get(first);
        if (block == null) {
            throw new IllegalStateException("no object at location " + first);
        }
        return block;
    }

    /** True if a location is an array's element. */
    boolean isElement(int location) {
        Block block = byFirst.get(locations.owner(location));
        return block != null && block.key().length() >= 0;
    }

    /** The block a location lies in, or null. */
    @Nullable
    Block around(int location) {
        for (int first = location; first >= 0; first--) {
            Block block = byFirst.get(first);
            if (block != null) {
                return location < first + Math.max(1, block.size()) ? block : null;
            }
        }
        return null;
    }

    /**
     * The number of a thread that is made: the n-th of its maker.
     *
     * @param first the first number that may be given out
     */
    synchronized int thread(String context, int index, int first) {
        Map<String, Integer> known = threads.computeIfAbsent(first, key -> new HashMap<>());
        return known.computeIfAbsent(context + " " + index, key -> first + known.size());
    }

    /** The number of a constant. */
    int constant(Object value) {
        Integer known = constants.get(value);
        if (known == null) {
            synchronized (constantValues) {
                known = constants.get(value);
                if (known == null) {
                    constantValues.add(value);
                    known = constantValues.size();
                    constants.put(value, known);
                }
            }
        }
        return known;
    }

    /** The constant with a number. */
    Object constantValue(int number) {
        synchronized (constantValues) {
            return constantValues.get(number - 1);
        }
    }

    /** A number for a place in the code, by a name that all workers agree on. */
    synchronized int site(String name) {
        Integer known = sites.get(name);
        if (known == null) {
            siteNames.add(name);
            known = siteNames.size() - 1;
            sites.put(name, known);
        }
        return known;
    }

    /** The name of a place in the code. */
    synchronized String siteName(int site) {
        return siteNames.get(site);
    }
}
