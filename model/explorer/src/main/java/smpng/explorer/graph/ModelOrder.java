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
 * Any model of the memory module, asked about the whole graph each time, unless that is an {@link Interleaving}. Slow beside the
 * checks written for one model, but it is the model's own formula.
 *
 * <p>Each event becomes what the mapping writes for it. Starting a thread is a release write to a place of its own that the
 * thread reads first, with full fences on a machine; its end and {@code join} likewise.
 *
 * <p>Dependencies are assumed as {@link Dependencies} says; bytecode does not tell them.
 */
final class ModelOrder implements Consistency {
    /** What is assumed to depend on what was read. */
    enum Dependencies {
        /** Only the address of an object on the one read that can have given the thread its reference. */
        ADDRESSES,
        /** Every later write, and the address of every access, on every read before it. */
        ALL
    }

    private final Model model;
    private final Lowering lowering;
    private final Bounds bounds;
    private final Dependencies dependencies;
    private final Locations locations;
    private final Interleaving interleaving = new Interleaving();

    ModelOrder(Model model, Lowering lowering, Dependencies dependencies, Locations locations) {
        this.model = model;
        this.lowering = lowering;
        this.dependencies = dependencies;
        this.locations = locations;
        this.bounds = switch (model.name()) {
            case "rc11" -> Bounds.HAPPENS_BEFORE;
            case "jam" -> Bounds.VISIBILITY;
            case "sc", "x86-tso" -> Bounds.PREFIX;
            default -> model.coherent() ? Bounds.THREAD : Bounds.THREAD_WRITES;
        };
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }

    @Override
    public boolean holds(Graph graph, int changed) {
        return interleaving.is(graph) || judge(graph, Judge.silent());
    }

    /** In jam an event behind a full fence makes those before the fence heads of pushes, whatever it reads. */
    @Override
    public boolean isExtensible() {
        return !model.name().equals("jam");
    }

    /** States the model's axioms for a graph to a judge. */
    boolean judge(Graph graph, Judge judge) {
        Writing writing = new Writing(graph);
        writing.write();
        PreExecution events = writing.preExecution();
        return model.over(events).hold(writing.execution(events), judge);
    }

    /** A graph being written as an execution of the memory module. */
    private final class Writing {
        private final Graph g;
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

        Writing(Graph g) {
            this.g = g;
            initialOf = new int[g.co.length];
            Arrays.fill(initialOf, -1);
            readOf = new int[g.threads * g.capacity];
            writeOf = new int[g.threads * g.capacity];
            beginOf = new int[g.threads];
            endOf = new int[g.threads];
            Arrays.fill(beginOf, -1);
            Arrays.fill(endOf, -1);
            referring = new int[g.capacity];
            places = g.co.length;
            joined = new boolean[g.threads];
            for (int i = 0; i < g.count; i++) {
                if (g.is(g.order[i], Graph.JOIN)) {
                    joined[g.location(g.order[i])] = true;
                }
            }
        }

        void write() {
            for (int i = 0; i < g.usedCount; i++) {
                int x = g.used[i];
                if (g.coLength[x] > 1 || isAccessed(x)) {
                    initialOf[x] = add(Event.INITIAL, Event.Kind.WRITE, x, 0);
                }
            }
            for (int t = 0; t < g.threads; t++) {
                thread(t);
            }
            for (int t = 0; t < g.threads; t++) {
                for (int i = 0; i < g.length[t]; i++) {
                    source(t * g.capacity + i);
                }
            }
        }

        private boolean isAccessed(int x) {
            for (int t = 0; t < g.threads; t++) {
                if (g.last[x * g.threads + t] != Graph.NONE) {
                    return true;
                }
            }
            return false;
        }

        private int add(int thread, Event.Kind kind, int location, long tags) {
            events.add(new Event(events.size(), thread, kind, location, tags, -1));
            return events.size() - 1;
        }

        private void thread(int t) {
            if (g.startedBy[t] != Graph.NONE) {
                beginOf[t] = events.size();
                hand(t, Event.Kind.READ, -1);
            }
            references = 0;
            for (int i = 0; i < g.length[t]; i++) {
                int e = t * g.capacity + i;
                event(t, e);
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
                for (Lowering.Fence fence : lowering.fence(fenceTags(g.order(e)))) {
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
                access = lowering.update(readTags(order), asDeclared ? writeTags(order) : 0);
            } else {
                access = reads ? lowering.load(readTags(g.order(e))) : lowering.store(writeTags(g.order(e)));
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
            if (dependencies == Dependencies.ALL) {
                for (int r = t * g.capacity; r < e; r++) {
                    if (g.is(r, Graph.READS)) {
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
            if (giver >= 0) {
                addr.add(new int[] {readOf[giver], id});
            }
        }

        private void source(int e) {
            if (g.is(e, Graph.READS)) {
                int source = g.source(e);
                rf.add(new int[] {source == Graph.INIT ? initialOf[g.location(e)] : writeOf[source], readOf[e]});
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
            events.set(
                    read,
                    new Event(read, r.thread(), r.kind(), events.get(write).location(), r.tags(), r.line()));
        }

        PreExecution preExecution() {
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

        Execution execution(PreExecution written) {
            Relation.Builder co = Relation.builder(events.size());
            for (int i = 0; i < g.usedCount; i++) {
                int x = g.used[i];
                for (int p = 0; p < g.coLength[x]; p++) {
                    for (int q = p + 1; q < g.coLength[x]; q++) {
                        co.add(p == 0 ? initialOf[x] : writeOf[g.co[x][p]], writeOf[g.co[x][q]]);
                    }
                }
            }
            return new Execution(written, relation("rf", rf), co.build("co"));
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

    static long readTags(int order) {
        return switch (Order.plainly(order)) {
            case Order.PLAIN -> Tag.PLAIN.bit();
            case Order.ACQUIRE, Order.ACQUIRE_RELEASE -> Tag.ACQUIRE.bit();
            case Order.VOLATILE -> Tag.SEQ_CST.bit();
            default -> Tag.RELAXED.bit();
        };
    }

    static long writeTags(int order) {
        return switch (Order.plainly(order)) {
            case Order.PLAIN -> Tag.PLAIN.bit();
            case Order.RELEASE, Order.ACQUIRE_RELEASE -> Tag.RELEASE.bit();
            case Order.VOLATILE -> Tag.SEQ_CST.bit();
            default -> Tag.RELAXED.bit();
        };
    }

    static long fenceTags(int order) {
        return switch (Order.plainly(order)) {
            case Order.ACQUIRE -> Tag.ACQUIRE.bit();
            case Order.RELEASE -> Tag.RELEASE.bit();
            case Order.ACQUIRE_RELEASE -> Tag.mask(Tag.ACQUIRE, Tag.RELEASE);
            case Order.VOLATILE -> Tag.SEQ_CST.bit();
            case Order.LOAD_LOAD -> Tag.LOAD_LOAD.bit();
            case Order.STORE_STORE -> Tag.STORE_STORE.bit();
            default -> Tag.FREEZE.bit();
        };
    }
}
