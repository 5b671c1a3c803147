package smpng.litmus.cat;

import java.util.Set;
import smpng.litmus.cat.Value.Kind;
import smpng.memory.EventSet;
import smpng.memory.Relation;

/**
 * An expression, ready to be evaluated.
 *
 * @param kind what it evaluates to
 * @param dynamic whether it depends on where reads read from, or on the order of writes
 * @param monotone whether it only grows when an execution is completed
 * @param recursive whether it depends on what is being defined
 * @param union names of relations that it certainly contains
 * @param evaluation how it is evaluated
 */
record Node(Kind kind, boolean dynamic, boolean monotone, boolean recursive, Set<String> union, Evaluation evaluation) {
    /** Computes a value. */
    interface Evaluation {
        Value in(Frame frame);
    }

    /** Something that depends on nothing but the parts given. */
    static Node of(Kind kind, Evaluation evaluation, Node... parts) {
        boolean dynamic = false;
        boolean monotone = true;
        boolean recursive = false;
        for (Node part : parts) {
            dynamic |= part.dynamic;
            monotone &= part.monotone;
            recursive |= part.recursive;
        }
        return new Node(kind, dynamic, monotone, recursive, Set.of(), evaluation);
    }

    Node with(Set<String> contained) {
        return new Node(kind, dynamic, monotone, recursive, contained, evaluation);
    }

    /** The same where completing an execution may take pairs away. */
    Node shrinking() {
        return new Node(kind, dynamic, monotone && !dynamic, recursive, union, evaluation);
    }

    Relation relation(Frame frame) {
        Value value = evaluation.in(frame);
        return value instanceof Value.OfRelation r
                ? r.relation()
                : Relation.empty(frame.x().size());
    }

    EventSet set(Frame frame) {
        Value value = evaluation.in(frame);
        return value instanceof Value.OfSet s
                ? s.set()
                : EventSet.where(frame.x().size(), e -> false);
    }
}
