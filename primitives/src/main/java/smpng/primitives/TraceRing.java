package smpng.primitives;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * A trace: the last so many events of a machine, in a ring that every CPU writes to without a lock and from anywhere, an
 * interrupt in the middle of a write included. An entry that is shown is one that was written, whole.
 *
 * <p>Stands for ktr(4) of FreeBSD: {@code ktr_tracepoint}, {@code ktr_mask}, {@code ktr_idx}, and the dump of the ring. It
 * calls nothing, no clock either: what it called might trace.
 *
 * <pre>
 *   words   mark | code | a | b | mark | code | a | b | ...     a slot is four words; entry n has slot n modulo slots
 *
 *   mark    63                              1  0
 *           |        number + 1            | W |     W: being written; the whole mark is 0 before the first entry
 * </pre>
 *
 * <p>Trace:
 *
 * <ol>
 *   <li>test the mask: a class that is off costs one branch;
 *   <li>reserve: take the next number by a compare-and-set, relaxed;
 *   <li>claim: if the slot is at rest with an older entry, mark it as being written, acquire; else the entry is lost and
 *       counted, for to wait here could be to wait for the thread that this interrupt interrupted;
 *   <li>a release fence: whoever sees any of the words below finds the mark of step 3;
 *   <li>fill the words, relaxed;
 *   <li>mark the entry as written, release.
 * </ol>
 *
 * <p>Read:
 *
 * <ol>
 *   <li>look at the mark, acquire; unless it says that this entry is written, there is nothing to show;
 *   <li>copy the words, relaxed;
 *   <li>an acquire fence, and look at the mark again: if it changed, what was copied may be torn.
 * </ol>
 *
 * <p>Claims: KTR-1 a shown entry was written, whole, KTR-2 no number twice, KTR-3 the last so many are there, KTR-4 what is
 * not there is counted, KTR-5 masks decide, also while they change, KTR-6 an interrupt in a write leaves it whole, KTR-7
 * readers always get an answer.
 */
public final class TraceRing {
    /** What {@link #trace} answers if there is no entry. */
    public static final long NONE = -1;

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle NEXT;
    private static final VarHandle LOST;
    private static final VarHandle MASK;

    private static final int STRIDE_SHIFT = 2;
    private static final int MOST_SLOTS = 1 << 24;

    /** The last number whose mark is a positive long. */
    private static final long LAST = (1L << 62) - 2;

    private static final int CODE = 1;
    private static final int A = 2;
    private static final int B = 3;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            NEXT = lookup.findVarHandle(TraceRing.class, "next", long.class);
            LOST = lookup.findVarHandle(TraceRing.class, "lost", long.class);
            MASK = lookup.findVarHandle(TraceRing.class, "mask", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] words;
    private final int slots;
    private long next;
    private long lost;
    private int mask;

    /**
     * An empty ring.
     *
     * @param slots how many entries it keeps; a power of two, at most 2^24
     * @param mask the classes that are on
     * @throws IllegalArgumentException if {@code slots} is not as said
     */
    public TraceRing(int slots, int mask) {
        if (slots < 1 || slots > MOST_SLOTS || Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException(
                    "a trace of " + slots + " entries; a power of two, at most " + MOST_SLOTS);
        }
        this.slots = slots;
        this.words = new long[slots << STRIDE_SHIFT];
        MASK.setOpaque(this, mask);
    }

    /**
     * Traces an event if one of its classes is on. No memory effects that a caller may rely on.
     *
     * @param classes the classes of the event, a bit each
     * @param code what happened
     * @return the number of the entry, or {@link #NONE} if its classes are off or it was lost
     */
    public long trace(int classes, int code, long a, long b) {
        // Relaxed: a change of the mask is seen when it is seen.
        if (((int) MASK.getOpaque(this) & classes) == 0) {
            return NONE;
        }
        return record(code, a, b);
    }

    private long record(int code, long a, long b) {
        long number = reserve();
        int slot = slotOf(number);
        if (!claim(slot, number)) {
            countLost();
            return NONE;
        }
        VarHandle.releaseFence(); // Pairs with the acquire fence of read: the mark of claim comes before the words.
        WORD.setOpaque(words, slot + CODE, (long) code);
        WORD.setOpaque(words, slot + A, a);
        WORD.setOpaque(words, slot + B, b);
        WORD.setRelease(words, slot, written(number)); // Pairs with the acquires of read and claim.
        return number;
    }

