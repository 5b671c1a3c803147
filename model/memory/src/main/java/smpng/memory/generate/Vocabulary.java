package smpng.memory.generate;

import java.util.List;
import java.util.stream.Stream;
import smpng.memory.Tag;

/**
 * What programs for a machine are made of.
 *
 * @param machine the machine
 * @param reads the masks a load may have, the weakest first
 * @param writes the masks a store may have, the weakest first
 * @param fences the masks of its fences
 * @param updates the masks of its read-modify-writes
 * @param dependencies true if dependencies may matter to it
 */
public record Vocabulary(
        String machine,
        List<Long> reads,
        List<Long> writes,
        List<Long> fences,
        List<Update> updates,
        boolean dependencies) {
    public Vocabulary {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        fences = List.copyOf(fences);
        updates = List.copyOf(updates);
    }

    /** The machines that there are operational ones of. */
    public static final List<String> MACHINES =
            List.of("sc", "x86-tso", "sparc-tso", "sparc-pso", "sparc-rmo", "armv8", "riscv", "alpha");

    /** The machines whose models are all there is. */
    public static final List<String> WITHOUT_MACHINE = List.of("ia64", "power", "armv7");

    /** The languages. */
    public static final List<String> LANGUAGES = List.of("rc11", "jam");

    /** The masks of the two halves of a read-modify-write. */
    public record Update(long read, long write) {}

    private static final List<Long> PLAIN = List.of(0L);
    private static final List<Long> ORDERED_READS =
            List.of(Tag.PLAIN.bit(), Tag.RELAXED.bit(), Tag.ACQUIRE.bit(), Tag.SEQ_CST.bit());
    private static final List<Long> ORDERED_WRITES =
            List.of(Tag.PLAIN.bit(), Tag.RELAXED.bit(), Tag.RELEASE.bit(), Tag.SEQ_CST.bit());
    private static final Update ATOMIC = new Update(Tag.ATOMIC.bit(), Tag.ATOMIC.bit());

    /**
     * The vocabulary of a machine, or all of a language's.
     *
     * @throws IllegalArgumentException if there is none for that name
     */
    public static Vocabulary of(String machine) {
        return switch (machine) {
            case "sc" -> new Vocabulary(machine, PLAIN, PLAIN, List.of(), List.of(ATOMIC), false);
            case "x86-tso" ->
                new Vocabulary(
                        machine,
                        PLAIN,
                        PLAIN,
                        List.of(Tag.MFENCE.bit(), Tag.LFENCE.bit(), Tag.SFENCE.bit()),
                        List.of(ATOMIC),
                        false);
            case "sparc-tso", "sparc-pso" -> new Vocabulary(machine, PLAIN, PLAIN, MEMBARS, List.of(ATOMIC), false);
            case "sparc-rmo" -> new Vocabulary(machine, PLAIN, PLAIN, MEMBARS, List.of(ATOMIC), true);
            case "alpha" ->
                new Vocabulary(machine, PLAIN, PLAIN, List.of(Tag.MB.bit(), Tag.WMB.bit()), List.of(ATOMIC), true);
            case "armv8" ->
                new Vocabulary(
                        machine,
                        List.of(0L, Tag.ACQUIRE.bit(), Tag.ACQUIRE_PC.bit()),
                        List.of(0L, Tag.RELEASE.bit()),
                        List.of(Tag.DMB_SY.bit(), Tag.DMB_LD.bit(), Tag.DMB_ST.bit(), Tag.ISB.bit()),
                        List.of(
                                ATOMIC,
                                update(Tag.ACQUIRE.bit(), 0),
                                update(0, Tag.RELEASE.bit()),
                                update(Tag.ACQUIRE.bit(), Tag.RELEASE.bit())),
                        true);
            case "riscv" ->
                new Vocabulary(
                        machine,
                        List.of(0L, Tag.ACQUIRE.bit(), Tag.mask(Tag.ACQUIRE, Tag.RELEASE)),
                        List.of(0L, Tag.RELEASE.bit(), Tag.mask(Tag.ACQUIRE, Tag.RELEASE)),
                        List.of(
                                Tag.mask(Tag.FENCE_PR, Tag.FENCE_PW, Tag.FENCE_SR, Tag.FENCE_SW),
                                Tag.mask(Tag.FENCE_PR, Tag.FENCE_SR, Tag.FENCE_SW),
                                Tag.mask(Tag.FENCE_PR, Tag.FENCE_PW, Tag.FENCE_SW),
                                Tag.mask(Tag.FENCE_PR, Tag.FENCE_SR),
                                Tag.mask(Tag.FENCE_PW, Tag.FENCE_SW),
                                Tag.FENCE_TSO.bit(),
                                Tag.FENCE_I.bit()),
                        List.of(
                                ATOMIC,
                                both(Tag.ACQUIRE.bit()),
                                both(Tag.RELEASE.bit()),
                                both(Tag.mask(Tag.ACQUIRE, Tag.RELEASE))),
                        true);
            case "ia64" ->
                new Vocabulary(
                        machine,
                        List.of(0L, Tag.ACQUIRE.bit()),
                        List.of(0L, Tag.RELEASE.bit()),
                        List.of(Tag.MF.bit()),
                        List.of(both(Tag.ACQUIRE.bit()), both(Tag.RELEASE.bit())),
                        true);
            case "power" ->
                new Vocabulary(
                        machine,
                        PLAIN,
                        PLAIN,
                        List.of(Tag.SYNC.bit(), Tag.LWSYNC.bit(), Tag.EIEIO.bit(), Tag.ISYNC.bit()),
                        List.of(ATOMIC),
                        true);
            case "armv7" ->
                new Vocabulary(
                        machine,
                        PLAIN,
                        PLAIN,
                        List.of(Tag.DMB_SY.bit(), Tag.DMB_ST.bit(), Tag.ISB.bit()),
                        List.of(ATOMIC),
                        true);
            case "rc11" -> new Vocabulary(machine, ORDERED_READS, ORDERED_WRITES, FENCES, UPDATES, false);
            case "jam" ->
                new Vocabulary(
                        machine,
                        ORDERED_READS,
                        ORDERED_WRITES,
                        Stream.concat(FENCES.stream(), Stream.of(Tag.LOAD_LOAD.bit(), Tag.STORE_STORE.bit()))
                                .toList(),
                        UPDATES,
                        true);
            default -> throw new IllegalArgumentException("no programs are generated for " + machine);
        };
    }

    /**
     * A language's acquire, release and seq_cst accesses and fences. Relaxed loads are left out: what a machine does with
     * them, letting a later store pass, rc11 forbids on purpose.
     */
    public static Vocabulary language() {
        return new Vocabulary(
                "a language",
                List.of(Tag.ACQUIRE.bit(), Tag.SEQ_CST.bit()),
                List.of(Tag.RELAXED.bit(), Tag.RELEASE.bit(), Tag.SEQ_CST.bit()),
                FENCES,
                UPDATES,
                false);
    }

    private static final List<Long> FENCES =
            List.of(Tag.ACQUIRE.bit(), Tag.RELEASE.bit(), Tag.mask(Tag.ACQUIRE, Tag.RELEASE), Tag.SEQ_CST.bit());

    private static final List<Update> UPDATES = List.of(
            update(Tag.ACQUIRE.bit(), Tag.RELAXED.bit()),
            update(Tag.ACQUIRE.bit(), Tag.RELEASE.bit()),
            update(Tag.SEQ_CST.bit(), Tag.SEQ_CST.bit()));

    private static final List<Long> MEMBARS = List.of(
            Tag.LOAD_LOAD.bit(),
            Tag.LOAD_STORE.bit(),
            Tag.STORE_LOAD.bit(),
            Tag.STORE_STORE.bit(),
            Tag.mask(Tag.LOAD_STORE, Tag.STORE_STORE),
            Tag.mask(Tag.LOAD_LOAD, Tag.LOAD_STORE, Tag.STORE_LOAD, Tag.STORE_STORE));

    private static Update update(long read, long write) {
        return new Update(Tag.ATOMIC.bit() | read, Tag.ATOMIC.bit() | write);
    }

    private static Update both(long tags) {
        return update(tags, tags);
    }
}
