package smpng.memory.mapping;

import static smpng.memory.mapping.Recipe.of;

import java.util.List;
import java.util.Optional;
import smpng.memory.Tag;

/**
 * What the HotSpot virtual machine makes of VarHandle's access modes: plain, opaque, acquire, release, volatile, and the
 * five fences. It never ran on Alpha, and on SPARC only in total store order; there the scheme is the one that its rules
 * for barriers give.
 *
 * <p>Source: D. Lea, The JSR-133 cookbook for compiler writers; D. Lea, Using JDK 9 memory order modes; for POWER S. Liu,
 * J. Bender, J. Palsberg, Compiling volatile correctly in Java (ECOOP 2022), whose leading sync before volatile stores is
 * used in place of the lwsync that they found wrong.
 */
final class HotSpot {
    private static final String NEVER = "HotSpot never ran on this machine: its rules for barriers are applied";

    private HotSpot() {}

    /** The scheme for a machine; none for sc and the languages. */
    static Optional<Scheme> scheme(String machine) {
        return switch (machine) {
            case "x86-tso" -> Optional.of(x86());
            case "sparc-tso" -> Optional.of(sparc(List.of(), List.of(), List.of(Barrier.MEMBAR_STORE_LOAD), List.of()));
            case "sparc-pso" ->
                Optional.of(
                        sparc(List.of(), List.of(Barrier.STBAR), List.of(Barrier.MEMBAR_STORE_LOAD), List.of(NEVER)));
            case "sparc-rmo" ->
                Optional.of(sparc(
                        List.of(Barrier.MEMBAR_LOAD),
                        List.of(Barrier.MEMBAR_STORE),
                        List.of(Barrier.MEMBAR_STORE_LOAD),
                        List.of(NEVER)));
            case "alpha" -> Optional.of(alpha());
            case "ia64" -> Optional.of(ia64());
            case "armv7" -> Optional.of(armv7());
            case "armv8" -> Optional.of(armv8());
            case "power" -> Optional.of(power());
            case "riscv" -> Optional.of(riscv());
            default -> Optional.empty();
        };
    }

    private static Scheme x86() {
        return new Table(
                order -> of("mov"),
                order -> order == Order.SEQ_CST ? of("mov").after(Barrier.MFENCE) : of("mov"),
                order -> of("lock").both(Tag.ATOMIC),
                order -> order == Order.SEQ_CST ? List.of(Barrier.MFENCE) : List.of(),
                List.of(),
                List.of(),
                List.of("the full fence, a locked addition to the stack, counts as MFENCE"));
    }

    private static Scheme sparc(
            List<Barrier> acquire, List<Barrier> release, List<Barrier> trailing, List<String> remarks) {
        Barrier[] after = acquire.toArray(Barrier[]::new);
        Barrier[] before = release.toArray(Barrier[]::new);
        Barrier[] last = trailing.toArray(Barrier[]::new);
        return new Table(
                order -> order.acquires() ? of("ldx").after(after) : of("ldx"),
                order -> switch (order) {
                    case SEQ_CST -> of("stx").before(before).after(last);
                    case RELEASE -> of("stx").before(before);
                    default -> of("stx");
                },
                order -> update(of("casx").both(Tag.ATOMIC), order, before, after, Barrier.MEMBAR),
                order -> switch (order) {
                    case SEQ_CST -> List.of(Barrier.MEMBAR);
                    case ACQUIRE -> acquire;
                    case RELEASE -> release;
                    default -> List.of(Barrier.MEMBAR_LOAD, Barrier.MEMBAR_STORE);
                },
                acquire.isEmpty() ? List.of() : List.of(Barrier.MEMBAR_LOAD_LOAD),
                release.isEmpty() ? List.of() : List.of(Barrier.STBAR),
                remarks);
    }

    /** A read-modify-write with fences around it. */
    private static Recipe update(Recipe own, Order order, Barrier[] release, Barrier[] acquire, Barrier full) {
        return switch (order) {
            case RELAXED -> own;
            case ACQUIRE -> own.after(acquire);
            case RELEASE -> own.before(release);
            case ACQUIRE_RELEASE -> own.before(release).after(acquire);
            case SEQ_CST -> own.before(full).after(full);
        };
    }

    private static Barrier[] one(Barrier barrier) {
        return new Barrier[] {barrier};
    }

    private static Scheme alpha() {
        Barrier[] mb = one(Barrier.MB);
        return new Table(
                order -> order.acquires() ? of("ldq").after(mb) : of("ldq"),
                order -> switch (order) {
                    case SEQ_CST -> of("stq").before(mb).after(mb);
                    case RELEASE -> of("stq").before(mb);
                    default -> of("stq");
                },
                order -> update(of("ldq_l/stq_c").both(Tag.ATOMIC), order, mb, mb, Barrier.MB),
                order -> List.of(Barrier.MB),
                List.of(Barrier.MB),
                List.of(Barrier.WMB),
                List.of(NEVER));
    }

