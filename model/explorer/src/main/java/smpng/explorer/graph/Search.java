package smpng.explorer.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The exploration of one worker: enumerates every consistent execution graph of a program once, with memory for one graph a
 * nested revisit (Kokologiannakis, Marmanis, Gladstein, Vafeiadis: Truly Stateless, Optimal Dynamic Partial Order Reduction,
 * POPL 2022).
 *
 * <ol>
 *   <li>Threads are run one after another from their start. An access that is in the graph returns its value; the next one is
 *       added: a read sees the coherence-last write, a write goes last. What else it could be is pushed as alternatives.
 *   <li>A write that is added also offers itself to reads already there ({@link #revisits}): if all that would be lost was
 *       added by the canonical choice, the graph in which the read sees the write is reached from here, and only from here.
 *   <li>When no thread can go on the graph is complete, or blocked. The latest alternative is taken; the graph is cut back to
 *       what was there when it was pushed.
 * </ol>
 *
 * <p>An alternative that takes a read back to a newer write removes events in the middle. If older alternatives are still
 * pending it works on a copy of the graph, a new level; else in place.
 */
final class Search {
    private static final int READ_FROM = 0;
    private static final int PLACE_AFTER = 1;
    private static final int REVISIT = 2;
    private static final int CHOOSE = 3;
    private static final int ITEM = 4;

    private final Threads program;
    private final Locations locations;
    private final Consistency consistency;
    private final Consistency.Bounds bounds;
    private final Options options;
    private final Observer observer;
    private final Counts counts = new Counts();
    private final Memory memory;
    private final Stop stop = new Stop();

    private final List<Graph> levels = new ArrayList<>();
    private int[] levelFrom = new int[1];
    private int level;
    private Graph g;

    /** Pending alternatives: kind, event, other event or option, stamp to cut back to. */
    private int[] items = new int[ITEM * 64];

    private int top;

    /** The running thread has nothing more to say: its execution is dropped. */
    private boolean dropped;

    private boolean stopped;
    private boolean finished;
    private @Nullable Throwable failure;

    /** Locations that waiting threads wait for. */
    private final int[][] waits;

    private final int[] waitCount;
    /** Events of the running thread that were there when its run began. */
    private int replayed;

    private final Probe probe = new Probe();

    /** What a search is told beside its program. */
    record Options(boolean races, boolean spuriousFailures, boolean deferral, int maxEvents, long maxExecutions) {}

    /** What was found. */
    static final class Counts {
        long complete;
        long blocked;
        /** Blocked in a way that no later write can mend: dropped at once. */
        long dropped;
        /** A thread took more steps than are allowed. */
        long cutOff;

        long failed;
        long steps;
    }

    @SuppressWarnings({"nullness:assignment", "nullness:argument"}) // the memory only keeps the reference
    Search(Threads program, Locations locations, Consistency consistency, Options options, Observer observer) {
        this.program = program;
        this.locations = locations;
        this.consistency = consistency;
        this.bounds = consistency.bounds();
        this.options = options;
        this.observer = observer;
        int threads = program.count();
        if (threads > Locations.MAX_THREADS) {
            throw new IllegalArgumentException(threads + " threads; an exploration can have " + Locations.MAX_THREADS);
        }
        g = new Graph(threads, 32);
        levels.add(g);
        waits = new int[threads][8];
        waitCount = new int[threads];
        for (int t = 0; t < program.initial(); t++) {
            g.status[t] = Graph.RUN;
        }
        memory = new Memory(this);
    }

    Counts counts() {
        return counts;
    }

    Graph graph() {
        return g;
    }

    Memory memory() {
        return memory;
    }

    /**
     * Explores until nothing is pending.
     *
     * @return false if it was stopped before
     */
    boolean run() {
        do {
            runThreads();
        } while (!finished && next());
        return !finished;
    }

    // Running threads.

    private void runThreads() {
        dropped = false;
        for (int t = firstRunnable(); t >= 0; t = firstRunnable()) {
            runThread(t);
            if (dropped || finished) {
                return;
            }
        }
        boolean complete = true;
        for (int t = 0; t < g.threads; t++) {
            complete &= g.status[t] == Graph.DONE || g.status[t] == Graph.NOT_STARTED;
        }
        if (complete) {
            counts.complete++;
            observer.complete(new EndView(this));
        } else {
            counts.blocked++;
            observer.blocked(new EndView(this));
        }
        finished |= counts.complete + counts.blocked >= options.maxExecutions();
    }

    private int firstRunnable() {
        for (int t = 0; t < g.threads; t++) {
            if (g.status[t] == Graph.RUN) {
                return t;
            }
        }
        return -1;
    }

    private void runThread(int t) {
        stopped = false;
        replayed = g.length[t];
        memory.enter(t);
        try {
            program.run(t, memory);
            if (!stopped) {
                g.status[t] = Graph.DONE;
                wakeJoiners(t);
            }
        } catch (Stop expected) {
            // The thread waits or was dropped, as the fields say.
        } catch (Throwable thrown) {
            if (!stopped) {
                failure = thrown;
            }
        }
        counts.steps += g.length[t];
        if (probe.pending) {
            probe.run(t);
        }
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            dropped = true;
            counts.failed++;
            finished = !observer.failed(new EndView(this), t, thrown);
        }
    }

    private void wakeJoiners(int ended) {
        for (int t = 0; t < g.threads; t++) {
            if (g.status[t] == Graph.WAITS && waitCount[t] == 0) {
                g.status[t] = Graph.RUN;
            }
        }
    }

    private void wake(int location) {
        for (int t = 0; t < g.threads; t++) {
            if (g.status[t] == Graph.WAITS) {
                for (int i = 0; i < waitCount[t]; i++) {
                    if (waits[t][i] == location) {
                        g.status[t] = Graph.RUN;
                        break;
                    }
                }
            }
        }
    }

    /** Ends the run of the running thread. */
    Stop stop() {
        stopped = true;
        memory.leave();
        return stop;
    }

    boolean stopped() {
        return stopped;
    }

    private Stop drop() {
        dropped = true;
        return stop();
    }

    /** Ends the run with a counterexample. */
    Stop fail(Throwable thrown) {
        failure = thrown;
        return stop();
    }

    // Adding events; the memory has found that they are not in the graph.

    private int add(int meta, int location) {
        if (stopped || probe.active) {
            throw stop();
        }
        int t = memory.thread();
        if (g.length[t] >= options.maxEvents()) {
            counts.cutOff++;
            throw drop();
        }
        if (g.length[t] == g.capacity) {
            widen();
        }
        int event = g.append(t, meta | Graph.MAXIMAL, location);
        memory.added();
        return event;
    }

    private void widen() {
        int wider = g.capacity * 2;
        for (int i = 0; i < top; i += ITEM) {
            items[i + 1] = g.moved(items[i + 1], wider);
            if (items[i] != CHOOSE) {
                items[i + 2] = g.moved(items[i + 2], wider);
            }
        }
        for (int i = 0; i <= level; i++) {
            levels.get(i).widen(wider);
        }
        memory.moved();
    }

    private static int meta(int kind, int order) {
        return kind | order << Graph.ORDER_AT;
    }

    long read(int location, int order) {
        int e = add(meta(Graph.READS | Graph.REVISITABLE, order), location);
        g.touch(location);
        int max = g.coLength[location] - 1;
        int stamp = g.count - 1;
        for (int p = bound(location, e, e, order, true); p < max; p++) {
            push(READ_FROM, e, g.co[location][p], stamp);
        }
        see(e, g.co[location][max]);
        g.link(e);
        checkRace(e);
        return g.valueRead(e);
    }

    void write(int location, int order, long value) {
        int e = add(meta(Graph.WRITES, order), location);
        g.touch(location);
        g.val[(e << 2) + 1] = value;
        int max = g.coLength[location] - 1;
        int stamp = g.count - 1;
        for (int p = bound(location, e, e, order, false); p < max; p++) {
            // Between a read-modify-write and the write it read there is no place.
            if (!isSuccessful(g.co[location][p + 1])) {
                push(PLACE_AFTER, e, g.co[location][p], stamp);
            }
        }
        g.insert(e, max + 1);
        publish(e);
        checkRace(e);
        revisits(e, Graph.NONE);
        g.link(e);
        wake(location);
    }

    private boolean isSuccessful(int write) {
        return write >= 0 && g.is(write, Graph.UPDATE);
    }

    long update(int location, int order, int failure, int update, long operand, long expected) {
        int e = add(
                meta(Graph.READS | Graph.UPDATE | Graph.REVISITABLE, order)
                        | failure << Graph.FAILURE_AT
                        | update << Graph.UPDATE_AT,
                location);
        g.val[(e << 2) + 2] = operand;
        g.val[(e << 2) + 3] = expected;
        g.touch(location);
        int max = g.coLength[location] - 1;
        int stamp = g.count - 1;
        for (int p = bound(location, e, e, order, true); p < max; p++) {
            if (mayRead(e, p)) {
                push(READ_FROM, e, g.co[location][p], stamp);
            }
        }
        see(e, g.co[location][max]);
        boolean wrote = complete(e);
        g.link(e);
        checkRace(e);
        if (wrote) {
            wake(location);
        }
        return g.valueRead(e);
    }

    /**
     * False if another read-modify-write has read the write at this place and will go on doing so: then no graph that comes of
     * it is consistent.
     */
    private boolean mayRead(int e, int place) {
        int location = g.location(e);
        int next = g.co[location][place + 1];
        if (!isSuccessful(next)) {
            return true;
        }
        int source = g.co[location][place];
        long value = source == Graph.INIT ? locations.initial(location) : g.valueWritten(source);
        return !succeeds(e, value) || g.is(next, Graph.REVISITABLE) && !g.inPrefix(next, e);
    }

    private boolean succeeds(int e, long value) {
        return g.update(e) != Update.COMPARE_AND_SET || value == g.expected(e);
    }

    /**
     * Writes what a read-modify-write whose source is known writes, and has that offer itself to reads.
     *
     * @return true if it wrote
     */
    private boolean complete(int e) {
        if (!succeeds(e, g.valueRead(e))) {
            g.clear(e, Graph.WRITES);
            return false;
        }
        g.set(e, Graph.WRITES);
        g.val[(e << 2) + 1] = Update.apply(g.update(e), g.valueRead(e), g.operand(e));
        int source = g.source(e);
        int place = source == Graph.INIT ? 1 : g.place(source) + 1;
        int location = g.location(e);
        int next = place < g.coLength[location] ? g.co[location][place] : Graph.NONE;
        int conflict = isSuccessful(next) ? next : Graph.NONE;
        g.insert(e, place);
        publish(e);
        revisits(e, conflict);
        return true;
    }

    long await(int location, int order, int condition, long operand) {
        int e = add(
                meta(Graph.READS | Graph.REVISITABLE | Graph.AWAIT, order) | condition << Graph.CONDITION_AT, location);
        g.val[(e << 2) + 2] = operand;
        g.touch(location);
        int max = g.coLength[location] - 1;
        int stamp = g.count - 1;
        int before = top;
        for (int p = bound(location, e, e, order, true); p < max; p++) {
            if (Condition.holds(condition, valueAt(location, p), operand)) {
                push(READ_FROM, e, g.co[location][p], stamp);
            }
        }
        if (options.deferral() && top == before && !Condition.holds(condition, valueAt(location, max), operand)) {
            throw defer(e, location);
        }
        see(e, g.co[location][max]);
        g.link(e);
        checkRace(e);
        awaited(e);
        return g.valueRead(e);
    }

    /** Goes on only if a thread's wait is over. */
    void awaited(int e) {
        if (!Condition.holds(g.condition(e), g.valueRead(e), g.operand(e))) {
            throw block(g.index(e));
        }
    }

    /** Goes on only if a thread's waiting compare-and-set has succeeded. */
    void awaitedSet(int e) {
        if (!g.is(e, Graph.WRITES)) {
            throw block(g.index(e));
        }
    }

    boolean spuriousFailures() {
        return options.spuriousFailures();
    }

    void awaitCompareAndSet(int location, int order, long expected, long value) {
        int e = add(
                meta(Graph.READS | Graph.UPDATE | Graph.REVISITABLE | Graph.AWAIT, order)
                        | Order.OPAQUE << Graph.FAILURE_AT
                        | Update.COMPARE_AND_SET << Graph.UPDATE_AT
                        | Condition.EQUAL << Graph.CONDITION_AT,
                location);
        g.val[(e << 2) + 2] = value;
        g.val[(e << 2) + 3] = expected;
        g.touch(location);
        int max = g.coLength[location] - 1;
        int stamp = g.count - 1;
        int before = top;
        for (int p = bound(location, e, e, order, true); p < max; p++) {
            if (valueAt(location, p) == expected && mayRead(e, p)) {
                push(READ_FROM, e, g.co[location][p], stamp);
            }
        }
        if (options.deferral() && top == before && valueAt(location, max) != expected) {
            throw defer(e, location);
        }
        see(e, g.co[location][max]);
        boolean wrote = complete(e);
        g.link(e);
        checkRace(e);
        if (wrote) {
            wake(location);
        } else {
            throw block(g.index(e));
        }
    }

    private long valueAt(int location, int place) {
        int write = g.co[location][place];
        return write == Graph.INIT ? locations.initial(location) : g.valueWritten(write);
    }

    /** Takes the wait that was just added back: nothing it could see ends it. */
    private Stop defer(int e, int location) {
        // It is not linked yet, so it must not be unlinked.
        g.dropLast(e);
        int t = memory.thread();
        waits[t][0] = location;
        waitCount[t] = 1;
        g.status[t] = Graph.WAITS;
        return stop();
    }

    /** The running thread's reads from an index on did not give it what it waits for. */
    private Stop block(int from) {
        int t = memory.thread();
        g.status[t] = Graph.BLOCKED;
        g.roundFrom[t] = from;
        for (int i = from; i < g.length[t]; i++) {
            int e = t * g.capacity + i;
            int meta = g.meta(e);
            if ((meta & Graph.READS) != 0
                    && (meta & (Graph.REVISITABLE | Graph.MAXIMAL)) == (Graph.REVISITABLE | Graph.MAXIMAL)) {
                return stop();
            }
        }
        // No write will revisit any of them: whatever the others do, this execution does not complete.
        counts.dropped++;
        return drop();
    }

    /** The program gave this execution up. */
    Stop blocked() {
        int t = memory.thread();
        g.status[t] = Graph.BLOCKED;
        g.roundFrom[t] = 0;
        return stop();
    }

    void fence(int order) {
        int e = add(meta(Graph.FENCE, order), 0);
        if (bounds == Consistency.Bounds.HAPPENS_BEFORE || bounds == Consistency.Bounds.VISIBILITY) {
            if (Order.acquires(order)) {
                int t = g.thread(e);
                for (int i = g.index(e) - 1; i >= 0; i--) {
                    int r = t * g.capacity + i;
                    if (g.is(r, Graph.READS) && g.source(r) != Graph.INIT && Order.plainly(g.order(r)) != Order.PLAIN) {
                        g.join(g.hb(e), g.rel(g.source(r)));
                    }
                }
            }
        }
    }

    int choose(int count) {
        int e = add(Graph.CHOICE, count);
        for (int k = 1; k < count; k++) {
            push(CHOOSE, e, k, g.count - 1);
        }
        g.val[e << 2] = 0;
        return 0;
    }

    void start(int thread) {
        if (thread >= g.threads) {
            throw fail(new IllegalStateException(
                    "thread " + thread + " is started; the exploration was made for " + g.threads));
        }
        int e = add(Graph.START, thread);
        g.startedBy[thread] = e;
        g.status[thread] = Graph.RUN;
    }

    void join(int thread) {
        if (stopped || probe.active) {
            throw stop();
        }
        if (g.status[thread] != Graph.DONE) {
            int t = memory.thread();
            waitCount[t] = 0;
            g.status[t] = Graph.WAITS;
            throw stop();
        }
        int e = add(Graph.JOIN, thread);
        if (g.length[thread] > 0) {
            int end = thread * g.capacity + g.length[thread] - 1;
            g.join(g.porf(e), g.porf(end));
            g.join(g.hb(e), g.hb(end));
        } else if (g.startedBy[thread] != Graph.NONE) {
            g.join(g.porf(e), g.porf(g.startedBy[thread]));
            g.join(g.hb(e), g.hb(g.startedBy[thread]));
        }
    }

    long peek(int location) {
        if (location >= g.co.length || g.coLength[location] == 1) {
            return locations.initial(location);
        }
        return g.valueWritten(g.lastWrite(location));
    }

    // A loop that came back to where it was.

    boolean idle(int from, int to, int thread) {
        for (int i = from; i < to; i++) {
            int e = thread * g.capacity + i;
            int meta = g.meta(e);
            if ((meta & (Graph.START | Graph.JOIN)) != 0) {
                return false;
            }
            if (probe.active && (meta & Graph.UPDATE) != 0 && succeeds(e, g.valueRead(e))) {
                return false; // with the value that is tried it would have written
            }
            if ((meta & Graph.WRITES) != 0 && ((meta & Graph.READS) == 0 || g.valueRead(e) != g.valueWritten(e))) {
                // An exchange that wrote what it read changed nothing.
                return false;
            }
        }
        return true;
    }

    void spin(int from) {
        if (stopped || probe.active) {
            throw probe.spun(from);
        }
        int t = memory.thread();
        int n = g.length[t];
        int first = t * g.capacity + from;
        if (from == n) {
            // It reads nothing: it will never end.
            throw block(from);
        }
        boolean fresh = options.deferral() && from >= replayed;
        int reads = 0;
        for (int i = from; i < n; i++) {
            int meta = g.meta(t * g.capacity + i);
            fresh &= (meta & Graph.WRITES) == 0 && (meta & (Graph.READS | Graph.FENCE)) != 0;
            reads += (meta & Graph.READS) != 0 ? 1 : 0;
        }
        if (!fresh) {
            throw block(from);
        }
        boolean alternatives = top > levelFrom[level] && items[top - 1] >= g.stamp(first);
        if (!alternatives) {
            throw undo(t, from);
        }
        if (reads == 1) {
            probe.request(t, from);
            throw stop();
        }
        throw block(from);
    }

    /** Takes a round of reading back that could not have ended otherwise; the thread waits for what it read. */
    private Stop undo(int t, int from) {
        int n = g.length[t];
        waitCount[t] = 0;
        for (int i = from; i < n; i++) {
            int e = t * g.capacity + i;
            if (g.is(e, Graph.READS)) {
                if (waitCount[t] == waits[t].length) {
                    waits[t] = Arrays.copyOf(waits[t], waitCount[t] * 2);
                }
                waits[t][waitCount[t]++] = g.location(e);
            }
        }
        for (int i = n; i > from; i--) {
            g.remove(g.order[--g.count]);
        }
        if (waitCount[t] == 0) {
            throw new IllegalStateException("a round of waiting without a read");
        }
        g.status[t] = Graph.WAITS;
        return stop();
    }

    /**
     * Finds out, for a round of one read, which other values would have ended it: the thread is run once more for each, on
     * the graph as it is, and nothing is added.
     */
    private final class Probe {
        boolean pending;
        boolean active;
        private int thread;
        private int from;
        private boolean spun;

        void request(int t, int from) {
            pending = true;
            this.thread = t;
            this.from = from;
        }

        Stop spun(int mark) {
            spun |= active && mark == from;
            return stop();
        }

        void run(int t) {
            pending = false;
            int read = readIn(t);
            int stamp = g.stamp(t * g.capacity + from);
            int keep = top;
            int first = top;
            while (first > levelFrom[level] && items[first - 1] >= stamp) {
                first -= ITEM;
            }
            int kept = first;
            long own = g.valueRead(read);
            for (int i = first; i < keep; i += ITEM) {
                int source = items[i + 2];
                long value = source == Graph.INIT ? locations.initial(g.location(read)) : g.valueWritten(source);
                if (value != own && !spinsWith(read, value)) {
                    System.arraycopy(items, i, items, kept, ITEM);
                    kept += ITEM;
                }
            }
            top = kept;
            g.val[read << 2] = own;
            stopped = false;
            memory.enter(t);
            if (kept == first) {
                undo(t, from);
            } else {
                block(from);
            }
        }

        private int readIn(int t) {
            for (int i = from; i < g.length[t]; i++) {
                if (g.is(t * g.capacity + i, Graph.READS)) {
                    return t * g.capacity + i;
                }
            }
            throw new IllegalStateException("a round of waiting without a read");
        }

        private boolean spinsWith(int read, long value) {
            active = true;
            spun = false;
            stopped = false;
            g.val[read << 2] = value;
            memory.enterUntil(thread, g.length[thread]);
            try {
                program.run(thread, memory);
            } catch (Stop expected) {
                // It came to the end of what is known, or back to its mark.
            } catch (Throwable thrown) {
                // With that value it fails: that is an end of waiting too.
                spun = false;
            } finally {
                active = false;
            }
            return spun;
        }
    }

    // Sources, clocks, races.

    /** Gives a read its source. */
    private void see(int e, int source) {
        int at = e << g.shift;
        g.rec[at + Graph.RF] = source;
        int location = g.rec[at + Graph.LOC];
        if (source == Graph.INIT) {
            g.val[e << 2] = locations.initial(location);
            return;
        }
        long value = g.val[(source << 2) + 1];
        g.val[e << 2] = value;
        g.join(at + Graph.CLOCKS, g.porf(source));
        if (bounds == Consistency.Bounds.HAPPENS_BEFORE || bounds == Consistency.Bounds.VISIBILITY) {
            int meta = g.rec[at + Graph.META];
            boolean fails = (meta & Graph.UPDATE) != 0 && !succeeds(e, value);
            int order = fails ? meta >>> Graph.FAILURE_AT & 15 : meta >>> Graph.ORDER_AT & 15;
            if (Order.acquires(order)) {
                g.join(g.hb(e), g.rel(source));
            }
        }
    }

    /** Computes what an acquire read of a write synchronises with. */
    private void publish(int e) {
        if (bounds != Consistency.Bounds.HAPPENS_BEFORE && bounds != Consistency.Bounds.VISIBILITY) {
            return;
        }
        int rel = g.rel(e);
        Arrays.fill(g.rec, rel, rel + g.threads, 0);
        int order = Order.plainly(g.declaredOrder(e));
        if (order == Order.PLAIN) {
            return;
        }
        if (Order.releases(order)) {
            g.join(rel, g.hb(e));
        } else {
            int t = g.thread(e);
            for (int i = g.index(e) - 1; i >= 0; i--) {
                int f = t * g.capacity + i;
                if (g.is(f, Graph.FENCE) && Order.releases(g.order(f))) {
                    g.join(rel, g.hb(f));
                    break;
                }
            }
        }
        if (bounds == Consistency.Bounds.HAPPENS_BEFORE) {
            // The release sequence: an earlier write of the same thread to the location.
            for (int p = previousOf(e); p != Graph.NONE; p = g.previous(p)) {
                if (g.is(p, Graph.WRITES)) {
                    g.join(rel, releasing(p));
                    if (Order.plainly(g.declaredOrder(p)) != Order.PLAIN) {
                        break;
                    }
                }
            }
        }
        if (g.is(e, Graph.READS) && g.source(e) != Graph.INIT) {
            g.join(rel, g.rel(g.source(e)));
        }
    }

    private int releasing(int write) {
        return g.rel(write);
    }

    /** The thread's previous access of the location, whether the event is linked yet or not. */
    private int previousOf(int e) {
        int head = g.last[g.location(e) * g.threads + g.thread(e)];
        while (head != Graph.NONE && g.index(head) >= g.index(e)) {
            head = g.previous(head);
        }
        return head;
    }

    /**
     * The place of the coherence-latest write that an access must not see anything older than (a read), or must come after (a
     * write), by what is before it.
     *
     * @param e the access
     * @param clock the event whose clocks say what is before: the access itself when it was just added, else its predecessor
     */
    private int bound(int location, int e, int clock, int order, boolean reads) {
        int[] last = g.last;
        int max = 0;
        int t = g.thread(e);
        int index = g.index(e);
        int clocks = clock == Graph.NONE ? -1 : bounds == Consistency.Bounds.PREFIX ? g.porf(clock) : g.hb(clock);
        for (int u = 0; u < g.threads; u++) {
            int a = last[location * g.threads + u];
            int before = u == t ? index : clocks < 0 ? 0 : g.rec[clocks + u];
            while (a != Graph.NONE && g.index(a) >= before) {
                a = g.previous(a);
            }
            if (a == Graph.NONE) {
                continue;
            }
            if (bounds == Consistency.Bounds.VISIBILITY || bounds == Consistency.Bounds.THREAD_WRITES) {
                max = Math.max(max, loosely(a, u == t, order, reads));
            } else {
                max = Math.max(max, g.placeSeen(a));
            }
        }
        return max;
    }

    /** The bound by one thread's accesses where two reads of a location need not agree on the order of writes. */
    private int loosely(int from, boolean own, int order, boolean reads) {
        int max = 0;
        for (int a = from; a != Graph.NONE; a = g.previous(a)) {
            // In jam two reads agree on the order only of writes that are not plain: that is left to the formula.
            boolean bounding =
                    !reads || g.is(a, Graph.WRITES) || bounds == Consistency.Bounds.VISIBILITY && !own;
            if (bounding) {
                max = Math.max(max, g.placeSeen(a));
            }
        }
        return max;
    }

    /** Looks for a conflicting access that the event races with. */
    private void checkRace(int e) {
        if (!options.races() || !memory.running()) {
            return;
        }
        int location = g.location(e);
        boolean writes = g.is(e, Graph.WRITES);
        boolean plain = Order.plainly(g.order(e)) == Order.PLAIN;
        int t = g.thread(e);
        for (int u = 0; u < g.threads; u++) {
            if (u == t) {
                continue;
            }
            int before = g.rec[g.hb(e) + u];
            int a = g.last[location * g.threads + u];
            for (; a != Graph.NONE && g.index(a) >= before; a = g.previous(a)) {
                if ((writes || g.is(a, Graph.WRITES)) && (plain || Order.plainly(g.order(a)) == Order.PLAIN)) {
                    throw fail(new DataRace(location, u, g.index(a), t, g.index(e)));
                }
            }
        }
    }

    // Revisits.

    /**
     * Offers a write that was just added, or just placed, to the reads that could have seen it had it come first.
     *
     * @param conflict a read-modify-write that read the same write; only what is older than it can be revisited, since the
     *     graph as it is is not consistent
     */
    private void revisits(int w, int conflict) {
        int x = g.location(w);
        int limit = conflict == Graph.NONE ? Integer.MAX_VALUE : g.stamp(conflict);
        int min = oldestTarget(x, w, limit);
        if (min == Integer.MAX_VALUE) {
            return;
        }
        int place = g.place(w);
        boolean last = place == g.coLength[x] - 1;
        if (!last && !g.is(w, Graph.UPDATE)) {
            // The write's successor in coherence must survive, or the same graph is reached from another place of it.
            int successor = g.co[x][place + 1];
            if (!g.inPrefix(successor, w)) {
                min = Math.max(min, g.stamp(successor) + 1);
            }
        }
        int cut = g.count - 1;
        for (int i = g.count - 1; i >= min; i--) {
            int e = g.order[i];
            if (e == w || g.inPrefix(e, w)) {
                continue;
            }
            int meta = g.meta(e);
            if ((meta & Graph.MAXIMAL) == 0) {
                return;
            }
            if ((meta & (Graph.READS | Graph.WRITES)) == 0) {
                continue;
            }
            boolean reads = (meta & Graph.READS) != 0;
            int base = reads ? g.source(e) : e;
            if (overtaken(base, e, w)) {
                return;
            }
            if (reads && base != Graph.INIT && g.stamp(base) > i && !g.inPrefix(base, w)) {
                return; // it was revisited itself
            }
            if (reads
                    && (meta & Graph.REVISITABLE) != 0
                    && g.location(e) == x
                    && i <= limit
                    && (last || boundBefore(e) <= place)) {
                push(REVISIT, e, w, cut);
            }
        }
    }

    private int boundBefore(int e) {
        int index = g.index(e);
        int before = index > 0 ? e - 1 : g.startedBy[g.thread(e)];
        return bound(g.location(e), e, before, g.declaredOrder(e), true);
    }

    private int oldestTarget(int x, int w, int limit) {
        int min = Integer.MAX_VALUE;
        for (int u = 0; u < g.threads; u++) {
            int known = g.rec[g.porf(w) + u];
            for (int a = g.last[x * g.threads + u]; a != Graph.NONE && g.index(a) >= known; a = g.previous(a)) {
                int meta = g.meta(a);
                int wanted = Graph.READS | Graph.REVISITABLE | Graph.MAXIMAL;
                if ((meta & wanted) == wanted && g.stamp(a) <= limit) {
                    min = Math.min(min, g.stamp(a));
                }
            }
        }
        return min;
    }

    /** True if the prefix of {@code w}, without {@code w}, has a write that is coherence-after {@code base}. */
    private boolean overtaken(int base, int e, int w) {
        int x = g.location(e);
        int place = base == Graph.INIT ? 0 : g.place(base);
        for (int p = g.coLength[x] - 1; p > place; p--) {
            int other = g.co[x][p];
            if (other != w && other != e && g.inPrefix(other, w)) {
                return true;
            }
        }
        return false;
    }

    // Alternatives.

    private void push(int kind, int event, int other, int stamp) {
        if (top == items.length) {
            items = Arrays.copyOf(items, top * 2);
        }
        items[top] = kind;
        items[top + 1] = event;
        items[top + 2] = other;
        items[top + 3] = stamp;
        top += ITEM;
    }

    /** Goes to the next graph that is to be pursued; false if there is none. */
    private boolean next() {
        while (true) {
            while (top == levelFrom[level]) {
                if (level == 0) {
                    return false;
                }
                level--;
                g = levels.get(level);
            }
            top -= ITEM;
            int event = items[top + 1];
            int other = items[top + 2];
            g.cut(items[top + 3]);
            memory.leave();
            boolean pursued = switch (items[top]) {
                case READ_FROM -> readFrom(event, other);
                case PLACE_AFTER -> placeAfter(event, other);
                case REVISIT -> revisit(event, other);
                default -> chosen(event, other);
            };
            if (pursued) {
                return true;
            }
        }
    }

    private boolean chosen(int event, int option) {
        g.val[event << 2] = option;
        g.clear(event, Graph.MAXIMAL);
        g.status[g.thread(event)] = Graph.RUN;
        return true;
    }

    private boolean readFrom(int read, int source) {
        resetClocks(read);
        withdraw(read);
        g.clear(read, Graph.MAXIMAL);
        see(read, source);
        g.status[g.thread(read)] = Graph.RUN;
        return completed(read) && consistency.holds(g, read);
    }

    /** Takes a read-modify-write's write back, before it gets another source. */
    private void withdraw(int event) {
        if (g.is(event, Graph.WRITES)) {
            g.take(event);
            g.clear(event, Graph.WRITES);
        }
    }

    /** Completes a read-modify-write; false if another one has read the same write. */
    private boolean completed(int read) {
        if (!g.is(read, Graph.UPDATE) || !complete(read)) {
            return true;
        }
        int place = g.place(read) + 1;
        int x = g.location(read);
        return place == g.coLength[x] || !isSuccessful(g.co[x][place]);
    }

    private boolean placeAfter(int write, int predecessor) {
        g.take(write);
        g.clear(write, Graph.MAXIMAL);
        g.insert(write, predecessor == Graph.INIT ? 1 : g.place(predecessor) + 1);
        revisits(write, Graph.NONE);
        return consistency.holds(g, write);
    }

    private boolean revisit(int read, int write) {
        if (top > levelFrom[level]) {
            if (++level == levels.size()) {
                levels.add(new Graph(g.threads, g.capacity));
                levelFrom = Arrays.copyOf(levelFrom, level + 1);
            }
            levels.get(level).copyFrom(g);
            levelFrom[level] = top;
            g = levels.get(level);
        }
        g.restrict(read, write);
        settle(write);
        resetClocks(read);
        withdraw(read);
        see(read, write);
        if (g.place(write) == g.coLength[g.location(write)] - 1) {
            g.set(read, Graph.MAXIMAL);
        } else {
            g.clear(read, Graph.MAXIMAL);
        }
        g.status[g.thread(read)] = Graph.RUN;
        return completed(read) && consistency.holds(g, read);
    }

    /** What a revisiting write depends on is not revisited any more. */
    private void settle(int write) {
        for (int t = 0; t < g.threads; t++) {
            int n = g.rec[g.porf(write) + t];
            for (int i = 0; i < n; i++) {
                g.clear(t * g.capacity + i, Graph.REVISITABLE);
            }
        }
    }

    /** Gives a read the clocks that it had before it had a source. */
    private void resetClocks(int read) {
        int at = g.porf(read);
        int t = g.thread(read);
        int index = g.index(read);
        int from = index > 0 ? read - 1 : g.startedBy[t];
        if (from == Graph.NONE) {
            Arrays.fill(g.rec, at, at + 3 * g.threads, 0);
        } else {
            System.arraycopy(g.rec, g.porf(from), g.rec, at, 2 * g.threads);
            Arrays.fill(g.rec, at + 2 * g.threads, at + 3 * g.threads, 0);
        }
        g.rec[at + t] = index + 1;
        g.rec[at + g.threads + t] = index + 1;
    }
}
