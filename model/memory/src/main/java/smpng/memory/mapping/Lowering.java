package smpng.memory.mapping;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import smpng.memory.Tag;

/**
 * One access or fence of a language at a time, as a machine runs it: for who has executions rather than programs.
 *
 * <p>Where a mapping writes a load as a compare-and-set that writes back what it read, or a store as an exchange whose old
 * value is dropped, the access stays a read or a write here, with the tag of an atomic instruction: the other half changes no
 * value, and what it orders the tag says already.
 */
public final class Lowering {
    private final Optional<Scheme> scheme;
    private final Map<Order, Access> loads = new EnumMap<>(Order.class);
    private final Map<Order, Access> stores = new EnumMap<>(Order.class);
    private final Map<Order, Access> updates = new EnumMap<>(Order.class);

    private Lowering(Optional<Scheme> scheme) {
        this.scheme = scheme;
    }

    /**
     * How a mapping writes for a machine.
     *
     * @throws IllegalArgumentException if the machine is none of {@link Mapping#MACHINES}
     */
    public static Lowering of(Mapping mapping, String machine) {
        if (!Mapping.MACHINES.contains(machine)) {
            throw new IllegalArgumentException("no mapping to " + machine + "; there are " + Mapping.MACHINES);
        }
        return new Lowering(mapping == Mapping.FREEBSD ? FreeBsd.scheme(machine) : HotSpot.scheme(machine));
    }

    /**
     * One access.
     *
     * @param before fences before it
     * @param read tags of its read
     * @param write tags of its write
     * @param after fences after it
     */
    public record Access(List<Fence> before, long read, long write, List<Fence> after) {}

    /**
     * A fence.
     *
     * @param tags what it is to the machine's model
     * @param decided true if there is a branch on what was read before it
     */
    public record Fence(long tags, boolean decided) {}

    /** True if the machine takes a language's accesses as they are. */
    public boolean isLanguage() {
        return scheme.isEmpty();
    }

    /** What a user must know of results through this mapping. */
    public List<String> remarks() {
        return scheme.map(Scheme::remarks).orElse(List.of());
    }

    /** A load with the language's tags. */
    public Access load(long tags) {
        return scheme.map(s -> loads.computeIfAbsent(Order.of(tags), order -> access(s.load(order))))
                .orElseGet(() -> asItIs(tags, 0));
    }

    /** A store with the language's tags. */
    public Access store(long tags) {
        return scheme.map(s -> stores.computeIfAbsent(Order.of(tags), order -> access(s.store(order))))
                .orElseGet(() -> asItIs(0, tags));
    }

    /** A read-modify-write whose halves have the language's tags; one that only read has none for its write. */
    public Access update(long read, long write) {
        Order order = Order.of(read & ~Tag.RELEASE.bit() | write & ~Tag.ACQUIRE.bit());
        return scheme.map(s -> updates.computeIfAbsent(order, o -> access(s.update(o))))
                .orElseGet(() -> asItIs(read | Tag.ATOMIC.bit(), write | Tag.ATOMIC.bit()));
    }

    /** A fence with the language's tags: none, one, or more. */
    public List<Fence> fence(long tags) {
        Function<Scheme, List<Fence>> barriers = s -> {
            if ((tags & Tag.mask(Tag.ACQUIRE, Tag.RELEASE, Tag.SEQ_CST)) != 0) {
                return fences(s.fence(Order.of(tags)));
            }
            return fences(Tag.LOAD_LOAD.in(tags) ? s.loadLoad() : s.storeStore());
        };
        return scheme.map(barriers).orElseGet(() -> List.of(new Fence(tags, false)));
    }

    private static Access asItIs(long read, long write) {
        return new Access(List.of(), read, write, List.of());
    }

    private static Access access(Recipe recipe) {
        long half = recipe.form() == Recipe.Form.OWN ? 0 : Tag.ATOMIC.bit();
        return new Access(fences(recipe.before()), recipe.read() | half, recipe.write() | half, fences(recipe.after()));
    }

    private static List<Fence> fences(List<Barrier> barriers) {
        return barriers.stream().map(b -> new Fence(b.tags(), b.decided())).toList();
    }
}
