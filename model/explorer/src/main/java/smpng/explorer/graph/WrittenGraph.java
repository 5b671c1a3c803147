package smpng.explorer.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smpng.memory.Event;
import smpng.memory.Execution;
import smpng.memory.Judge;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;
import smpng.memory.mapping.Lowering;

/**
 * A graph, or some events of it, as an execution of the memory module. Each event becomes what the mapping writes for it.
 * Starting a thread is a release write to a place of its own that the thread reads first, with full fences on a machine; its end
 * and {@code join} likewise.
 */
final class WrittenGraph {
    private final Graph g;
    private final boolean[] among;
    private final boolean whole;
    private final Lowering lowering;
    private final ModelOrder.Dependencies dependencies;
    private final Locations locations;
    /** An access that has no source or place yet, or none; and the latest place that it may see or follow. */
    private int open = Graph.NONE;

    private int openUpTo;

    private final List<Event> events = new ArrayList<>();
    private final int[] initialOf;
    private final int[] readOf;
    private final int[] writeOf;
    private final int[] beginOf;
    private final int[] endOf;
    private final List<int[]> addr = new ArrayList<>();
    private final List<int[]> data = new ArrayList<>();
    private final List<int[]> ctrl = new ArrayList<>();
    private final List<int[]> amo = new ArrayList<>();
    private final List<int[]> rf = new ArrayList<>();
    /** Fences that only work behind a branch: the thread, the read that it is on, the fence. */
    private final List<int[]> decided = new ArrayList<>();

    /** The thread's reads of references so far. */
    private final int[] referring;

    private int references;
    private final boolean[] joined;
    private int places;

    /**
     * Prepares to write.
     *
     * @param among by event, whether it is written; if all are, initial writes are too, else reads of those, and of writes that
     *     are not among them, have no source but are before the writes that they did not see
     */
    WrittenGraph(
            Graph g,
            boolean[] among,
            boolean whole,
            Lowering lowering,
            ModelOrder.Dependencies dependencies,
            Locations locations) {
        this.g = g;
        this.among = among;
        this.whole = whole;
        this.lowering = lowering;
        this.dependencies = dependencies;
        this.locations = locations;
        initialOf = new int[g.co.length];
        Arrays.fill(initialOf, -1);
        readOf = new int[g.threads * g.capacity];
        writeOf = new int[g.threads * g.capacity];
        beginOf = new int[g.threads];
        endOf = new int[g.threads];
        referring = new int[g.capacity];
        places = g.co.length;
        joined = new boolean[g.threads];
    }

    /** The same with an access of which only is known that it is before the writes after a place. */
    WrittenGraph without(int access, int place) {
        open = access;
        openUpTo = place;
        return this;
    }

    /** States a model's axioms. */
    boolean hold(Model model, Judge judge) {
        write();
        PreExecution written = preExecution();
        return model.over(written).hold(execution(written), judge);
    }

    private void write() {
        for (int i = 0; i < g.count; i++) {
            int e = g.order[i];
            if (!among[e]) {
                continue;
            }
            if (g.is(e, Graph.JOIN)) {
                joined[g.location(e)] = true;
            } else if (whole && g.is(e, Graph.READS | Graph.WRITES) && initialOf[g.location(e)] < 0) {
                initialOf[g.location(e)] = add(Event.INITIAL, Event.Kind.WRITE, g.location(e), 0);
            }
        }
        for (int t = 0; t < g.threads; t++) {
            thread(t);
        }
        for (int i = 0; i < g.count; i++) {
            if (among[g.order[i]]) {
                source(g.order[i]);
            }
        }
    }

    private int add(int thread, Event.Kind kind, int location, long tags) {
        events.add(new Event(events.size(), thread, kind, location, tags, -1));
        return events.size() - 1;
    }

