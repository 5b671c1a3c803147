package smpng.explorer.graph;

import java.util.Arrays;

/**
 * An execution graph: the events of each thread in program order, where each read got its value, the coherence order of each
 * location, and the order in which events were added.
 *
 * <p>An event is a number, {@code thread * capacity + index}. Its record is a row of ints at {@code event << shift}:
 *
 * <pre>
 * META    kind, flags, orders (see the constants)     PLACE   a write's place in its location's coherence order
 * LOC     location; START and JOIN: the thread        PREV    the same thread's previous access of the location
 * RF      a read's source, {@link #INIT} at first     THREAD, INDEX
 * STAMP   its place in the order of addition          CLOCKS  three vector clocks: porf, hb, rel
 * FROZEN  a freeze that matters to it
 * </pre>
 *
 * and four longs at {@code event << 2}: value read, value written, operand, expected value. A clock counts, for each thread, the
 * events of it that come before (itself included). A read-modify-write is one event.
 */
final class Graph {
    static final int INIT = -1;
    static final int NONE = -1;

    static final int META = 0;
    static final int LOC = 1;
    static final int RF = 2;
    static final int STAMP = 3;
    static final int PLACE = 4;
    static final int PREV = 5;
    static final int THREAD = 6;
    static final int INDEX = 7;
    /**
     * Of a read: 0, or the freeze that its object was reached through, as {@link #name}. Of a freeze: 0, or 1 + the first
     * location of the object that it is of.
     */
    static final int FROZEN = 8;

    static final int CLOCKS = 9;

    // META: what the event does.
    static final int READS = 1;
    static final int WRITES = 1 << 1;
    static final int FENCE = 1 << 2;
    static final int START = 1 << 3;
    static final int JOIN = 1 << 4;
    static final int CHOICE = 1 << 5;
    /** A read-modify-write, also one whose comparison failed: then it only reads. */
    static final int UPDATE = 1 << 6;
    /** A read that waits for a condition. */
    static final int AWAIT = 1 << 7;
    // META: how it came here.
    /** A read that later writes may revisit. */
    static final int REVISITABLE = 1 << 8;
    /** Added by the canonical choice: coherence-last when it was added. */
    static final int MAXIMAL = 1 << 9;
    /** A choice whether a weak compare-and-set fails for no reason. */
    static final int SPURIOUS = 1 << 10;
    /** A write of a round that took a lock, looked and gave the lock back. */
    static final int ROUND = 1 << 11;
    // META: fields.
    static final int ORDER_AT = 12;
    static final int FAILURE_AT = 17;
    static final int UPDATE_AT = 21;
    static final int CONDITION_AT = 25;

    // Status of a thread.
    static final int NOT_STARTED = 0;
    static final int RUN = 1;
    static final int DONE = 2;
    /** Its last reads are in the graph, and it goes on only if one of them is revisited. */
    static final int BLOCKED = 3;
    /** It waits for something that is not in the graph yet, and is run again when that may be there. */
    static final int WAITS = 4;
    /**
     * It came back to where it was, having held a lock since and changed nothing else. It goes on if another thread saw it
     * hold the lock.
     */
    static final int LOOKED = 6;
    /** It threw. The others go on: executions are reached through this one in which it does not throw. */
    static final int FAILED = 5;

    private static final int[] UNUSED = {INIT};

    final int threads;
    int capacity;
    final int shift;
    int[] rec;
    long[] val;
    int[] order;
    int count;
    final int[] length;
    final int[] status;
    /** Where a blocked thread's last round of reading began. */
    final int[] roundFrom;
    /** The event that started a thread. */
    final int[] startedBy;

    int[][] co = new int[0][];
    int[] coLength = new int[0];
    /** By location and thread: the thread's last access. */
    int[] last = new int[0];
    /** Locations that have ever been accessed in this graph: those whose rows need copying. */
    int[] used = new int[16];

    int usedCount;
    /** How many events are sequentially consistent ones. */
    int strong;

    private boolean[] isUsed = new boolean[0];

