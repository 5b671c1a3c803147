package smpng.explorer.graph;

import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Adds the running thread's next event to the graph, by the canonical choice, and pushes what else it could have been.
 */
final class Additions {
    private final Search search;
    private final Causality causality;
    private final Alternatives alternatives;
    private final Revisits revisits;
    private final SpinValues spins;
    private final boolean races;
    private final int maxEvents;
    /** The one execution that is wanted, if it is one. */
    private final Optional<Script> script;

    Additions(
            Search search,
            Causality causality,
            Alternatives alternatives,
            Revisits revisits,
            SpinValues spins,
            boolean races,
            int maxEvents,
            Optional<Script> script) {
        this.search = search;
        this.causality = causality;
        this.alternatives = alternatives;
        this.revisits = revisits;
        this.spins = spins;
        this.races = races;
        this.maxEvents = maxEvents;
        this.script = script;
    }

    private int add(int meta, int location) {
        int t = search.growing();
        Graph g = search.graph();
        if (g.length[t] >= maxEvents) {
            throw search.cutOff();
        }
        if (script.isPresent() && !script.get().has(t, g.length[t])) {
            throw search.waiting().givenUp(g.length[t]);
        }
        if (g.length[t] == g.capacity) {
            search.widen();
        }
        int event = g.append(t, meta | Graph.MAXIMAL, location);
        search.memory().added();
        return event;
    }

    private static int meta(int kind, int order) {
        return kind | order << Graph.ORDER_AT;
    }

    long read(int location, int order) {
        int e = add(meta(Graph.READS | Graph.REVISITABLE, order), location);
        Graph g = search.graph();
        g.touch(location);
        g.frozen(e, freeze(g, e));
        int source;
        if (script.isPresent()) {
            source = scripted(g, e);
        } else {
            int max = g.coLength[location] - 1;
            source = g.co[location][max];
            int p = search.oldest(e);
            boolean known = p < max && spins.knows(g, e);
            for (; p < max; p++) {
                if (!known || !spins.isFutile(causality.valueAt(g, location, p))) {
                    alternatives.push(Alternatives.READ_FROM, e, g.co[location][p], g.count - 1);
                }
            }
        }
        causality.see(g, e, source);
        g.link(e);
        checkRace(g, e);
        return g.valueRead(e);
    }

    /** The source that the script says; the thread waits until it is there. */
    private int scripted(Graph g, int e) {
        Optional<Integer> source = script.orElseThrow().source(g, g.thread(e), g.index(e));
        if (source.isEmpty()) {
            g.dropLast(e);
            throw search.waiting().joining();
        }
        return source.get();
    }

    void write(int location, int order, long value) {
        int e = add(meta(Graph.WRITES, order), location);
        Graph g = search.graph();
        g.touch(location);
        g.val[(e << 2) + 1] = value;
        if (script.isPresent()) {
            g.insert(e, script.get().place(g, e));
            causality.publish(g, e);
            g.link(e);
            checkRace(g, e);
            return;
        }
        int max = g.coLength[location] - 1;
        for (int p = search.oldest(e); p < max; p++) {
            // Between a read-modify-write and the write it read there is no place.
            if (!isUpdate(g, g.co[location][p + 1])) {
                alternatives.push(Alternatives.PLACE_AFTER, e, g.co[location][p], g.count - 1);
            }
        }
        g.insert(e, max + 1);
        causality.publish(g, e);
        g.link(e);
        checkRace(g, e);
        revisits.offer(g, e, Graph.NONE);
        search.wake(location);
    }

    private static boolean isUpdate(Graph g, int write) {
        return write >= 0 && g.is(write, Graph.UPDATE);
    }

    long update(int location, int order, int failure, int update, long operand, long expected) {
        int e = addUpdate(0, location, order, failure, update, operand, expected);
        Graph g = search.graph();
        if (script.isPresent()) {
            settleUpdate(g, e, scripted(g, e));
            return g.valueRead(e);
        }
        int max = g.coLength[location] - 1;
        int p = search.oldest(e);
        boolean known = p < max && spins.knows(g, e);
        for (; p < max; p++) {
            boolean futile = known && spins.isFutile(causality.valueAt(g, location, p));
            if (!futile && mayRead(g, e, p)) {
                alternatives.push(Alternatives.READ_FROM, e, g.co[location][p], g.count - 1);
            }
        }
        settleUpdate(g, e, g.co[location][max]);
        return g.valueRead(e);
    }

