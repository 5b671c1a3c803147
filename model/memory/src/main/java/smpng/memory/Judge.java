package smpng.memory;

import java.util.List;
import java.util.function.Supplier;

/**
 * To whom a model states its axioms. While executions are enumerated the judge only says yes or no; asked to explain
 * itself it keeps the first axiom that fell, with the cycle or the pair that broke it.
 */
public interface Judge {
    /** Requires that the relation has no cycle. */
    boolean acyclic(String axiom, Relation relation);

    /** Requires that no event is related to itself. */
    boolean irreflexive(String axiom, Relation relation);

    /** Requires that there is no pair. */
    boolean empty(String axiom, Relation relation);

    /**
     * Hears that an axiom fell, from a model that knows: false. The relation, which has a cycle, shows why; it is asked for
     * only if somebody wants to know.
     */
    default boolean fallen(String axiom, Supplier<Relation> why) {
        return acyclic(axiom, why.get());
    }

    /**
     * To be called now and then by a model that searches: throws what ends the search if its time is up. Whoever asks
     * without a limit need do nothing.
     */
    default void goOn() {}

    /** The judge that only says yes or no. */
    static Judge silent() {
        return new Silent();
    }

    /** Only says yes or no. */
    class Silent implements Judge {
        @Override
        public boolean fallen(String axiom, Supplier<Relation> why) {
            return false;
        }

        @Override
        public boolean acyclic(String axiom, Relation relation) {
            return relation.isAcyclic();
        }

        @Override
        public boolean irreflexive(String axiom, Relation relation) {
            return relation.isIrreflexive();
        }

        @Override
        public boolean empty(String axiom, Relation relation) {
            return relation.isEmpty();
        }
    }

    /**
     * Why an execution is forbidden.
     *
     * @param axiom the model's name of the axiom that fell
     * @param steps the edges that broke it, in order: for a cycle the last one ends where the first began
     */
    record Violation(String axiom, List<Relation.Edge> steps) {}
}