    Graph(int threads, int capacity) {
        this.threads = threads;
        this.capacity = capacity;
        int width = CLOCKS + 3 * threads;
        shift = 32 - Integer.numberOfLeadingZeros(width - 1);
        rec = new int[threads * capacity << shift];
        val = new long[threads * capacity << 2];
        order = new int[threads * capacity];
        length = new int[threads];
        status = new int[threads];
        roundFrom = new int[threads];
        startedBy = new int[threads];
        Arrays.fill(startedBy, NONE);
    }

    int meta(int event) {
        return rec[(event << shift) + META];
    }

    boolean is(int event, int flags) {
        return (rec[(event << shift) + META] & flags) != 0;
    }

    void set(int event, int flags) {
        rec[(event << shift) + META] |= flags;
    }

    void clear(int event, int flags) {
        rec[(event << shift) + META] &= ~flags;
    }

    int location(int event) {
        return rec[(event << shift) + LOC];
    }

    int source(int event) {
        return rec[(event << shift) + RF];
    }

    int stamp(int event) {
        return rec[(event << shift) + STAMP];
    }

    int place(int event) {
        return rec[(event << shift) + PLACE];
    }

    int previous(int event) {
        return rec[(event << shift) + PREV];
    }

    int thread(int event) {
        return rec[(event << shift) + THREAD];
    }

    int index(int event) {
        return rec[(event << shift) + INDEX];
    }

    /** The order it has in effect: for a comparison that failed, the one for that case. */
    int order(int event) {
        int meta = rec[(event << shift) + META];
        boolean failed = (meta & (UPDATE | WRITES)) == UPDATE;
        return meta >>> (failed ? FAILURE_AT : ORDER_AT) & (failed ? 15 : 31);
    }

    /** The order it would have if it succeeds. */
    int declaredOrder(int event) {
        return rec[(event << shift) + META] >>> ORDER_AT & 31;
    }

    int update(int event) {
        return rec[(event << shift) + META] >>> UPDATE_AT & 15;
    }

    int condition(int event) {
        return rec[(event << shift) + META] >>> CONDITION_AT & 15;
    }

    long valueRead(int event) {
        return val[event << 2];
    }

    long valueWritten(int event) {
        return val[(event << 2) + 1];
    }

    long operand(int event) {
        return val[(event << 2) + 2];
    }

    long expected(int event) {
        return val[(event << 2) + 3];
    }

    int frozen(int event) {
        return rec[(event << shift) + FROZEN];
    }

    void frozen(int event, int what) {
        rec[(event << shift) + FROZEN] = what;
    }

    /** A number for an event that stays when there are more events a thread; not 0. */
    int name(int event) {
        return 1 + index(event) * Locations.MAX_THREADS + thread(event);
    }

    int named(int name) {
        return (name - 1) % Locations.MAX_THREADS * capacity + (name - 1) / Locations.MAX_THREADS;
    }

    // Clocks: offsets into rec.

    int porf(int event) {
        return (event << shift) + CLOCKS;
    }

    int hb(int event) {
        return (event << shift) + CLOCKS + threads;
    }

    int rel(int event) {
        return (event << shift) + CLOCKS + 2 * threads;
    }

    void join(int clock, int other) {
        int[] r = rec;
        for (int i = 0; i < threads; i++) {
            if (r[other + i] > r[clock + i]) {
                r[clock + i] = r[other + i];
            }
        }
    }

    /** True if an event is in the (po | rf)-prefix of another, or is it. */
    boolean inPrefix(int event, int of) {
        int at = event << shift;
        return rec[at + INDEX] < rec[(of << shift) + CLOCKS + rec[at + THREAD]];
    }

    /** True if an event happens before another, or is it. */
    boolean happensBefore(int event, int other) {
        int at = event << shift;
        return rec[at + INDEX] < rec[(other << shift) + CLOCKS + threads + rec[at + THREAD]];
    }