    private int addUpdate(int flags, int location, int order, int failure, int update, long operand, long expected) {
        int kind = Graph.READS | Graph.UPDATE | Graph.REVISITABLE | flags;
        int e = add(meta(kind, order) | failure << Graph.FAILURE_AT | update << Graph.UPDATE_AT, location);
        Graph g = search.graph();
        g.touch(location);
        g.frozen(e, freeze(g, e));
        g.val[(e << 2) + 2] = operand;
        g.val[(e << 2) + 3] = expected;
        return e;
    }

    private void settleUpdate(Graph g, int e, int source) {
        causality.see(g, e, source);
        boolean wrote = complete(g, e);
        g.link(e);
        checkRace(g, e);
        if (wrote) {
            search.wake(g.location(e));
        }
    }

    /**
     * False if another read-modify-write has read the write at this place and will go on doing so: then no graph that comes of
     * it is consistent.
     */
    private boolean mayRead(Graph g, int e, int place) {
        int location = g.location(e);
        int next = g.co[location][place + 1];
        if (!isUpdate(g, next) || !Causality.succeeds(g, e, causality.valueAt(g, location, place))) {
            return true;
        }
        return g.is(next, Graph.REVISITABLE) && !g.inPrefix(next, e);
    }

    /**
     * Writes what a read-modify-write whose source is known writes, and has that offer itself to reads.
     *
     * @return true if it wrote
     */
    boolean complete(Graph g, int e) {
        if (!Causality.succeeds(g, e, g.valueRead(e))) {
            g.clear(e, Graph.WRITES);
            return false;
        }
        g.set(e, Graph.WRITES);
        g.val[(e << 2) + 1] = Update.apply(g.update(e), g.valueRead(e), g.operand(e));
        int source = g.source(e);
        int place = source == Graph.INIT ? 1 : g.place(source) + 1;
        int location = g.location(e);
        int next = place < g.coLength[location] ? g.co[location][place] : Graph.NONE;
        g.insert(e, place);
        causality.publish(g, e);
        if (script.isEmpty()) {
            revisits.offer(g, e, isUpdate(g, next) ? next : Graph.NONE);
        }
        return true;
    }

    /** True if a read-modify-write that is complete is alone with the write that it read. */
    static boolean isAtomic(Graph g, int e) {
        int next = g.place(e) + 1;
        int location = g.location(e);
        return next == g.coLength[location] || !isUpdate(g, g.co[location][next]);
    }

    long await(int location, int order, int condition, long operand) {
        int e = add(
                meta(Graph.READS | Graph.REVISITABLE | Graph.AWAIT, order) | condition << Graph.CONDITION_AT, location);
        Graph g = search.graph();
        g.touch(location);
        g.val[(e << 2) + 2] = operand;
        if (script.isPresent()) {
            causality.see(g, e, scripted(g, e));
            g.link(e);
            checkRace(g, e);
            search.waiting().awaited(e);
            return g.valueRead(e);
        }
        int max = g.coLength[location] - 1;
        boolean hopeless = !Condition.holds(condition, causality.valueAt(g, location, max), operand);
        for (int p = search.oldest(e); p < max; p++) {
            if (Condition.holds(condition, causality.valueAt(g, location, p), operand)) {
                alternatives.push(Alternatives.READ_FROM, e, g.co[location][p], g.count - 1);
                hopeless = false;
            }
        }
        if (hopeless && search.defers()) {
            g.dropLast(e);
            throw search.waiting().deferred(location);
        }
        causality.see(g, e, g.co[location][max]);
        g.link(e);
        checkRace(g, e);
        search.waiting().awaited(e);
        return g.valueRead(e);
    }

