package smpng.explorer.graph;

import java.util.Arrays;
import smpng.memory.Tag;
import smpng.memory.mapping.Lowering;

/**
 * x86-TSO: program order without a store before a later load, unless a full fence or a locked instruction stands between;
 * external reads-from, coherence and from-reads. Together they have no cycle.
 *
 * <p>A cycle must go through the changed event and leave it by coherence, as under sequential consistency ({@link
 * SequentialOrder}). What has to come before it is, in each thread, two prefixes: all events up to one, and the reads up to
 * another, later one.
 */
final class StoreBuffers implements Consistency {
    private final boolean[] fencedLoad = new boolean[Order.FREEZE + 1];
    private final boolean[] fencedStoreBefore = new boolean[Order.FREEZE + 1];
    private final boolean[] fencedStoreAfter = new boolean[Order.FREEZE + 1];
    private final boolean[] fence = new boolean[Order.FREEZE + 1];

    /** By thread: the events up to here come first, and were collected. */
    private int[] all = new int[0];
    /** By thread: the reads up to here come first, and were collected. */
    private int[] reads = new int[0];
    /** By event: the round in which it was collected. */
    private int[] seen = new int[0];

    private int round;
    private int[] work = new int[64];
    private int pending;

    StoreBuffers(Lowering lowering) {
        for (int order = 0; order <= Order.FREEZE; order++) {
            Lowering.Access load = lowering.load(OrderTags.read(order));
            Lowering.Access store = lowering.store(OrderTags.write(order));
            fencedLoad[order] = load.before().stream().anyMatch(StoreBuffers::isFull);
            fencedStoreBefore[order] = store.before().stream().anyMatch(StoreBuffers::isFull);
            fencedStoreAfter[order] =
                    store.after().stream().anyMatch(StoreBuffers::isFull) || Tag.ATOMIC.in(store.write());
            fence[order] = lowering.fence(OrderTags.fence(order)).stream().anyMatch(StoreBuffers::isFull);
        }
    }

    private static boolean isFull(Lowering.Fence fence) {
        return Tag.MFENCE.in(fence.tags());
    }

    @Override
    public Bounds bounds() {
        return Bounds.PREFIX;
    }

    @Override
    public boolean holds(Graph g, int changed) {
        if (!g.is(changed, Graph.READS | Graph.WRITES)) {
            return true;
        }
        int x = g.location(changed);
        int after = g.placeSeen(changed) + 1;
        if (after >= g.coLength[x]) {
            return true;
        }
        int target = g.co[x][after];
        begin(g);
        before(g, changed);
        while (pending > 0) {
            int e = work[--pending];
            if (e == target) {
                return false;
            }
            before(g, e);
        }
        return true;
    }

    private void begin(Graph g) {
        if (all.length < g.threads) {
            all = new int[g.threads];
            reads = new int[g.threads];
        }
        if (seen.length < g.threads * g.capacity) {
            seen = new int[g.threads * g.capacity];
        }
        Arrays.fill(all, 0, g.threads, 0);
        Arrays.fill(reads, 0, g.threads, 0);
        round++;
        pending = 0;
    }

    /** Collects what comes directly before an event. */
    private void before(Graph g, int e) {
        int t = g.thread(e);
        int index = g.index(e);
        int meta = g.meta(e);
        boolean load = (meta & (Graph.READS | Graph.UPDATE)) == Graph.READS;
        if (load && !fencedLoad[Order.plainly(g.order(e))]) {
            collect(g, t, behindFence(g, t, index));
            collectReads(g, t, index);
        } else {
            collect(g, t, index);
        }
        if (g.startedBy[t] != Graph.NONE) {
            collect(g, g.thread(g.startedBy[t]), g.index(g.startedBy[t]) + 1);
        }
        if ((meta & Graph.JOIN) != 0) {
            collect(g, g.location(e), g.length[g.location(e)]);
        }
        if ((meta & Graph.READS) != 0) {
            int source = g.source(e);
            if (source != Graph.INIT && g.thread(source) != t) {
                push(source);
            }
        }
        if ((meta & Graph.WRITES) != 0) {
            overwritten(g, e);
        }
    }

    /** The write before this one in coherence, and who read that. */
    private void overwritten(Graph g, int e) {
        int x = g.location(e);
        int older = g.co[x][g.place(e) - 1];
        if (older != Graph.INIT) {
            push(older);
        }
        for (int u = 0; u < g.threads; u++) {
            for (int a = g.last[x * g.threads + u]; a != Graph.NONE; a = g.previous(a)) {
                if (a != e && g.is(a, Graph.READS) && g.source(a) == older) {
                    push(a);
                }
            }
        }
    }

    /** The index before which everything comes before a load: behind the last full fence or locked instruction. */
    private int behindFence(Graph g, int t, int index) {
        for (int i = index - 1; i >= 0; i--) {
            int e = t * g.capacity + i;
            int meta = g.meta(e);
            int order = Order.plainly(g.order(e));
            boolean fences = (meta & (Graph.UPDATE | Graph.START | Graph.JOIN)) != 0
                    || (meta & Graph.FENCE) != 0 && fence[order]
                    || (meta & (Graph.READS | Graph.WRITES)) == Graph.WRITES && fencedStoreAfter[order];
            if (fences) {
                return i + 1;
            }
            if ((meta & Graph.READS) != 0 && fencedLoad[order]
                    || (meta & Graph.WRITES) != 0 && fencedStoreBefore[order]) {
                return i;
            }
        }
        return 0;
    }

    private void collect(Graph g, int t, int to) {
        for (int i = all[t]; i < to; i++) {
            push(t * g.capacity + i);
        }
        all[t] = Math.max(all[t], to);
    }

    private void collectReads(Graph g, int t, int to) {
        for (int i = Math.max(all[t], reads[t]); i < to; i++) {
            if (g.is(t * g.capacity + i, Graph.READS)) {
                push(t * g.capacity + i);
            }
        }
        reads[t] = Math.max(reads[t], to);
    }

    private void push(int e) {
        if (seen[e] == round) {
            return;
        }
        seen[e] = round;
        if (pending == work.length) {
            work = Arrays.copyOf(work, pending * 2);
        }
        work[pending++] = e;
    }
}
