package smpng.memory.mapping;

import static smpng.memory.mapping.Recipe.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.memory.Tag;
import smpng.memory.mapping.Recipe.Form;

/**
 * FreeBSD's machine/atomic.h, as of 13.0 and for the machines dropped before it as of their last release. atomic(9) has
 * relaxed, acquire and release accesses, read-modify-writes of the same three, and fences. What C has beyond that is
 * composed: a seq_cst access is a seq_cst fence and then the acquire or release one, an acquire-release or seq_cst
 * read-modify-write is a release or seq_cst fence and then the acquire one.
 *
 * <p>Source: sys/<i>arch</i>/include/atomic.h. From memory, not from the headers: the fences of powerpc64, and what the
 * ports older than atomic_thread_fence would have used for it.
 */
final class FreeBsd {
    private static final String COMPOSED =
            "atomic(9) has no seq_cst access and no acquire-release operation: a fence and an acquire or release one are"
                    + " used";
    private static final String OLD =
            "this port of FreeBSD is older than atomic_thread_fence: its full fence is used for all of them";
    private static final String TSO_ONLY =
            "FreeBSD runs SPARC in total store order: these are the fences that its header says relaxed memory order would"
                    + " need";

    private FreeBsd() {}

    /** The scheme for a machine; none for sc and the languages. */
    static Optional<Scheme> scheme(String machine) {
        return switch (machine) {
            case "x86-tso" -> Optional.of(x86());
            case "sparc-tso" -> Optional.of(sparcTso());
            case "sparc-pso" -> Optional.of(sparc(List.of(), List.of(Barrier.STBAR), List.of(Barrier.STBAR)));
            case "sparc-rmo" ->
                Optional.of(sparc(
                        List.of(Barrier.MEMBAR_LOAD), List.of(Barrier.MEMBAR_STORE), List.of(Barrier.MEMBAR_STORE)));
            case "alpha" ->
                Optional.of(
                        fenced("ldq", "stq", "ldq_l/stq_c", same(Barrier.MB), Barrier.MB, Barrier.MB, Barrier.MB, OLD));
            case "ia64" -> Optional.of(ia64());
            case "armv7" ->
                Optional.of(fenced(
                        "ldr",
                        "str",
                        "ldrex/strex",
                        same(Barrier.DMB_ARMV7),
                        Barrier.DMB_ARMV7,
                        Barrier.DMB_ARMV7,
                        Barrier.DMB_ARMV7,
                        ""));
            case "armv8" -> Optional.of(arm64());
            case "power" ->
                Optional.of(fenced(
                        "ld",
                        "std",
                        "ldarx/stdcx.",
                        new Fences(Barrier.LWSYNC, Barrier.LWSYNC, Barrier.LWSYNC, Barrier.SYNC),
                        Barrier.LWSYNC,
                        Barrier.LWSYNC,
                        Barrier.ISYNC,
                        "the loop's branch, which isync needs, is taken to depend on what was loaded"));
            case "riscv" ->
                Optional.of(
                        fenced("l", "s", "amo", same(Barrier.FENCE), Barrier.FENCE, Barrier.FENCE, Barrier.FENCE, ""));
            default -> Optional.empty();
        };
    }

    /** A port's fences. */
    private record Fences(Barrier acquire, Barrier release, Barrier both, Barrier full) {
        List<Barrier> of(Order order) {
            return List.of(
                    switch (order) {
                        case RELEASE -> release;
                        case ACQUIRE_RELEASE -> both;
                        case SEQ_CST -> full;
                        default -> acquire;
                    });
        }
    }

    private static Fences same(Barrier fence) {
        return new Fences(fence, fence, fence, fence);
    }

    /** The fence that has to come before, where atomic(9) composes. */
    private static Recipe composed(Recipe recipe, Order order, Barrier release, List<Barrier> full) {
        List<Barrier> before = new ArrayList<>(order == Order.SEQ_CST ? full : List.of());
        if (order == Order.ACQUIRE_RELEASE || order == Order.RELEASE) {
            before.add(release);
        }
        return recipe.before(before.toArray(Barrier[]::new));
    }

    /** Accesses that order nothing, with fences around them. */
    private static Scheme fenced(
            String load,
            String store,
            String update,
            Fences fences,
            Barrier afterLoad,
            Barrier beforeStore,
            Barrier afterUpdate,
            String remark) {
        List<Barrier> full = List.of(fences.full());
        return new Table(
                order -> {
                    Recipe recipe = order.acquires() ? of(load).after(afterLoad) : of(load);
                    return composed(recipe, order, beforeStore, full);
                },
                order -> composed(of(store), order, beforeStore, full),
                order -> {
                    Recipe own = of(update).both(Tag.ATOMIC);
                    return composed(order.acquires() ? own.after(afterUpdate) : own, order, beforeStore, full);
                },
                fences::of,
                fences.of(Order.ACQUIRE),
                fences.of(Order.RELEASE),
                remark.isEmpty() ? List.of(COMPOSED) : List.of(COMPOSED, remark));
    }

