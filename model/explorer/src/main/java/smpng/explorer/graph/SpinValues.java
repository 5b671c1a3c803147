package smpng.explorer.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Values that are known not to end a wait. A round of a loop that is one read, and came back to where it was with an older
 * value, is an execution that is dropped; the same thread with the same past would be dropped with that value again. It is
 * remembered, so that the value is no alternative then, and so that a thread to which nothing else can happen is not run.
 *
 * <p>What a thread does is a function of the values of its events and of what it {@linkplain Memory#peek peeked}. The first are
 * compared one by one, the second are peeked again. Nothing is concluded from a hash.
 *
 * <p>Of waits there are at most {@value #MOST}; later ones are explored as if nothing were known.
 */
final class SpinValues {
    private static final int MOST = 1 << 14;

    private final Search search;
    private final Causality causality;
    private final Map<Past, List<Futile>> futile = new HashMap<>();
    /** Loops, by their first event in place of a value, that did not end however often they were echoed. */
    private final Map<Past, List<Futile>> endless = new HashMap<>();

    private final Past probe = new Past();
    /** By thread and index: whether anything is known of a read there, so that others need not ask. */
    private final boolean[][] any;

    private int[] peeked = new int[16];
    private int peeks;
    private List<Futile> found = List.of();

    SpinValues(Search search, Causality causality, int threads) {
        this.search = search;
        this.causality = causality;
        any = new boolean[threads][0];
    }

    /** A thread is run from its start. */
    void enter() {
        peeks = 0;
    }

    /** The running thread has peeked at a location. */
    void peeked(int location) {
        if (peeks > 0 && peeked[peeks - 1] == location) {
            return;
        }
        if (peeks == peeked.length) {
            peeked = Arrays.copyOf(peeked, peeks * 2);
        }
        peeked[peeks++] = location;
    }

    /** A value did not end a wait of the running thread, in which the read is all that it does. */
    void remember(Graph g, int read, long value) {
        int t = g.thread(read);
        int index = g.index(read);
        if (index >= any[t].length) {
            any[t] = Arrays.copyOf(any[t], Math.max(16, index * 2));
        }
        probe.set(g, t, read);
        List<Futile> known = futile.get(probe);
        if (known == null) {
            if (futile.size() == MOST) {
                return;
            }
            any[t][index] = true;
            known = new ArrayList<>();
            futile.put(probe.copy(), known);
        }
        if (!contains(known, value)) {
            known.add(futile(g.location(read), value));
        }
    }

    private Futile futile(int location, long value) {
        int[] places = Arrays.stream(peeked, 0, peeks).distinct().toArray();
        long[] there = Arrays.stream(places).mapToLong(search::peek).toArray();
        return new Futile(location, value, places, there);
    }

    /** A loop of the running thread does not end by itself after the events before an index: it has no bound. */
    void rememberEndless(Graph g, int thread, int mark, int end) {
        probe.set(g, thread, thread * g.capacity + end);
        List<Futile> known = endless.get(probe);
        if (known == null && endless.size() < MOST) {
            known = new ArrayList<>();
            endless.put(probe.copy(), known);
        }
        if (known != null && !contains(known, mark)) {
            known.add(futile(Graph.NONE, mark));
        }
    }

    /** True if that is known of a loop; after another past the same loop may have a bound. */
    boolean isEndless(Graph g, int thread, int mark, int end) {
        if (endless.isEmpty()) {
            return false;
        }
        probe.set(g, thread, thread * g.capacity + end);
        List<Futile> known = endless.get(probe);
        return known != null && contains(known, mark);
    }

    /** True if anything is known of a read that was just added; then {@link #isFutile} answers for it. */
    boolean knows(Graph g, int read) {
        int t = g.thread(read);
        if (!hasAny(t, g.index(read))) {
            return false;
        }
        probe.set(g, t, read);
        List<Futile> known = futile.get(probe);
        found = known == null ? List.of() : known;
        return known != null;
    }

    private boolean hasAny(int thread, int index) {
        return index < any[thread].length && any[thread][index];
    }

    /** True if the read that was last asked about would wait on with this value. */
    boolean isFutile(long value) {
        return contains(found, value);
    }

    /**
     * The location that a thread, were it run now, would wait for in vain, whatever it has there; or none, if that is not known.
     */
    int waitsFor(Graph g, int thread) {
        int next = thread * g.capacity + g.length[thread];
        if (!hasAny(thread, g.length[thread])) {
            return Graph.NONE;
        }
        probe.set(g, thread, next);
        List<Futile> known = futile.get(probe);
        if (known == null) {
            return Graph.NONE;
        }
        int location = Graph.NONE;
        for (int i = 0; i < known.size() && location == Graph.NONE; i++) {
            location = isAsThen(known.get(i)) ? known.get(i).location : Graph.NONE;
        }
        if (location == Graph.NONE || location >= g.co.length) {
            return Graph.NONE;
        }
        for (int p = 0; p < g.coLength[location]; p++) {
            if (!contains(known, causality.valueAt(g, location, p))) {
                return Graph.NONE;
            }
        }
        return location;
    }

    private boolean contains(List<Futile> known, long value) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).value == value && isAsThen(known.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAsThen(Futile one) {
        for (int i = 0; i < one.peeked.length; i++) {
            if (search.peek(one.peeked[i]) != one.there[i]) {
                return false;
            }
        }
        return true;
    }

    /** A value that ended nothing, where, and what was peeked at in the run that showed it. */
    private record Futile(int location, long value, int[] peeked, long[] there) {}

    /** A thread and the values of its events before a read. */
    private static final class Past {
        private int thread;
        private long[] values = new long[16];
        private int count;
        private int hash;

        void set(Graph g, int of, int read) {
            thread = of;
            count = 0;
            int first = thread * g.capacity;
            if (values.length < read - first) {
                values = new long[(read - first) * 2];
            }
            hash = thread;
            for (int e = first; e < read; e++) {
                if (g.is(e, Graph.READS | Graph.CHOICE)) {
                    long value = g.valueRead(e);
                    values[count++] = value;
                    hash = hash * 31 + Long.hashCode(value);
                }
            }
        }

        Past copy() {
            Past copy = new Past();
            copy.thread = thread;
            copy.values = Arrays.copyOf(values, count);
            copy.count = count;
            copy.hash = hash;
            return copy;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Past past
                    && thread == past.thread
                    && count == past.count
                    && Arrays.equals(values, 0, count, past.values, 0, count);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
