package smpng.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Keeps the first axiom that fell, with the edges that broke it. For one execution, by one thread. */
public final class Explaining implements Judge {
    private final Runnable goOn;
    private @Nullable Violation violation;

    /** A judge without a limit. */
    public Explaining() {
        this(() -> {});
    }

    /** A judge that does this when a model asks whether to {@link #goOn}. */
    public Explaining(Runnable goOn) {
        this.goOn = goOn;
    }

    @Override
    public void goOn() {
        goOn.run();
    }

    /** What was violated first, if anything. */
    public Optional<Violation> violation() {
        return Optional.ofNullable(violation);
    }

    @Override
    public boolean acyclic(String axiom, Relation relation) {
        List<Integer> cycle = relation.cycle();
        List<Relation.Edge> steps = new ArrayList<>();
        for (int i = 0; i < cycle.size(); i++) {
            steps.addAll(relation.explain(cycle.get(i), cycle.get((i + 1) % cycle.size())));
        }
        return verdict(cycle.isEmpty(), axiom, steps);
    }

    @Override
    public boolean irreflexive(String axiom, Relation relation) {
        for (int e = 0; e < relation.universe(); e++) {
            if (relation.contains(e, e)) {
                return verdict(false, axiom, relation.explain(e, e));
            }
        }
        return true;
    }

    @Override
    public boolean empty(String axiom, Relation relation) {
        List<Relation.Edge> edges = relation.edges();
        return edges.isEmpty()
                || verdict(
                        false,
                        axiom,
                        relation.explain(edges.get(0).from(), edges.get(0).to()));
    }

    private boolean verdict(boolean holds, String axiom, List<Relation.Edge> steps) {
        if (!holds && violation == null) {
            violation = new Violation(axiom, List.copyOf(steps));
        }
        return holds;
    }
}
