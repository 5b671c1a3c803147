package smpng.explorer.graph;

import java.util.Optional;

/**
 * One event of an execution, as counterexamples and oracles see it.
 *
 * @param thread its thread
 * @param index its place in program order, from 0
 * @param stamp its place in the order in which the exploration added events
 * @param kind what it does
 * @param order its order, one of {@link Order}'s
 * @param location the location; for START and JOIN the other thread; for CHOICE the number of options; for FENCE 0
 * @param read the value read or chosen
 * @param written the value written
 * @param source for a read: the write it got its value from; empty for the initial value
 * @param place for a write: its place in its location's coherence order, from 1; else 0
 * @param declared the order as the program has it, which a compare-and-set that fails does not have; with {@link
 *     Order#REFERENCE} where what is read is a reference
 */
public record Step(
        int thread,
        int index,
        int stamp,
        Kind kind,
        int order,
        int location,
        long read,
        long written,
        Optional<Id> source,
        int place,
        int declared) {
    /** A step with the order that the program has. */
    public Step(
            int thread,
            int index,
            int stamp,
            Kind kind,
            int order,
            int location,
            long read,
            long written,
            Optional<Id> source,
            int place) {
        this(thread, index, stamp, kind, order, location, read, written, source, place, order);
    }

    /** Its name. */
    public Id id() {
        return new Id(thread, index);
    }

    /** A step's name. */
    public record Id(int thread, int index) {}

    /** What a step does. */
    public enum Kind {
        READ,
        WRITE,
        /** A read-modify-write that wrote. */
        UPDATE,
        /** A compare-and-set that did not. */
        FAILED_UPDATE,
        FENCE,
        START,
        JOIN,
        CHOICE
    }
}