    private void thread(int t) {
        if (g.startedBy[t] != Graph.NONE && among[g.startedBy[t]]) {
            beginOf[t] = events.size();
            hand(t, Event.Kind.READ, -1);
        }
        references = 0;
        for (int i = 0; i < g.length[t]; i++) {
            int e = t * g.capacity + i;
            if (among[e]) {
                event(t, e);
            }
            // Also those that are not written: of two that gave a reference, neither need be waited for.
            if (g.is(e, Graph.READS) && (g.declaredOrder(e) & Order.REFERENCE) != 0) {
                referring[references++] = e;
            }
        }
        if (joined[t]) {
            endOf[t] = hand(t, Event.Kind.WRITE, places++);
        }
    }

    /** Hands over between threads: strong on machines, release and acquire in languages. */
    private int hand(int t, Event.Kind kind, int place) {
        if (lowering.isLanguage()) {
            return add(t, kind, place, kind == Event.Kind.READ ? Tag.ACQUIRE.bit() : Tag.RELEASE.bit());
        }
        List<Lowering.Fence> full = lowering.fence(Tag.SEQ_CST.bit());
        full.forEach(f -> add(t, Event.Kind.FENCE, -1, f.tags()));
        Lowering.Access access =
                kind == Event.Kind.READ ? lowering.load(Tag.ACQUIRE.bit()) : lowering.store(Tag.RELEASE.bit());
        access.before().forEach(f -> add(t, Event.Kind.FENCE, -1, f.tags()));
        int e = add(t, kind, place, kind == Event.Kind.READ ? access.read() : access.write());
        access.after().forEach(f -> add(t, Event.Kind.FENCE, -1, f.tags()));
        full.forEach(f -> add(t, Event.Kind.FENCE, -1, f.tags()));
        return e;
    }

    private void event(int t, int e) {
        int meta = g.meta(e);
        if ((meta & (Graph.READS | Graph.WRITES)) != 0) {
            access(t, e);
        } else if ((meta & Graph.FENCE) != 0) {
            for (Lowering.Fence fence : lowering.fence(OrderTags.fence(g.order(e)))) {
                fence(t, fence, -1);
            }
        } else if ((meta & Graph.START) != 0) {
            writeOf[e] = hand(t, Event.Kind.WRITE, places++);
        } else if ((meta & Graph.JOIN) != 0) {
            readOf[e] = events.size();
            hand(t, Event.Kind.READ, -1);
        }
    }

    private void access(int t, int e) {
        boolean reads = g.is(e, Graph.READS);
        boolean writes = g.is(e, Graph.WRITES);
        Lowering.Access access;
        if (g.is(e, Graph.UPDATE)) {
            // A machine runs the same instruction, whether that fails or not; in a language failing has its own
            // order.
            boolean asDeclared = writes || !lowering.isLanguage();
            int order = asDeclared ? g.declaredOrder(e) : g.order(e);
            access = lowering.update(OrderTags.read(order), asDeclared ? OrderTags.write(order) : 0);
        } else {
            access = reads ? lowering.load(OrderTags.read(g.order(e))) : lowering.store(OrderTags.write(g.order(e)));
        }
        for (Lowering.Fence fence : access.before()) {
            fence(t, fence, -1);
        }
        int read = -1;
        if (reads) {
            read = add(t, Event.Kind.READ, g.location(e), access.read());
            readOf[e] = read;
            depend(t, e, read);
        }
        if (writes) {
            int write = add(t, Event.Kind.WRITE, g.location(e), access.write());
            writeOf[e] = write;
            depend(t, e, write);
            if (reads) {
                amo.add(new int[] {read, write});
            }
        }
        for (Lowering.Fence fence : access.after()) {
            fence(t, fence, read);
        }
    }

    private void fence(int t, Lowering.Fence fence, int read) {
        int e = add(t, Event.Kind.FENCE, -1, fence.tags());
        if (fence.decided()) {
            decided.add(new int[] {t, read, e});
        }
    }

    private void depend(int t, int e, int id) {
        if (dependencies == ModelOrder.Dependencies.ALL) {
            for (int r = t * g.capacity; r < e; r++) {
                if (among[r] && g.is(r, Graph.READS)) {
                    addr.add(new int[] {readOf[r], id});
                    if (events.get(id).kind() == Event.Kind.WRITE) {
                        data.add(new int[] {readOf[r], id});
                    }
                }
            }
            return;
        }
        depend(id, locations.owner(g.location(e)) + 1);
        if (g.frozen(e) != 0) {
            // Reading the final field is no event: the address depends on the read that gave the field's object.
            depend(id, g.frozen(g.named(g.frozen(e))));
        }
    }