    void awaitCompareAndSet(int location, int order, long expected, long value) {
        int e = addUpdate(Graph.AWAIT, location, order, Order.OPAQUE, Update.COMPARE_AND_SET, value, expected);
        Graph g = search.graph();
        if (script.isPresent()) {
            settleUpdate(g, e, scripted(g, e));
            search.waiting().awaitedSet(e);
            return;
        }
        int max = g.coLength[location] - 1;
        boolean hopeless = causality.valueAt(g, location, max) != expected;
        for (int p = search.oldest(e); p < max; p++) {
            if (causality.valueAt(g, location, p) == expected && mayRead(g, e, p)) {
                alternatives.push(Alternatives.READ_FROM, e, g.co[location][p], g.count - 1);
                hopeless = false;
            }
        }
        if (hopeless && search.defers()) {
            g.dropLast(e);
            throw search.waiting().deferred(location);
        }
        settleUpdate(g, e, g.co[location][max]);
        search.waiting().awaitedSet(e);
    }

    /** The freeze of the object through whose final field an access goes, as a name; 0 if there is none. */
    private int freeze(Graph g, int e) {
        int field = search.memory().through();
        if (field == Graph.NONE || field >= g.co.length || g.coLength[field] < 2) {
            return 0;
        }
        int object = search.locations().owner(field) + 1;
        int write = g.lastWrite(field);
        int end = write - g.index(write) + g.length[g.thread(write)];
        for (int f = write + 1; f < end; f++) {
            if (g.is(f, Graph.FENCE) && g.frozen(f) == object) {
                return g.inPrefix(f, e) ? g.name(f) : 0;
            }
        }
        return 0;
    }

    /** The end of the constructor of an object that nobody else can have reached. */
    void freeze(int object) {
        int e = add(meta(Graph.FENCE, Order.FREEZE), 0);
        search.graph().frozen(e, object + 1);
    }

    void fence(int order) {
        int e = add(meta(Graph.FENCE, order), 0);
        causality.fence(search.graph(), e);
    }

    int choose(int count) {
        return choose(Graph.CHOICE, count);
    }

    /** Picks whether a weak compare-and-set fails for no reason. */
    boolean failsSpuriously() {
        return choose(Graph.CHOICE | Graph.SPURIOUS, 2) == 1;
    }

    private int choose(int meta, int count) {
        int e = add(meta, count);
        Graph g = search.graph();
        if (script.isPresent()) {
            int chosen = script.get().choice(g.thread(e), g.index(e));
            g.val[e << 2] = chosen;
            return chosen;
        }
        for (int k = 1; k < count; k++) {
            alternatives.push(Alternatives.CHOOSE, e, k, g.count - 1);
        }
        g.val[e << 2] = 0;
        return 0;
    }

    void start(int thread) {
        Graph g = search.graph();
        if (thread >= g.threads) {
            throw search.fail(new IllegalStateException(
                    "thread " + thread + " is started; the exploration was made for " + g.threads + " threads"));
        }
        int e = add(Graph.START, thread);
        g = search.graph();
        g.startedBy[thread] = e;
        g.status[thread] = Graph.RUN;
    }

    void join(int thread) {
        search.growing();
        int status = search.graph().status[thread];
        if (status != Graph.DONE && status != Graph.FAILED) {
            throw search.waiting().joining();
        }
        int e = add(Graph.JOIN, thread);
        Causality.join(search.graph(), e, thread);
    }

    private void checkRace(Graph g, int e) {
        if (races) {
            DataRace race = race(g, e);
            if (race != null) {
                throw search.fail(race);
            }
        }
    }

    /** A race with an access that was just added or given its source, or null if there is none. */
    @Nullable
    DataRace race(Graph g, int e) {
        int location = g.location(e);
        boolean writes = g.is(e, Graph.WRITES);
        boolean plain = Order.plainly(g.order(e)) == Order.PLAIN;
        int t = g.thread(e);
        for (int u = 0; u < g.threads; u++) {
            if (u == t) {
                continue;
            }
            int before = g.rec[g.hb(e) + u];
            for (int a = g.last[location * g.threads + u]; a != Graph.NONE && g.index(a) >= before; a = g.previous(a)) {
                if ((writes || g.is(a, Graph.WRITES))
                        && (plain || Order.plainly(g.order(a)) == Order.PLAIN)
                        && !g.happensBefore(e, a)
                        && !search.locations().isRaceBenign(location)) {
                    return new DataRace(location, u, g.index(a), t, g.index(e));
                }
            }
        }
        return null;
    }
}