    private static Scheme x86() {
        return new Table(
                order -> order == Order.SEQ_CST ? of("mov").before(Barrier.MFENCE) : of("mov"),
                order -> order == Order.SEQ_CST ? of("mov").before(Barrier.MFENCE) : of("mov"),
                order -> of("lock").both(Tag.ATOMIC),
                order -> order == Order.SEQ_CST ? List.of(Barrier.MFENCE) : List.of(),
                List.of(),
                List.of(),
                List.of(COMPOSED, "the seq_cst fence, a locked addition to the stack, counts as MFENCE"));
    }

    private static Scheme sparcTso() {
        return new Table(
                order -> order == Order.RELAXED
                        ? of("ldx")
                        : of("casx 0,0")
                                .as(Form.COMPARE_AND_SET)
                                .both(Tag.ATOMIC)
                                .before(full(order)),
                order -> order == Order.RELAXED
                        ? of("stx")
                        : of("casx loop")
                                .as(Form.EXCHANGE)
                                .both(Tag.ATOMIC)
                                .before(order == Order.SEQ_CST ? Barrier.MEMBAR : Barrier.MEMBAR_STORE),
                order -> {
                    Recipe own = of("casx").both(Tag.ATOMIC);
                    return order.releases() ? own.before(Barrier.MEMBAR_STORE) : own;
                },
                order -> switch (order) {
                    case SEQ_CST -> List.of(Barrier.MEMBAR);
                    case RELEASE, ACQUIRE_RELEASE -> List.of(Barrier.MEMBAR_STORE);
                    default -> List.of();
                },
                List.of(),
                List.of(Barrier.MEMBAR_STORE),
                List.of(
                        COMPOSED,
                        "sparc64 loads by comparing and setting 0 by 0, and stores by a compare-and-set loop"));
    }

    private static Barrier[] full(Order order) {
        return order == Order.SEQ_CST ? new Barrier[] {Barrier.MEMBAR} : new Barrier[0];
    }

    private static Scheme sparc(List<Barrier> acquire, List<Barrier> release, List<Barrier> storeStore) {
        Barrier[] after = acquire.toArray(Barrier[]::new);
        List<Barrier> full = List.of(Barrier.MEMBAR);
        return new Table(
                order -> composed(order.acquires() ? of("ldx").after(after) : of("ldx"), order, release.get(0), full),
                order -> composed(of("stx"), order, release.get(0), full),
                order -> composed(
                        order.acquires()
                                ? of("casx").both(Tag.ATOMIC).after(after)
                                : of("casx").both(Tag.ATOMIC),
                        order,
                        release.get(0),
                        full),
                order -> switch (order) {
                    case SEQ_CST -> full;
                    case ACQUIRE -> acquire;
                    case RELEASE -> release;
                    default -> join(acquire, release);
                },
                acquire,
                storeStore,
                List.of(COMPOSED, TSO_ONLY));
    }

    private static List<Barrier> join(List<Barrier> first, List<Barrier> second) {
        List<Barrier> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static Scheme ia64() {
        return new Table(
                order -> {
                    Recipe own = of("ld8.acq").reading(Tag.ACQUIRE);
                    return order == Order.SEQ_CST ? own.before(Barrier.MF) : own;
                },
                order -> {
                    Recipe own = of("st8.rel").writing(Tag.RELEASE);
                    return order == Order.SEQ_CST ? own.before(Barrier.MF) : own;
                },
                order -> switch (order) {
                    case RELEASE -> of("cmpxchg8.rel").both(Tag.ATOMIC).both(Tag.RELEASE);
                    case ACQUIRE_RELEASE, SEQ_CST ->
                        of("cmpxchg8.acq").both(Tag.ATOMIC).both(Tag.ACQUIRE).before(Barrier.MF);
                    default -> of("cmpxchg8.acq").both(Tag.ATOMIC).both(Tag.ACQUIRE);
                },
                order -> List.of(Barrier.MF),
                List.of(Barrier.MF),
                List.of(Barrier.MF),
                List.of(
                        COMPOSED,
                        OLD,
                        "relaxed accesses are volatile ones in C, which the compiler makes .acq and .rel"));
    }

    private static Scheme arm64() {
        List<Barrier> full = List.of(Barrier.DMB);
        return new Table(
                order -> {
                    Recipe own = order.acquires() ? of("ldar").reading(Tag.ACQUIRE) : of("ldr");
                    return order == Order.SEQ_CST ? own.before(Barrier.DMB) : own;
                },
                order -> {
                    Recipe own = order.releases() ? of("stlr").writing(Tag.RELEASE) : of("str");
                    return order == Order.SEQ_CST ? own.before(Barrier.DMB) : own;
                },
                order -> switch (order) {
                    case RELAXED -> of("cas").both(Tag.ATOMIC);
                    case RELEASE -> of("casl").both(Tag.ATOMIC).writing(Tag.RELEASE);
                    case ACQUIRE -> of("casa").both(Tag.ATOMIC).reading(Tag.ACQUIRE);
                    default -> of("casa").both(Tag.ATOMIC).reading(Tag.ACQUIRE).before(Barrier.DMB);
                },
                order -> order == Order.ACQUIRE ? List.of(Barrier.DMB_LD) : full,
                List.of(Barrier.DMB_LD),
                full,
                List.of(COMPOSED, "of the two forms of read-modify-writes, loops and LSE, the latter is used"));
    }
}
