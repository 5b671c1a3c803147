package smpng.memory.generate;

import smpng.memory.Event.Kind;

/**
 * One edge of a cycle: from an access of one kind to an access of another.
 *
 * @param name as a test is named after it: {@code PodWR}, {@code Rfe}, {@code DpAddrdR}
 * @param from the kind of the first access
 * @param to the kind of the second
 * @param external true if the second is of the next thread
 * @param moves true if the second is to the next location
 * @param link what ties the two together in program order; for an edge between threads nothing
 * @param fromTags what the edge wants of the first access
 * @param toTags what the edge wants of the second access
 */
record Edge(String name, Kind from, Kind to, boolean external, boolean moves, Link link, long fromTags, long toTags) {
    /** What stands between two accesses of a thread. */
    sealed interface Link {
        /** Nothing. */
        record Bare() implements Link {}

        /** A fence. */
        record Fenced(long tags) implements Link {}

        /** The second's address depends on the first. */
        record Address() implements Link {}

        /** The value that the second writes depends on the first. */
        record Data() implements Link {}

        /** A branch on the first, and then a fence unless its mask is empty. */
        record Control(long fence) implements Link {}
    }
}
