package smpng.explorer.guest;

import java.util.Arrays;
import smpng.explorer.graph.Memory;
import smpng.explorer.graph.Order;

/** What a run wrote to objects that no other thread could reach at the time, in program order. */
final class PrivateLog {
    /** In the place of a location: the entry is the end of a constructor. */
    static final int FENCE = -1;

    private int[] locations = new int[64];
    private int[] orders = new int[64];
    private long[] written = new long[64];
    /** Previous entry of the same location, or {@code -1 - birth}: where the log stood when the location was born. */
    private int[] previous = new int[64];
    /** When the location was last read before that. */
    private int[] reads = new int[64];
    /** By location: when it was last read, as {@link Spins#time} says. */
    private int[] readAt = new int[1024];
    /** By location: its last entry, or {@code -1 - birth}. */
    private int[] last = new int[1024];

    private int size;
    private int flushed;

    void clear() {
        size = 0;
        flushed = 0;
    }

    void cover(int count) {
        last = Arrays.copyOf(last, count);
        readAt = Arrays.copyOf(readAt, count);
    }

    /** A location becomes private. */
    void begin(int location) {
        last[location] = -1 - size;
        readAt[location] = 0;
    }

    /** A private location is read. */
    void read(int location, int time) {
        readAt[location] = time;
    }

    void add(int location, int order, long value) {
        if (size == locations.length) {
            locations = Arrays.copyOf(locations, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
            written = Arrays.copyOf(written, size * 2);
            previous = Arrays.copyOf(previous, size * 2);
            reads = Arrays.copyOf(reads, size * 2);
        }
        locations[size] = location;
        orders[size] = order;
        written[size] = value;
        if (location != FENCE) {
            previous[size] = last[location];
            reads[size] = readAt[location];
            last[location] = size;
        }
        size++;
    }

    /** The constructor of an object ends that nobody else can reach. */
    void freeze(int object) {
        if (size > 0) {
            add(FENCE, Order.FREEZE, object);
        }
    }

    /** The last write only counted: it is no change that a loop would notice. */
    void counts() {
        reads[size - 1] = 0;
    }

    /** How much of the log is in the graph. */
    int flushed() {
        return flushed;
    }

    int size() {
        return size;
    }

    boolean isPending() {
        return flushed < size;
    }

    /** Makes an event of what is pending first. What cannot be shared is left out: its object must not escape. */
    void flush(Memory memory) {
        int entry = flushed++;
        if (locations[entry] == FENCE) {
            memory.freeze((int) written[entry]);
        } else if (!isReference(entry) || !Objects.isOwn(written[entry])) {
            memory.write(locations[entry], orders[entry] & ~Order.REFERENCE, written[entry]);
        }
    }

    /** The last entry of a location; negative if it has none. */
    int last(int location) {
        return last[location];
    }

    /** The entry before of the same location; negative if there is none. */
    int previous(int entry) {
        return previous[entry];
    }

    long value(int entry) {
        return written[entry];
    }

    boolean isReference(int entry) {
        return (orders[entry] & Order.REFERENCE) != 0;
    }

    /**
     * True if what a round of a loop does with private objects is no reason why the next one should go differently: what it
     * read there before it wrote it has the value that it had when the round began.
     *
     * @param mark how long the log was then
     * @param time when that was
     * @param now values by location
     */
    boolean sameSince(int mark, int time, long[] now) {
        for (int entry = mark; entry < size; entry++) {
            int before = previous[entry];
            if (locations[entry] == FENCE || before >= mark || reads[entry] <= time) {
                continue;
            }
            boolean bornSince = before < 0 && -1 - before >= mark;
            if (!bornSince && now[locations[entry]] != (before < 0 ? 0 : written[before])) {
                return false;
            }
        }
        return true;
    }
}
