package smpng.explorer.guest;

import java.util.Arrays;
import smpng.explorer.graph.Memory;
import smpng.explorer.graph.Order;

/** What a run wrote to objects that no other thread could reach at the time, in program order. */
final class PrivateLog {
    /** In the place of a location: the entry is a fence. */
    static final int FENCE = -1;

    private int[] locations = new int[64];
    private int[] orders = new int[64];
    private long[] written = new long[64];
    /** Previous entry of the same location, or {@code -1 - birth}: where the log stood when the location was born. */
    private int[] previous = new int[64];
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
    }

    /** A location becomes private. */
    void begin(int location) {
        last[location] = -1 - size;
    }

    void add(int location, int order, long value) {
        if (size == locations.length) {
            locations = Arrays.copyOf(locations, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
            written = Arrays.copyOf(written, size * 2);
            previous = Arrays.copyOf(previous, size * 2);
        }
        locations[size] = location;
        orders[size] = order;
        written[size] = value;
        if (location != FENCE) {
            previous[size] = last[location];
            last[location] = size;
        }
        size++;
    }

    /** A fence among the writes; nothing if nothing was written since the last one. */
    void fence(int order) {
        if (size > 0 && locations[size - 1] != FENCE) {
            add(FENCE, order, 0);
        }
    }

    int size() {
        return size;
    }

    boolean isPending() {
        return flushed < size;
    }

    /** Makes events of all that is pending. What cannot be shared is left out: its object must not escape. */
    void flush(Memory memory) {
        while (flushed < size) {
            int entry = flushed++;
            if (locations[entry] == FENCE) {
                memory.fence(orders[entry]);
            } else if (!isReference(entry) || !Objects.isOwn(written[entry])) {
                memory.write(locations[entry], orders[entry] & ~Order.REFERENCE, written[entry]);
            }
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
     * True if the private locations that were there when the log had a size have the values they had then.
     *
     * @param now values by location
     */
    boolean sameSince(int mark, long[] now) {
        for (int entry = mark; entry < size; entry++) {
            int before = previous[entry];
            if (locations[entry] == FENCE || before >= mark) {
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
