package smpng.memory.model;

import java.util.List;
import smpng.memory.Event;
import smpng.memory.EventSet;
import smpng.memory.Model;
import smpng.memory.PreExecution;
import smpng.memory.Relation;
import smpng.memory.Tag;

/**
 * IA-64: a store becomes visible to its own processor first and to each other one at a time of its own, unless it is a
 * release or part of a semaphore instruction, which all others see at once (Intel: A Formal Specification of Intel
 * Itanium Processor Family Memory Ordering, 251429, 2002; Yang, Gopalakrishnan, Lindstrom, Slind: Analyzing the Intel
 * Itanium Memory Ordering Rules, CHARME 2003).
 *
 * <p>So the order is not over events but over visibilities: a load is one, a store its local one and a remote one for each
 * processor. Acquire is before everything after it, release after everything before it, mf both; besides these only
 * accesses to one location (but for two loads) and register dependencies are in order.
 */
public final class Ia64 implements Model {
    @Override
    public String name() {
        return "ia64";
    }

    @Override
    public boolean coherent() {
        return false;
    }

    @Override
    public List<String> caveats() {
        return List.of("ia64's visibility rules are those of the formal specification of 2002 as its literature retells"
                + " them; control dependencies are taken to order nothing");
    }

    @Override
    public Axioms over(PreExecution x) {
        Visibilities v = new Visibilities(x);
        Relation fixed = v.programOrder();
        return (e, judge) -> {
            if (!SharedAxioms.atomic(e, judge)) {
                return false;
            }
            Relation.Builder more = Relation.builder(v.count());
            for (Relation.Edge edge : e.rf().edges()) {
                v.readsFrom(edge.from(), edge.to(), more);
            }
            for (Relation.Edge edge : e.fr().edges()) {
                v.readsBefore(edge.from(), edge.to(), more);
            }
            for (Relation.Edge edge : e.co().edges()) {
                v.writtenBefore(edge.from(), edge.to(), more);
            }
            Relation order = fixed.or(more.build("visibility"));
            return order.isAcyclic() || judge.fallen("visibility order", () -> v.onEvents(order));
        };
    }

    /** The nodes of the order, and what of it program order gives. */
    private static final class Visibilities {
        private final PreExecution x;
        private final int processors;
        private final int[] local;
        private final int[][] remote;
        private final List<Integer> owners = new java.util.ArrayList<>();

        Visibilities(PreExecution x) {
            this.x = x;
            processors = x.events().stream().mapToInt(Event::thread).max().orElse(-1) + 1;
            local = new int[x.size()];
            remote = new int[x.size()][processors];
            EventSet atOnce = x.tagged(Tag.RELEASE).or(x.rmw().range());
            for (Event e : x.events()) {
                local[e.id()] = node(owners, e);
                int all = e.kind() == Event.Kind.WRITE ? node(owners, e) : local[e.id()];
                for (int p = 0; p < processors; p++) {
                    boolean own = e.kind() == Event.Kind.WRITE && !atOnce.contains(e.id()) && p > 0;
                    remote[e.id()][p] = own ? node(owners, e) : all;
                }
            }
        }

        private static int node(List<Integer> owners, Event e) {
            owners.add(e.id());
            return owners.size() - 1;
        }

        int count() {
            return owners.size();
        }

        Relation programOrder() {
            Relation.Builder order = Relation.builder(count());
            EventSet acquire = x.tagged(Tag.ACQUIRE);
            EventSet release = x.tagged(Tag.RELEASE);
            EventSet fence = x.fences(Tag.MF);
            EventSet reads = x.reads();
            Relation sameLocation = x.poLoc().minus(Relation.product(reads, reads));
            Relation ordered = x.po().from(acquire.or(fence))
                    .or(x.po().to(release.or(fence)))
                    .or(sameLocation)
                    .or(x.addr())
                    .or(x.data())
                    .or(x.rmw());
            for (Event e : x.events()) {
                for (int p = 0; p < processors && e.kind() == Event.Kind.WRITE; p++) {
                    order.add(local[e.id()], remote[e.id()][p]);
                }
            }
            for (Relation.Edge edge : ordered.edges()) {
                Event a = x.events().get(edge.from());
                Event b = x.events().get(edge.to());
                order.add(local[a.id()], local[b.id()]);
                boolean storeThenLoad = a.kind() == Event.Kind.WRITE && b.kind() == Event.Kind.READ;
                // A load may read its own processor's store before the others see that.
                for (int p = 0; p < processors && !(storeThenLoad && !release(a, b, acquire, fence)); p++) {
                    order.add(remote[a.id()][p], remote[b.id()][p]);
                }
            }
            return order.build("po");
        }

        /** True if more than the location or a dependency orders a store before a load: nothing but a fence does. */
        private static boolean release(Event store, Event load, EventSet acquire, EventSet fence) {
            return acquire.contains(store.id()) || fence.contains(store.id()) || fence.contains(load.id());
        }

        void readsFrom(int write, int read, Relation.Builder order) {
            int reader = x.events().get(read).thread();
            boolean own = x.events().get(write).thread() == reader;
            order.add(own ? local[write] : remote[write][reader], local[read]);
        }

        void readsBefore(int read, int write, Relation.Builder order) {
            int reader = x.events().get(read).thread();
            boolean own = x.events().get(write).thread() == reader;
            order.add(local[read], own ? local[write] : remote[write][reader]);
        }

        void writtenBefore(int first, int second, Relation.Builder order) {
            for (int p = 0; p < processors; p++) {
                order.add(remote[first][p], remote[second][p]);
            }
        }

        /** A cycle of the order, as steps between events. */
        Relation onEvents(Relation order) {
            List<Integer> cycle = order.cycle();
            Relation.Builder steps = Relation.builder(x.size());
            for (int i = 0; i < cycle.size(); i++) {
                int from = owners.get(cycle.get(i));
                int to = owners.get(cycle.get((i + 1) % cycle.size()));
                if (from != to) {
                    steps.add(from, to);
                }
            }
            return steps.build("visible before");
        }
    }
}
