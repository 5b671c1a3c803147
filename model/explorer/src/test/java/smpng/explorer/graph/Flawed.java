package smpng.explorer.graph;

import java.util.Optional;
import smpng.memory.mapping.Lowering;
import smpng.memory.mapping.Mapping;
import smpng.memory.model.Models;

/** Explorers with a bug, for the tests of the tests. */
public enum Flawed {
    /** The model forbids nothing but what the choice of candidates forbids. */
    ACCEPTS_ALL_CANDIDATES {
        @Override
        boolean holds(Consistency sound, Graph g, int changed) {
            return true;
        }
    },
    /** A write never offers itself to a read that was there before it. */
    FORGETS_REVISITS {
        @Override
        boolean holds(Consistency sound, Graph g, int changed) {
            return sound.holds(g, changed) && !isRevisited(g, changed);
        }
    },
    /** A write always goes last in coherence. */
    FORGETS_PLACES {
        @Override
        boolean holds(Consistency sound, Graph g, int changed) {
            boolean places = g.is(changed, Graph.WRITES) && !g.is(changed, Graph.READS);
            return sound.holds(g, changed) && !(places && g.place(changed) < g.coLength[g.location(changed)] - 1);
        }
    },
    /** Reads bound each other by everything before them, as under sequential consistency. */
    BOUNDS_TOO_MUCH {
        @Override
        boolean holds(Consistency sound, Graph g, int changed) {
            return sound.holds(g, changed);
        }

        @Override
        Consistency.Bounds bounds(Consistency sound) {
            return Consistency.Bounds.PREFIX;
        }
    };

    abstract boolean holds(Consistency sound, Graph g, int changed);

    Consistency.Bounds bounds(Consistency sound) {
        return sound.bounds();
    }

    private static boolean isRevisited(Graph g, int e) {
        return g.is(e, Graph.READS) && g.source(e) != Graph.INIT && g.stamp(g.source(e)) > g.stamp(e);
    }

    /** Explores with this bug, for {@code sc} or {@code rc11}. */
    public Exploration.Result explore(Threads threads, Locations locations, String machine, Observer observer) {
        Consistency sound = sound(machine, locations);
        Consistency flawed = new Consistency() {
            @Override
            public Bounds bounds() {
                return Flawed.this.bounds(sound);
            }

            @Override
            public boolean holds(Graph graph, int changed) {
                return Flawed.this.holds(sound, graph, changed);
            }
        };
        Search.Options options = new Search.Options(false, false, true, 4096, 1_000_000, Optional.empty());
        Search search = new Search(threads, locations, flawed, options, observer, new Split(1));
        search.run();
        Search.Counts counts = search.counts();
        return new Exploration.Result(
                counts.complete, counts.blocked, counts.dropped, counts.cutOff, counts.failed, counts.gaveUp, true);
    }

    private static Consistency sound(String machine, Locations locations) {
        if (machine.equals("sc")) {
            return new SequentialOrder();
        }
        return new ReleaseAcquire(new ModelOrder(
                Models.byName(machine).orElseThrow(),
                Lowering.of(Mapping.FREEBSD, machine),
                ModelOrder.Dependencies.ADDRESSES,
                locations));
    }
}