    /** Takes the next number. */
    private long reserve() {
        for (; ; ) {
            long number = (long) NEXT.getOpaque(this);
            // Relaxed: only that no two get one number matters. The loop absorbs a spurious failure.
            if (NEXT.weakCompareAndSetPlain(this, number, number + 1)) {
                return number;
            }
        }
    }

    /** Makes the slot the caller's, unless somebody is writing there or a later entry has it. */
    private boolean claim(int slot, long number) {
        for (; ; ) {
            long seen = (long) WORD.getOpaque(words, slot);
            if (isBeingWritten(seen)) {
                return false;
            }
            if (seen > written(number)) {
                return false;
            }
            // Acquire: pairs with the release of the entry before, whose words must not come after this one's.
            if (WORD.weakCompareAndSetAcquire(words, slot, seen, written(number) + 1)) {
                return true;
            }
        }
    }

    private void countLost() {
        for (; ; ) {
            long seen = (long) LOST.getOpaque(this);
            if (LOST.weakCompareAndSetPlain(this, seen, seen + 1)) { // Relaxed: a count only.
                return;
            }
        }
    }

    /**
     * Reads one entry, on any CPU, while others write.
     *
     * @param number its number, from 0
     * @throws IllegalArgumentException if no entry can have that number
     */
    public TraceEntry read(long number) {
        if (number < 0 || number > LAST) {
            throw new IllegalArgumentException("entry " + number + " of a trace; from 0 to " + LAST);
        }
        int slot = slotOf(number);
        long mark = (long) WORD.getAcquire(words, slot); // Pairs with the release at the end of record.
        if (mark != written(number)) {
            return TraceEntry.flagged(otherwise(mark, number), number);
        }
        long code = (long) WORD.getOpaque(words, slot + CODE);
        long a = (long) WORD.getOpaque(words, slot + A);
        long b = (long) WORD.getOpaque(words, slot + B);
        VarHandle.acquireFence(); // Pairs with the release fence of record: words of a later entry show its mark.
        long again = (long) WORD.getOpaque(words, slot);
        if (again != mark) {
            return TraceEntry.flagged(TraceEntry.State.TORN, number);
        }
        return new TraceEntry(TraceEntry.State.WHOLE, number, (int) code, a, b);
    }

    private static TraceEntry.State otherwise(long mark, long number) {
        if (mark == written(number) + 1) {
            return TraceEntry.State.TORN;
        }
        return mark > written(number) ? TraceEntry.State.OVERWRITTEN : TraceEntry.State.MISSING;
    }

    /** The entries that may still be there, oldest first, each with what the reader found. */
    public List<TraceEntry> snapshot() {
        long end = reserved();
        List<TraceEntry> entries = new ArrayList<>();
        for (long number = Math.max(0, end - slots); number < end; number++) {
            entries.add(read(number));
        }
        return List.copyOf(entries);
    }

    /** How many numbers were given out. No memory effects. */
    public long reserved() {
        return (long) NEXT.getOpaque(this);
    }

    /** How many entries were lost: their slot was being written, or had a later entry already. */
    public long lost() {
        return (long) LOST.getOpaque(this);
    }

    /** The classes that are on. */
    public int mask() {
        return (int) MASK.getOpaque(this);
    }

    /** Turns classes on and others off, as one step; what is in neither stays as it is, what is in both is on. */
    public void change(int on, int off) {
        for (; ; ) {
            int seen = (int) MASK.getOpaque(this);
            if (MASK.weakCompareAndSetPlain(this, seen, seen & ~off | on)) { // Relaxed, as the test in trace.
                return;
            }
        }
    }

    private int slotOf(long number) {
        return ((int) number & (slots - 1)) << STRIDE_SHIFT;
    }

    private static boolean isBeingWritten(long mark) {
        return (mark & 1) != 0;
    }

    private static long written(long number) {
        return (number + 1) << 1;
    }
}
