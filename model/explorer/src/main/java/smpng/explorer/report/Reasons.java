package smpng.explorer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.memory.Judge;
import smpng.memory.Relation;

/** Keeps the first axiom that falls, with a shortest cycle of the axiom's relation, in the edges that it is made of. */
final class Reasons implements Judge {
    /** What is taken apart: names of the literature that are themselves made of edges between threads. */
    private static final Set<String> OPENED = Set.of("hb", "eco");

    private final int patience;
    private @Nullable Violation violation;
    private int asked;

    /**
     * A judge of one execution.
     *
     * @param patience a model that searches for longer is not waited for
     */
    Reasons(int patience) {
        this.patience = patience;
    }

    /** A model searches for too long. */
    static final class Impatience extends RuntimeException {
        private static final long serialVersionUID = 1;

        Impatience() {
            super("a model was asked for longer than anybody wants to wait", null, false, false);
        }
    }

    Optional<Violation> violation() {
        return Optional.ofNullable(violation);
    }

    @Override
    public void goOn() {
        if (++asked > patience) {
            throw new Impatience();
        }
    }

    @Override
    public boolean acyclic(String axiom, Relation relation) {
        return relation.isAcyclic() || falls(axiom, around(relation, relation.cycle()));
    }

    @Override
    public boolean irreflexive(String axiom, Relation relation) {
        List<Relation.Edge> best = List.of();
        for (int e = 0; e < relation.universe(); e++) {
            if (relation.contains(e, e)) {
                List<Relation.Edge> steps = relation.explain(e, e, OPENED);
                best = best.isEmpty() || steps.size() < best.size() ? steps : best;
            }
        }
        return relation.isIrreflexive() || falls(axiom, best);
    }

    @Override
    public boolean empty(String axiom, Relation relation) {
        return relation.isEmpty()
                || falls(
                        axiom,
                        relation.explain(
                                relation.edges().get(0).from(),
                                relation.edges().get(0).to(),
                                OPENED));
    }

    private static List<Relation.Edge> around(Relation relation, List<Integer> cycle) {
        List<Relation.Edge> steps = new ArrayList<>();
        for (int i = 0; i < cycle.size(); i++) {
            steps.addAll(relation.explain(cycle.get(i), cycle.get((i + 1) % cycle.size()), OPENED));
        }
        return steps;
    }

    private boolean falls(String axiom, List<Relation.Edge> steps) {
        if (violation == null) {
            violation = new Violation(axiom, List.copyOf(steps));
        }
        return false;
    }
}