    private static Scheme ia64() {
        return new Table(
                order -> of("ld8.acq").reading(Tag.ACQUIRE),
                order -> order == Order.SEQ_CST
                        ? of("st8.rel").writing(Tag.RELEASE).after(Barrier.MF)
                        : of("st8.rel").writing(Tag.RELEASE),
                order -> switch (order) {
                    case RELAXED, ACQUIRE -> of("cmpxchg8.acq").both(Tag.ATOMIC).both(Tag.ACQUIRE);
                    case RELEASE -> of("cmpxchg8.rel").both(Tag.ATOMIC).both(Tag.RELEASE);
                    default ->
                        of("cmpxchg8.acq").both(Tag.ATOMIC).both(Tag.ACQUIRE).before(Barrier.MF);
                },
                order -> List.of(Barrier.MF),
                List.of(Barrier.MF),
                List.of(Barrier.MF),
                List.of("opaque accesses are .acq and .rel: plain ones do not keep reads of one location in order"));
    }

    private static Scheme armv7() {
        Barrier[] dmb = one(Barrier.DMB_ARMV7);
        return new Table(
                order -> order.acquires() ? of("ldr").after(dmb) : of("ldr"),
                order -> switch (order) {
                    case SEQ_CST -> of("str").before(dmb).after(dmb);
                    case RELEASE -> of("str").before(dmb);
                    default -> of("str");
                },
                order -> update(of("ldrex/strex").both(Tag.ATOMIC), order, dmb, dmb, Barrier.DMB_ARMV7),
                order -> List.of(Barrier.DMB_ARMV7),
                List.of(Barrier.DMB_ARMV7),
                List.of(Barrier.DMB_ST_ARMV7),
                List.of());
    }

    private static Scheme armv8() {
        return new Table(
                order -> order.acquires() ? of("ldar").reading(Tag.ACQUIRE) : of("ldr"),
                order -> order.releases() ? of("stlr").writing(Tag.RELEASE) : of("str"),
                order -> {
                    String name = "cas" + (order.acquires() ? "a" : "") + (order.releases() ? "l" : "");
                    Recipe own = of(name).both(Tag.ATOMIC);
                    Recipe reading = order.acquires() ? own.reading(Tag.ACQUIRE) : own;
                    return order.releases() ? reading.writing(Tag.RELEASE) : reading;
                },
                order -> order == Order.ACQUIRE ? List.of(Barrier.DMB_LD) : List.of(Barrier.DMB),
                List.of(Barrier.DMB_LD),
                List.of(Barrier.DMB_ST),
                List.of("of the two forms of read-modify-writes, loops and LSE, the latter is used"));
    }

    private static Scheme power() {
        Barrier[] lwsync = one(Barrier.LWSYNC);
        return new Table(
                order -> switch (order) {
                    case SEQ_CST -> of("ld").before(Barrier.SYNC).after(lwsync);
                    case ACQUIRE -> of("ld").after(lwsync);
                    default -> of("ld");
                },
                order -> switch (order) {
                    case SEQ_CST -> of("std").before(Barrier.SYNC);
                    case RELEASE -> of("std").before(lwsync);
                    default -> of("std");
                },
                order -> {
                    Recipe own = of("ldarx/stdcx.").both(Tag.ATOMIC);
                    return order == Order.SEQ_CST
                            ? own.before(Barrier.SYNC).after(lwsync)
                            : update(own, order, lwsync, lwsync, Barrier.SYNC);
                },
                order -> List.of(order == Order.SEQ_CST ? Barrier.SYNC : Barrier.LWSYNC),
                List.of(Barrier.LWSYNC),
                List.of(Barrier.LWSYNC),
                List.of(
                        "volatile stores have a leading sync, the repair of ECOOP 2022; HotSpot itself had lwsync there"));
    }

    private static Scheme riscv() {
        Barrier[] after = one(Barrier.FENCE_R_RW);
        Barrier[] before = one(Barrier.FENCE_RW_W);
        return new Table(
                order -> switch (order) {
                    case SEQ_CST -> of("l").before(Barrier.FENCE).after(after);
                    case ACQUIRE -> of("l").after(after);
                    default -> of("l");
                },
                order -> switch (order) {
                    case SEQ_CST -> of("s").before(before).after(Barrier.FENCE);
                    case RELEASE -> of("s").before(before);
                    default -> of("s");
                },
                order -> switch (order) {
                    case RELAXED -> of("amo").both(Tag.ATOMIC);
                    case ACQUIRE -> of("amo.aq").both(Tag.ATOMIC).both(Tag.ACQUIRE);
                    case RELEASE -> of("amo.rl").both(Tag.ATOMIC).both(Tag.RELEASE);
                    default -> of("amo.aqrl").both(Tag.ATOMIC).both(Tag.ACQUIRE).both(Tag.RELEASE);
                },
                order -> switch (order) {
                    case ACQUIRE -> List.of(Barrier.FENCE_R_RW);
                    case RELEASE -> List.of(Barrier.FENCE_RW_W);
                    case ACQUIRE_RELEASE -> List.of(Barrier.FENCE_R_RW, Barrier.FENCE_RW_W);
                    default -> List.of(Barrier.FENCE);
                },
                List.of(Barrier.FENCE_R_R),
                List.of(Barrier.FENCE_W_W),
                List.of());
    }
}
