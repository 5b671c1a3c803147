package smpng.litmus.cat;

import smpng.memory.EventSet;
import smpng.memory.Relation;

/** What an expression of the cat language stands for. */
sealed interface Value {
    /** A set of events. */
    record OfSet(EventSet set) implements Value {}

    /** A relation on events. */
    record OfRelation(Relation relation) implements Value {}

    /** {@code 0}: the empty set or the empty relation, as is needed. */
    record Zero() implements Value {}

    /** What kind of value an expression has, whatever the execution. */
    enum Kind {
        SET,
        RELATION,
        /** Either: {@code 0}. */
        EITHER;

        String text() {
            return this == SET ? "a set" : this == RELATION ? "a relation" : "0";
        }
    }
}
