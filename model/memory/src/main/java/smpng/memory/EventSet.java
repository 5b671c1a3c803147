package smpng.memory;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A set of events of one execution, as a row of bits. Immutable. */
public final class EventSet {
    private final int size;
    private final long[] bits;

    EventSet(int size, long[] bits) {
        this.size = size;
        this.bits = bits;
    }

    /** The events among the first {@code size} that the predicate takes. */
    public static EventSet where(int size, IntPredicate predicate) {
        long[] bits = new long[words(size)];
        for (int e = 0; e < size; e++) {
            if (predicate.test(e)) {
                bits[e >> 6] |= 1L << e;
            }
        }
        return new EventSet(size, bits);
    }

    /** The first {@code size} events. */
    static EventSet all(int size) {
        long[] bits = new long[words(size)];
        for (int w = 0; w < bits.length; w++) {
            bits[w] = size - (w << 6) >= 64 ? -1L : (1L << (size & 63)) - 1;
        }
        return new EventSet(size, bits);
    }

    /** How many longs hold a bit for each of {@code size} events. */
    static int words(int size) {
        return (size + 63) >> 6;
    }

    /** How many events the execution has, not how many are in the set. */
    public int universe() {
        return size;
    }

    public boolean contains(int event) {
        return (bits[event >> 6] >>> event & 1) != 0;
    }

    public boolean isEmpty() {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many events are in the set. */
    public int count() {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The union. */
    public EventSet or(EventSet other) {
        long[] result = bits.clone();
        for (int w = 0; w < result.length; w++) {
            result[w] |= other.bits[w];
        }
        return new EventSet(size, result);
    }

    /** The intersection. */
    public EventSet and(EventSet other) {
        long[] result = bits.clone();
        for (int w = 0; w < result.length; w++) {
            result[w] &= other.bits[w];
        }
        return new EventSet(size, result);
    }

    /** The difference. */
    public EventSet minus(EventSet other) {
        long[] result = bits.clone();
        for (int w = 0; w < result.length; w++) {
            result[w] &= ~other.bits[w];
        }
        return new EventSet(size, result);
    }

    /** The events in ascending order. */
    public IntStream stream() {
        return IntStream.range(0, size).filter(this::contains);
    }

    /** The bits themselves: not to be changed. */
    long[] words() {
        return bits;
    }

    long word(int w) {
        return bits[w];
    }

    @Override
    public boolean equals(@org.checkerframework.checker.nullness.qual.Nullable Object other) {
        return other instanceof EventSet set && set.size == size && Arrays.equals(set.bits, bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return Arrays.toString(stream().toArray());
    }
}
