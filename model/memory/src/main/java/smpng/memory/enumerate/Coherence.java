package smpng.memory.enumerate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smpng.memory.Event;
import smpng.memory.Relation;

/**
 * What is known of the order in which the writes of each location reach memory: a strict partial order, kept transitive,
 * as a row of bits per write. Initial writes are first. For a coherent model it also has what program order and the reads'
 * sources imply.
 */
final class Coherence {
    /** No event accesses the location. */
    static final int UNTOUCHED = -2;

    private static final int OPEN = -1;
    private static final int MANY = 20;
    private static final int[] NONE = {};

    private final List<Event> events;
    private final boolean coherent;
    private final int words;
    /** The events after each write. */
    private final long[] after;
    /** By location: its writes. */
    private final int[][] writes;

    Coherence(List<Event> events, boolean coherent) {
        this.events = events;
        this.coherent = coherent;
        words = (events.size() + 63) >> 6;
        after = new long[events.size() * words];
        int locations = events.stream().mapToInt(Event::location).max().orElse(-1) + 1;
        writes = new int[locations][];
        for (int location = 0; location < locations; location++) {
            List<Integer> found = new ArrayList<>();
            for (Event e : events) {
                if (e.location() == location && e.kind() == Event.Kind.WRITE) {
                    found.add(e.id());
                }
            }
            writes[location] = found.stream().mapToInt(i -> i).toArray();
            for (int a : writes[location]) {
                for (int b : writes[location]) {
                    boolean ownLater = events.get(a).thread() == events.get(b).thread() && a < b;
                    if (a != b && (events.get(a).isInitial() || coherent && ownLater)) {
                        after[a * words + (b >> 6)] |= 1L << b;
                    }
                }
            }
        }
    }

    /** A state to go back to. */
    record Saved(long[] after) {}

    Saved save() {
        return new Saved(after.clone());
    }

    void restore(Saved saved) {
        System.arraycopy(saved.after, 0, after, 0, after.length);
    }

    private boolean isBefore(int a, int b) {
        return (after[a * words + (b >> 6)] >>> b & 1) != 0;
    }

    /** Puts a write before another; false if it is after it. */
    private boolean add(int a, int b) {
        if (a == b || isBefore(b, a)) {
            return false;
        }
        if (!isBefore(a, b)) {
            for (int w : writes[events.get(a).location()]) {
                if (w == a || isBefore(w, a)) {
                    after[w * words + (b >> 6)] |= 1L << b;
                    for (int v = 0; v < words; v++) {
                        after[w * words + v] |= after[b * words + v];
                    }
                }
            }
        }
        return true;
    }

    /**
     * Takes in what a read's source implies.
     *
     * @param source by event, the sources of reads so far, or -1
     * @return false if it cannot be
     */
    boolean reads(int read, int from, int[] source) {
        if (!coherent) {
            return true;
        }
        Event r = events.get(read);
        for (Event e : events) {
            if (e.thread() == r.thread() && e.location() == r.location() && e.id() != read) {
                int seen = e.kind() == Event.Kind.WRITE ? e.id() : source[e.id()];
                if (seen >= 0 && seen != from && !(e.id() < read ? add(seen, from) : add(from, seen))) {
                    return false;
                }
                if (seen == from && e.kind() == Event.Kind.WRITE && e.id() > read) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Decides the order of two writes; false if it is decided otherwise. */
    boolean orders(int first, int second) {
        return add(first, second);
    }

    /**
     * Two writes of one location whose order is open; empty if there are none. Neighbours first: what is decided of them
     * decides most of the others.
     */
    int[] unordered() {
        for (int[] of : writes) {
            for (int distance = 1; distance < of.length; distance++) {
                for (int i = 0; i + distance < of.length; i++) {
                    int j = i + distance;
                    if (!isBefore(of[i], of[j]) && !isBefore(of[j], of[i])) {
                        return new int[] {of[i], of[j]};
                    }
                }
            }
        }
        return NONE;
    }

    /** About how many orders are open: two for each open pair. */
    long open() {
        int pairs = 0;
        for (int[] of : writes) {
            for (int i = 0; i < of.length; i++) {
                for (int j = i + 1; j < of.length; j++) {
                    if (!isBefore(of[i], of[j]) && !isBefore(of[j], of[i])) {
                        pairs++;
                    }
                }
            }
        }
        return 1L << Math.min(pairs, MANY);
    }

    /** The last write of a location, {@link #UNTOUCHED} if no event accesses it, -1 if that is open. */
    int last(int location) {
        if (location >= writes.length || writes[location].length == 0) {
            return UNTOUCHED;
        }
        for (int w : writes[location]) {
            boolean last = true;
            for (int other : writes[location]) {
                last &= other == w || isBefore(other, w);
            }
            if (last) {
                return w;
            }
        }
        return OPEN;
    }

    /** The order so far. */
    void addTo(Relation.Builder co) {
        for (int[] of : writes) {
            for (int a : of) {
                for (int b : of) {
                    if (isBefore(a, b)) {
                        co.add(a, b);
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(after);
    }
}
