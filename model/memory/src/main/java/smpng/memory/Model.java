package smpng.memory;

import java.util.List;

/**
 * A consistency model: which candidate executions a machine or a language allows.
 *
 * <p>A model is a formula over relations, in two steps, so that what depends on the threads alone is computed once: {@link
 * #over} gets the events and program order and answers with the axioms over reads-from and coherence.
 */
public interface Model {
    /** The name on the command line. */
    String name();

    /** The axioms, for the executions of these events. */
    Axioms over(PreExecution x);

    /**
     * True if completing an execution (giving a read its source, a write its place in coherence) never mends a violation,
     * so that enumeration may ask about partial ones.
     */
    default boolean monotone() {
        return true;
    }

    /**
     * True if the model implies coherence of every location (acyclic(po-loc | rf | co | fr)), so that enumeration need
     * not try anything else.
     */
    default boolean coherent() {
        return true;
    }

    /** What a user of the model's verdicts must know: a fact that is not confirmed in a source, a case left out. */
    default List<String> caveats() {
        return List.of();
    }

    /** The part of a formula that speaks of rf and co. */
    @FunctionalInterface
    interface Axioms {
        /** States each axiom to the judge, until one falls. */
        boolean hold(Execution e, Judge judge);
    }
}