    /** Adds an event at the end of a thread; its clocks are those of its predecessor and itself. */
    int append(int thread, int meta, int location) {
        int index = length[thread];
        int event = thread * capacity + index;
        int at = event << shift;
        int[] r = rec;
        r[at + META] = meta;
        r[at + LOC] = location;
        r[at + RF] = INIT;
        r[at + STAMP] = count;
        r[at + PLACE] = NONE;
        r[at + PREV] = NONE;
        r[at + FROZEN] = 0;
        r[at + THREAD] = thread;
        r[at + INDEX] = index;
        int from = index > 0 ? event - 1 : startedBy[thread];
        if (from == NONE) {
            for (int i = 0; i < 3 * threads; i++) {
                r[at + CLOCKS + i] = 0;
            }
        } else {
            System.arraycopy(r, porf(from), r, at + CLOCKS, 2 * threads);
            for (int i = 2 * threads; i < 3 * threads; i++) {
                r[at + CLOCKS + i] = 0;
            }
        }
        r[at + CLOCKS + thread] = index + 1;
        r[at + CLOCKS + threads + thread] = index + 1;
        order[count++] = event;
        length[thread] = index + 1;
        if (isStrong(meta)) {
            strong++;
        }
        return event;
    }

    private static boolean isStrong(int meta) {
        return Order.plainly(meta >>> ORDER_AT & 31) == Order.VOLATILE;
    }

    /** Links an access into the chain of its thread and location. */
    void link(int event) {
        int at = event << shift;
        int slot = rec[at + LOC] * threads + rec[at + THREAD];
        rec[at + PREV] = last[slot];
        last[slot] = event;
    }

    /** Makes sure that a location has its rows. */
    void touch(int location) {
        if (location >= co.length) {
            grow(Math.max(location + 1, Math.max(16, co.length * 2)));
        }
        if (!isUsed[location]) {
            isUsed[location] = true;
            co[location] = new int[4];
            co[location][0] = INIT;
            coLength[location] = 1;
            if (usedCount == used.length) {
                used = Arrays.copyOf(used, usedCount * 2);
            }
            used[usedCount++] = location;
        }
    }

    private void grow(int locations) {
        int before = co.length;
        int[][] rows = new int[locations][];
        System.arraycopy(co, 0, rows, 0, before);
        Arrays.fill(rows, before, locations, UNUSED);
        co = rows;
        coLength = Arrays.copyOf(coLength, locations);
        Arrays.fill(coLength, before, locations, 1);
        isUsed = Arrays.copyOf(isUsed, locations);
        last = Arrays.copyOf(last, locations * threads);
        Arrays.fill(last, before * threads, locations * threads, NONE);
    }

    /** The coherence-last write of a location. */
    int lastWrite(int location) {
        return co[location][coLength[location] - 1];
    }

    /** Puts a write into the coherence order of its location. */
    void insert(int write, int place) {
        int location = location(write);
        int[] row = co[location];
        int n = coLength[location];
        if (n == row.length) {
            row = Arrays.copyOf(row, n * 2);
            co[location] = row;
        }
        for (int i = n; i > place; i--) {
            row[i] = row[i - 1];
            rec[(row[i] << shift) + PLACE] = i;
        }
        row[place] = write;
        rec[(write << shift) + PLACE] = place;
        coLength[location] = n + 1;
    }

    /** Takes a write out of the coherence order of its location. */
    void take(int write) {
        int location = location(write);
        int[] row = co[location];
        int n = coLength[location] - 1;
        for (int i = place(write); i < n; i++) {
            row[i] = row[i + 1];
            rec[(row[i] << shift) + PLACE] = i;
        }
        coLength[location] = n;
    }

    /** Place of what an access saw or wrote in the coherence order. */
    int placeSeen(int event) {
        int at = event << shift;
        if ((rec[at + META] & WRITES) != 0) {
            return rec[at + PLACE];
        }
        int source = rec[at + RF];
        return source == INIT ? 0 : rec[(source << shift) + PLACE];
    }

    /** Removes an event that is the last of its thread; the order of addition is the caller's to mend. */
    void remove(int event) {
        int at = event << shift;
        int meta = rec[at + META];
        int thread = rec[at + THREAD];
        if ((meta & (READS | WRITES)) != 0) {
            if ((meta & WRITES) != 0) {
                take(event);
            }
            last[rec[at + LOC] * threads + thread] = rec[at + PREV];
        } else if ((meta & START) != 0) {
            int child = rec[at + LOC];
            startedBy[child] = NONE;
            status[child] = NOT_STARTED;
        }
        if (isStrong(meta)) {
            strong--;
        }
        length[thread]--;
        if (status[thread] != NOT_STARTED) {
            status[thread] = RUN;
        }
    }