    private void depend(int id, long reference) {
        int giver = -1;
        for (int i = 0; i < references; i++) {
            if (g.valueRead(referring[i]) == reference) {
                if (giver >= 0) {
                    return; // one of two: neither need be waited for
                }
                giver = referring[i];
            }
        }
        if (giver >= 0 && among[giver]) {
            addr.add(new int[] {readOf[giver], id});
        }
    }

    private void source(int e) {
        if (e == open) {
            return;
        }
        if (g.is(e, Graph.READS)) {
            int source = g.source(e);
            if (whole || source != Graph.INIT && among[source]) {
                rf.add(new int[] {source == Graph.INIT ? initialOf[g.location(e)] : writeOf[source], readOf[e]});
            }
        } else if (g.is(e, Graph.START)) {
            int child = g.location(e);
            rf.add(new int[] {writeOf[e], readIn(beginOf[child])});
            placed(writeOf[e], readIn(beginOf[child]));
        } else if (g.is(e, Graph.JOIN)) {
            int ended = g.location(e);
            rf.add(new int[] {endOf[ended], readIn(readOf[e])});
            placed(endOf[ended], readIn(readOf[e]));
        }
    }

    /** The read of a hand-over, which may stand behind fences. */
    private int readIn(int from) {
        int e = from;
        while (events.get(e).kind() != Event.Kind.READ) {
            e++;
        }
        return e;
    }

    /** Gives the read of a hand-over the place that was written. */
    private void placed(int write, int read) {
        Event r = events.get(read);
        events.set(read, new Event(read, r.thread(), r.kind(), events.get(write).location(), r.tags(), r.line()));
    }

    private PreExecution preExecution() {
        for (int[] d : decided) {
            for (Event after : events) {
                if (after.thread() == d[0] && after.id() >= d[2]) {
                    ctrl.add(new int[] {d[1], after.id()});
                }
            }
        }
        return new PreExecution(
                events,
                relation("addr", addr),
                relation("data", data),
                relation("ctrl", ctrl),
                relation("amo", amo),
                Relation.empty(events.size()));
    }

    private Execution execution(PreExecution written) {
        Relation.Builder co = Relation.builder(events.size());
        Relation.Builder fr = Relation.builder(events.size());
        for (int i = 0; i < g.count; i++) {
            int e = g.order[i];
            if (!among[e] || e == open) {
                continue;
            }
            if (g.is(e, Graph.WRITES)) {
                before(writeOf[e], e, g.place(e), co);
                if (whole) {
                    co.add(initialOf[g.location(e)], writeOf[e]);
                }
            }
            boolean open = !whole && g.is(e, Graph.READS) && (g.source(e) == Graph.INIT || !among[g.source(e)]);
            if (open) {
                before(readOf[e], e, g.source(e) == Graph.INIT ? 0 : g.place(g.source(e)), fr);
            }
        }
        if (open != Graph.NONE) {
            boolean reads = g.is(open, Graph.READS);
            before(reads ? readOf[open] : writeOf[open], open, openUpTo, reads ? fr : co);
        }
        return new Execution(written, relation("rf", rf), co.build("co"), fr.build("fr"));
    }

    /** Relates an access to the writes, of others, after a place. */
    private void before(int id, int access, int place, Relation.Builder to) {
        int x = g.location(access);
        for (int p = place + 1; p < g.coLength[x]; p++) {
            int write = g.co[x][p];
            if (among[write] && write != access) {
                to.add(id, writeOf[write]);
            }
        }
    }

    private Relation relation(String name, List<int[]> pairs) {
        Relation.Builder relation = Relation.builder(events.size());
        for (int[] pair : pairs) {
            if (pair[0] >= 0) {
                relation.add(pair[0], pair[1]);
            }
        }
        return relation.build(name);
    }
}