    /** Takes back the event that was just added and is linked nowhere yet. */
    void dropLast(int event) {
        if (isStrong(meta(event))) {
            strong--;
        }
        length[thread(event)]--;
        count--;
    }

    /** True if a thread is to be run again in another graph: what it waits for may be there. */
    private static boolean mayGoOn(int status) {
        return status == WAITS || status == LOOKED;
    }

    /** Removes every event added after a stamp, and has waiting threads try again. */
    void cut(int stamp) {
        while (count > stamp + 1) {
            remove(order[--count]);
        }
        for (int t = 0; t < threads; t++) {
            if (mayGoOn(status[t])) {
                status[t] = RUN;
            }
        }
    }

    /** Removes what was added after {@code read} and is not in the prefix of {@code write}. */
    void restrict(int read, int write) {
        int from = stamp(read) + 1;
        int kept = from;
        // Within a thread events were added in program order, so they go from the end.
        for (int i = count - 1; i >= from; i--) {
            if (!inPrefix(order[i], write)) {
                remove(order[i]);
                order[i] = NONE;
            }
        }
        for (int i = from; i < count; i++) {
            int event = order[i];
            if (event != NONE) {
                order[kept] = event;
                rec[(event << shift) + STAMP] = kept++;
            }
        }
        count = kept;
    }

    /** Becomes a copy of another graph of the same exploration. */
    void copyFrom(Graph from) {
        if (capacity != from.capacity) {
            capacity = from.capacity;
            rec = new int[from.rec.length];
            val = new long[from.val.length];
            order = new int[from.order.length];
        }
        for (int t = 0; t < threads; t++) {
            int first = t * capacity;
            int n = from.length[t];
            System.arraycopy(from.rec, first << shift, rec, first << shift, n << shift);
            System.arraycopy(from.val, first << 2, val, first << 2, n << 2);
            length[t] = n;
            status[t] = mayGoOn(from.status[t]) ? RUN : from.status[t];
            roundFrom[t] = from.roundFrom[t];
            startedBy[t] = from.startedBy[t];
        }
        System.arraycopy(from.order, 0, order, 0, from.count);
        count = from.count;
        strong = from.strong;
        for (int i = 0; i < usedCount; i++) {
            // What only this graph has used.
            coLength[used[i]] = 1;
            Arrays.fill(last, used[i] * threads, (used[i] + 1) * threads, NONE);
        }
        if (from.co.length > co.length) {
            grow(from.co.length);
        }
        for (int i = 0; i < from.usedCount; i++) {
            int x = from.used[i];
            touch(x);
            int n = from.coLength[x];
            if (n > co[x].length) {
                co[x] = new int[from.co[x].length];
            }
            System.arraycopy(from.co[x], 0, co[x], 0, n);
            coLength[x] = n;
            System.arraycopy(from.last, x * threads, last, x * threads, threads);
        }
    }

    /** Makes room for more events a thread: every event gets another number. */
    void widen(int wider) {
        int[] newRec = new int[threads * wider << shift];
        long[] newVal = new long[threads * wider << 2];
        int[] newOrder = new int[threads * wider];
        for (int t = 0; t < threads; t++) {
            int n = length[t];
            System.arraycopy(rec, t * capacity << shift, newRec, t * wider << shift, n << shift);
            System.arraycopy(val, t * capacity << 2, newVal, t * wider << 2, n << 2);
            for (int i = 0; i < n; i++) {
                int at = t * wider + i << shift;
                newRec[at + RF] = moved(newRec[at + RF], wider);
                newRec[at + PREV] = moved(newRec[at + PREV], wider);
            }
            startedBy[t] = moved(startedBy[t], wider);
        }
        for (int i = 0; i < count; i++) {
            newOrder[i] = moved(order[i], wider);
        }
        for (int i = 0; i < usedCount; i++) {
            int x = used[i];
            for (int p = 0; p < coLength[x]; p++) {
                co[x][p] = moved(co[x][p], wider);
            }
            for (int t = 0; t < threads; t++) {
                last[x * threads + t] = moved(last[x * threads + t], wider);
            }
        }
        rec = newRec;
        val = newVal;
        order = newOrder;
        capacity = wider;
    }

    int moved(int event, int wider) {
        return event < 0 ? event : event / capacity * wider + event % capacity;
    }
}
